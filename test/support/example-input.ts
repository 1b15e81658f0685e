import { type Shape, type Shapes, shapeOf } from '../../src/wire/api.ts'
import type { ExampleStrings } from './example-string.ts'

/** One step from a value to a value inside it: a member, an item (0-based), the value of a map's key. */
export type Step = { readonly member: string } | { readonly item: number } | { readonly key: string }

export interface ExampleInputs {
  /** Only what has to be there. Blobs are Buffers and timestamps Dates, as an operation gets them. */
  minimal(target: string): unknown
  /** Every member, one of each union, two items in each list; cut short where a shape comes again. */
  full(target: string): unknown
  /** The minimal value, with what lies on the way to `leaf` added, and `leaf` at the end of the way. */
  along(target: string, steps: readonly Step[], leaf: unknown): unknown
}

/** Whole seconds, so that every timestamp format can say it. */
const SOME_TIME = new Date('2026-03-04T05:06:07Z')

/** Values that satisfy every constraint of a description; the same for the same strings. */
export const createExampleInputs = (shapes: Shapes, strings: ExampleStrings): ExampleInputs => {
  const shape = (target: string): Shape => shapeOf(shapes, { target })

  /** Undefined where a shape cannot be without itself. */
  const make = (target: string, full: boolean, above: readonly string[], index = 0): unknown => {
    if (above.includes(target)) return undefined
    const described = shape(target)
    const below = [...above, target]
    const child = (inner: string, at = 0) => make(inner, full, below, at)
    if (described.document) return { text: 'any', list: [1, null, { deep: true }] }
    const { min = 0, max = Number.POSITIVE_INFINITY } = described.constraints ?? {}
    const size = Math.min(max, Math.max(min, full ? 2 : 1))
    switch (described.type) {
      case 'structure':
        return structure(described, full, child)
      case 'list':
        return (
          all(Array.from({ length: size }, (_, at) => child(described.member?.target ?? '', at))) ??
          (min === 0 ? [] : undefined)
        )
      case 'map': {
        const keys = Array.from({ length: size }, (_, at) => child(described.key?.target ?? '', at) as string)
        const values = all(keys.map((_, at) => child(described.value?.target ?? '', at)))
        return values && Object.fromEntries(keys.map((key, at) => [key, values[at]]))
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

  const structure = (described: Shape, full: boolean, child: (target: string) => unknown): unknown => {
    const members = Object.entries(described.members ?? {}).filter(
      ([, member]) => !shape(member.target).eventstream,
    )
    if (described.union) {
      for (const [name, { target }] of full ? members.reverse() : members) {
        const value = child(target)
        if (value !== undefined) return { [name]: value }
      }
      return undefined
    }
    const result: Record<string, unknown> = {}
    for (const [name, { target, required, location }] of members) {
      if (!required && !full && location !== 'payload') continue
      const value = child(target)
      if (value !== undefined) result[name] = value
      else if (required) return undefined
    }
    return result
  }

  const least = new Map<string, unknown>()
  const minimal = (target: string): unknown => {
    const value = least.get(target) ?? existing(target, false)
    least.set(target, value)
    return value
  }

  const existing = (target: string, full: boolean): unknown => {
    const value = make(target, full, [])
    if (value === undefined) throw new Error(`No finite example of ${target}`)
    return value
  }

  const along = (target: string, [step, ...rest]: readonly Step[], leaf: unknown): unknown => {
    if (step === undefined) return leaf
    const { members, member, value, union } = shape(target)
    if ('member' in step) {
      const inner = along(members?.[step.member]?.target ?? '', rest, leaf)
      const base = union ? {} : minimal(target)
      return { ...(base as object), [step.member]: inner }
    }
    if ('key' in step) {
      return { ...(minimal(target) as object), [step.key]: along(value?.target ?? '', rest, leaf) }
    }
    const items = [...(minimal(target) as unknown[])]
    while (items.length < step.item) items.push(minimal(member?.target ?? ''))
    items[step.item] = along(member?.target ?? '', rest, leaf)
    return items
  }

  return { minimal, full: target => existing(target, true), along }
}

const all = (values: unknown[]): unknown[] | undefined => (values.includes(undefined) ? undefined : values)
