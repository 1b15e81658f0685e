import {
  type Member,
  type Reference,
  type ServiceDescription,
  type Shape,
  shapeOf,
} from '../../src/wire/api.ts'
import { createExampleInputs, type Step } from './example-input.ts'
import type { ExampleStrings } from './example-string.ts'
import { type LeafValue, leafValues } from './leaf-values.ts'
import { brokenConstraints, mustNotBeNull, sentence, validationMessage } from './violated-constraints.ts'

export interface ConstraintCase {
  readonly kind: LeafValue['kind'] | 'required' | 'null'
  readonly path: string
  readonly input: object
  /** The message of a ValidationException, or `SerializationException`; undefined for an input that passes. */
  readonly refusal: string | undefined
}

/**
 * For every constraint that lies anywhere in an operation's input, inputs just inside it and just outside, valid
 * everywhere else. A shape that comes again in the tree is entered once; each of its members counts.
 */
export function* constraintCases(
  { operations, shapes }: ServiceDescription,
  operation: string,
  strings: ExampleStrings,
): Generator<ConstraintCase> {
  const root = operations[operation]?.input
  if (root) yield* new Walk(shapes, root, strings).enter({ target: root }, [], undefined)
}

class Walk {
  readonly #shapes: ServiceDescription['shapes']
  readonly #root: string
  readonly #strings: ExampleStrings
  readonly #examples: ReturnType<typeof createExampleInputs>
  readonly #entered = new Set<string>()

  constructor(shapes: ServiceDescription['shapes'], root: string, strings: ExampleStrings) {
    this.#shapes = shapes
    this.#root = root
    this.#strings = strings
    this.#examples = createExampleInputs(shapes, strings)
  }

  /** @param location where the request carries the value; undefined in a body. */
  *enter(
    reference: Reference,
    steps: readonly Step[],
    location: Member['location'],
  ): Generator<ConstraintCase> {
    if (this.#entered.has(reference.target)) return
    this.#entered.add(reference.target)
    const shape = shapeOf(this.#shapes, reference)
    if (shape.document) return
    for (const [name, member] of Object.entries(shape.members ?? {})) {
      if (member.eventstream) continue
      const at = [...steps, { member: name }]
      if (!shape.union) yield* this.#absences(member, at)
      yield* this.#values(member, at, member.location)
      yield* this.enter(member, at, member.location)
    }
    if (shape.type === 'list' && shape.member !== undefined) {
      const at = [...steps, { item: (shape.constraints?.max ?? 2) < 2 ? 0 : 1 }]
      if (location === undefined) yield this.#case('null', at, null, nullAt(at))
      yield* this.#values(shape.member, at, location)
      yield* this.enter(shape.member, at, location)
    }
    if (shape.type === 'map' && shape.key !== undefined && shape.value !== undefined) {
      const at = [...steps, { key: this.#strings.of(shapeOf(this.#shapes, shape.key)) }]
      yield* this.#keys(shape.key, shape.value, steps)
      yield this.#case('null', at, null, nullAt(at))
      yield* this.#values(shape.value, at, location)
      yield* this.enter(shape.value, at, location)
    }
  }

  *#absences({ required, location }: Member, at: readonly Step[]): Generator<ConstraintCase> {
    if (location === 'uri') return // without its label the request is another one
    const refusal = required ? nullAt(at) : undefined
    yield this.#case('required', at, undefined, refusal)
    if (location === undefined) yield this.#case('null', at, null, refusal)
  }

  *#values(
    reference: Reference,
    at: readonly Step[],
    location: Member['location'],
  ): Generator<ConstraintCase> {
    const shape = shapeOf(this.#shapes, reference)
    for (const { kind, value } of leafValues(
      this.#shapes,
      reference,
      this.#strings,
      this.#examples,
      location,
    )) {
      const broken = kind === 'type' ? [] : brokenConstraints(shape, value)
      const sentences = broken.map(constraint => sentence(shape, value, pathOf(at), constraint))
      const refusal = sentences.length > 0 ? validationMessage(sentences) : undefined
      yield this.#case(kind, at, value, kind === 'type' ? 'SerializationException' : refusal)
    }
  }

  *#keys(key: Reference, value: Reference, at: readonly Step[]): Generator<ConstraintCase> {
    const shape = shapeOf(this.#shapes, key)
    const entry = this.#examples.minimal(value.target)
    for (const { kind, value: text } of leafValues(
      this.#shapes,
      key,
      this.#strings,
      this.#examples,
      undefined,
    )) {
      if (kind === 'type') continue // every key of JSON is text
      const broken = brokenConstraints(shape, text)
      const whole = sentence(MAP, {}, pathOf(at), `Map keys must satisfy constraint: [${broken.join(', ')}]`)
      yield this.#case(
        kind,
        at,
        { [String(text)]: entry },
        broken.length > 0 ? validationMessage([whole]) : undefined,
      )
    }
  }

  #case(kind: ConstraintCase['kind'], at: readonly Step[], leaf: unknown, refusal: string | undefined) {
    return { kind, path: pathOf(at), input: this.#examples.along(this.#root, at, leaf) as object, refusal }
  }
}

const MAP: Shape = { type: 'map' }

const nullAt = (at: readonly Step[]): string => validationMessage([mustNotBeNull(pathOf(at))])

/** Dotted; items count from 1, as AWS writes them. */
const pathOf = (steps: readonly Step[]): string =>
  steps
    .map(step => ('member' in step ? step.member : `${'key' in step ? step.key : step.item + 1}.member`))
    .join('.')
