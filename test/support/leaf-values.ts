import { type Member, type Reference, type Shape, type Shapes, shapeOf } from '../../src/wire/api.ts'
import type { ExampleInputs } from './example-input.ts'
import type { ExampleStrings } from './example-string.ts'

export interface LeafValue {
  readonly kind: 'length' | 'pattern' | 'enum' | 'range' | 'union' | 'type'
  readonly value: unknown
}

/** In bytes or characters; the bounds beyond are those of the whole body. */
const LONGEST = 11_000_000

/** Values of one shape at and beyond each of its bounds, and of the wrong JSON type. */
export function* leafValues(
  shapes: Shapes,
  reference: Reference,
  strings: ExampleStrings,
  examples: ExampleInputs,
  location: Member['location'],
): Generator<LeafValue> {
  const shape = shapeOf(shapes, reference)
  if (shape.document) return
  const wrong = wrongType(shape, location)
  if (wrong !== undefined) yield { kind: 'type', value: wrong }
  const { min, max } = shape.constraints ?? {}
  const { member, value } = shape
  switch (shape.type) {
    case 'string':
      yield* texts(shape, strings, location)
      return
    case 'integer':
    case 'long':
    case 'float':
    case 'double':
      if (min !== undefined) yield* [min, min - 1].map(each => ({ kind: 'range', value: each }) as const)
      if (max !== undefined) yield* [max, max + 1].map(each => ({ kind: 'range', value: each }) as const)
      return
    case 'blob':
      for (const size of sizes(min, max)) yield { kind: 'length', value: Buffer.alloc(size, 'blob') }
      return
    case 'list':
      if (member === undefined) return
      for (const size of sizes(min, max).filter(each => each > 0 || location !== 'query'))
        yield { kind: 'length', value: Array.from({ length: size }, () => examples.minimal(member.target)) }
      return
    case 'map': {
      const key = shape.key && shapeOf(shapes, shape.key)
      if (key === undefined || value === undefined) return
      for (const size of sizes(min, max)) {
        const start = strings.of(key).slice(0, 8)
        const entries = Array.from({ length: size }, (_, index) => [
          `${start}${index}`,
          examples.minimal(value.target),
        ])
        yield { kind: 'length', value: Object.fromEntries(entries) }
      }
      return
    }
    case 'structure':
      if (shape.union) yield* unions(shape, examples)
  }
}

function* texts(shape: Shape, strings: ExampleStrings, location: Member['location']): Generator<LeafValue> {
  for (const value of shape.enum ?? []) yield { kind: 'enum', value }
  if (shape.enum !== undefined) yield { kind: 'enum', value: `${shape.enum[0]}-not` }
  const { min, max, pattern } = shape.constraints ?? {}
  if (shape.enum === undefined) {
    for (const size of sizes(min, max)) {
      // A path has no place for an empty label.
      if (size === 0 && location === 'uri') continue
      yield {
        kind: 'length',
        value: strings.ofLength(shape, size) ?? strings.of(shape).slice(0, size).padEnd(size, 'x'),
      }
      if (pattern === undefined && location === undefined && size < 10_000)
        yield { kind: 'length', value: '\u{1f600}'.repeat(size) }
    }
  }
  if (pattern === undefined) return
  yield { kind: 'pattern', value: strings.of(shape) }
  const against = strings.against(shape)
  if (against !== undefined) yield { kind: 'pattern', value: against }
}

function* unions(shape: Shape, examples: ExampleInputs): Generator<LeafValue> {
  yield { kind: 'union', value: {} }
  const members = Object.entries(shape.members ?? {})
  const [first, second] = members
  if (first === undefined || second === undefined) return
  const two = {
    [first[0]]: examples.minimal(first[1].target),
    [second[0]]: examples.minimal(second[1].target),
  }
  yield { kind: 'union', value: two }
  for (const [name, { target }] of members)
    yield { kind: 'union', value: { [name]: examples.minimal(target) } }
}

/** Just inside and just outside of both bounds. */
const sizes = (min: number | undefined, max: number | undefined): number[] => [
  ...new Set([
    ...(min === undefined || min === 0 ? [] : [min, min - 1]),
    ...(max === undefined || max > LONGEST ? [] : [max, max + 1]),
  ]),
]

/** Labels, headers and query parameters are text: only what is no number, boolean or date can be wrong there. */
const wrongType = (shape: Shape, location: Member['location']): unknown => {
  const isText = shape.type === 'string' || shape.type === 'list'
  if (location === 'query') return isText ? undefined : 'neither'
  if (location !== undefined && shape.type !== 'structure') return undefined
  return isText || shape.type === 'blob' ? true : 'neither'
}
