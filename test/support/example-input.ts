import { type Member, type Shape, type Shapes, shapeOf } from '../../src/wire/api.ts'
import type { ExampleStrings } from './example-string.ts'

/** One step from a value to a value inside it: a member, an item (0-based), the value of a map's key. */
export type Step = { readonly member: string } | { readonly item: number } | { readonly key: string }

export interface ExampleInputs {
  /** Only what has to be there. Blobs are Buffers and timestamps Dates, as an operation gets them. */
  minimal(target: string): unknown
  /**
   * Every member, two items in each list, one member of each union; cut short where a shape comes again.
   * @param variant which member of a union: from 0 to `variants` less one, each has its turn.
   */
  full(target: string, variant?: number): unknown
  /** As many as the largest union in the tree has members; 1 without any. */
  variants(target: string): number
  /** The minimal value, with what lies on the way to `leaf` added, and `leaf` at the end of the way. */
  along(target: string, steps: readonly Step[], leaf: unknown): unknown
}

/** Whole seconds, so that every timestamp format can say it. */
const SOME_TIME = new Date('2026-03-04T05:06:07Z')

/** Values that satisfy every constraint of a description; the same for the same strings. */
export const createExampleInputs = (shapes: Shapes, strings: ExampleStrings): ExampleInputs => {
  const shape = (target: string): Shape => shapeOf(shapes, { target })
  const membersOf = ({ members = {} }: Shape): [string, Member][] =>
    Object.entries(members).filter(([, { target }]) => !shape(target).eventstream)

  /** Minimal without a variant. Undefined where a shape cannot be without itself. */
  const make = (target: string, variant?: number, above: readonly string[] = [], index = 0): unknown => {
    if (above.includes(target)) return undefined
    const described = shape(target)
    const below = [...above, target]
    const child = (inner = '', at = 0) => make(inner, variant, below, at)
    const full = variant !== undefined
    if (described.document) return { text: 'any', list: [1, null, { deep: true }] }
    const { min = 0, max = Number.POSITIVE_INFINITY } = described.constraints ?? {}
    const size = Math.min(max, Math.max(min, full ? 2 : 1))
    const places = Array.from({ length: size }, (_, at) => at)
    switch (described.type) {
      case 'structure':
        return described.union ? union(described, variant, child) : structure(described, full, child)
      case 'list':
        return all(places.map(at => child(described.member?.target, at))) ?? (min === 0 ? [] : undefined)
      case 'map': {
        const values = all(places.map(at => child(described.value?.target, at)))
        return (
          values && Object.fromEntries(values.map((value, at) => [child(described.key?.target, at), value]))
        )
      }
      case 'string':
        return strings.of(described, index + (full ? 1 : 0))
      case 'boolean':
        return full
      case 'blob':
        return Buffer.alloc(Math.max(min, full ? 3 : 1), 'blob')
      case 'timestamp':
        return SOME_TIME
      default:
        return full ? Math.min(max, 1_000_000) : Math.max(min, Math.min(max, 1))
    }
  }

  const union = (described: Shape, variant = 0, child: (target: string) => unknown): unknown => {
    const members = membersOf(described)
    const turn = variant % members.length
    for (const [name, { target }] of [...members.slice(turn), ...members.slice(0, turn)]) {
      const value = child(target)
      if (value !== undefined) return { [name]: value }
    }
    return undefined
  }

  const structure = (described: Shape, full: boolean, child: (target: string) => unknown): unknown => {
    const result: Record<string, unknown> = {}
    for (const [name, { target, required, location }] of membersOf(described)) {
      if (!required && !full && location !== 'payload') continue
      const value = child(target)
      if (value !== undefined) result[name] = value
      else if (required) return undefined
    }
    return result
  }

  const finite = (target: string, variant?: number): unknown => {
    const value = make(target, variant)
    if (value === undefined) throw new Error(`No finite example of ${target}`)
    return value
  }

  const least = new Map<string, unknown>()
  const minimal = (target: string): unknown => {
    const value = least.get(target) ?? finite(target)
    least.set(target, value)
    return value
  }

  const variants = (target: string, seen = new Set<string>()): number => {
    if (seen.has(target)) return 1
    seen.add(target)
    const described = shape(target)
    const below = [...membersOf(described).map(([, member]) => member), described.member, described.value]
    const widths = below.map(each => (each === undefined ? 1 : variants(each.target, seen)))
    return Math.max(1, described.union ? membersOf(described).length : 1, ...widths)
  }

  const along = (target: string, [step, ...rest]: readonly Step[], leaf: unknown): unknown => {
    if (step === undefined) return leaf
    const described = shape(target)
    if ('member' in step) {
      const inner = along(described.members?.[step.member]?.target ?? '', rest, leaf)
      return { ...(described.union ? {} : (minimal(target) as object)), [step.member]: inner }
    }
    if ('key' in step) {
      return { ...(minimal(target) as object), [step.key]: along(described.value?.target ?? '', rest, leaf) }
    }
    const item = described.member?.target ?? ''
    const items = [...(minimal(target) as unknown[])]
    while (items.length < step.item) items.push(minimal(item))
    items[step.item] = along(item, rest, leaf)
    return items
  }

  return {
    minimal,
    full: (target, variant = 0) => finite(target, variant),
    variants: target => variants(target),
    along,
  }
}

const all = (values: unknown[]): unknown[] | undefined => (values.includes(undefined) ? undefined : values)
