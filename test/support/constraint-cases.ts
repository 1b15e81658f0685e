import { type ServiceDescription, type Shape, shapeOf } from '../../src/wire/api.ts'
import { createExampleInputs, type Step } from './example-input.ts'
import type { ExampleStrings } from './example-string.ts'
import { leafValues } from './leaf-values.ts'
import { mustNotBeNull, validationMessage, violatedConstraints } from './violated-constraints.ts'

export interface ConstraintCase {
  /** `length`, `pattern`, `enum`, `range`, `union`, `required`, `null`, `type`. */
  readonly kind: string
  readonly path: string
  readonly input: object
  /** The message of a ValidationException, a SerializationException, or undefined for an input that passes. */
  readonly refusal?: { readonly message: string } | 'SerializationException'
}

/**
 * For every constraint that lies anywhere in an operation's input, one input just inside it and one just outside,
 * valid everywhere else. A shape that comes again in the tree is entered once; each of its members counts.
 */
export function* constraintCases(
  { operations, shapes }: ServiceDescription,
  operation: string,
  strings: ExampleStrings,
): Generator<ConstraintCase> {
  const root = operations[operation]?.input
  if (root === undefined || root === null) return
  const examples = createExampleInputs(shapes, strings)
  const entered = new Set<string>()

  function* enter(target: string, steps: readonly Step[]): Generator<ConstraintCase> {
    if (entered.has(target)) return
    entered.add(target)
    const shape = shapeOf(shapes, { target })
    if (shape.document || shape.eventstream) return
    for (const [name, member] of Object.entries(shape.members ?? {})) {
      if (member.eventstream) continue
      const at = [...steps, { member: name }]
      if (member.location !== 'uri')
        yield* absences(at, member.required === true, member.location === undefined)
      yield* values(member.target, at, member.location)
      yield* enter(member.target, at)
    }
    if (shape.type === 'list' && shape.member !== undefined) {
      const at = [...steps, { item: (shape.constraints?.max ?? 2) < 2 ? 0 : 1 }]
      if (steps.length > 0 && !isBound(steps)) yield* nulls(at)
      yield* values(shape.member.target, at, locationOf(steps))
      yield* enter(shape.member.target, at)
    }
    if (shape.type === 'map' && shape.key !== undefined && shape.value !== undefined) {
      const key = strings.of(shapeOf(shapes, shape.key))
      const at = [...steps, { key }]
      yield* nulls(at)
      yield* keys(shape.key.target, shape.value.target, steps)
      yield* values(shape.value.target, at, undefined)
      yield* enter(shape.value.target, at)
    }
  }

  const input = (steps: readonly Step[], leaf: unknown) => examples.along(root, steps, leaf) as object
  const locationOf = ([first]: readonly Step[]) =>
    first !== undefined && 'member' in first
      ? shapeOf(shapes, { target: root }).members?.[first.member]?.location
      : undefined
  const isBound = (steps: readonly Step[]) => ['query', 'header'].includes(locationOf(steps) ?? '')

  function* absences(at: readonly Step[], required: boolean, inBody: boolean): Generator<ConstraintCase> {
    const path = pathOf(at)
    const inUnion = shapeAt(shapes, root, at.slice(0, -1))?.union === true
    if (inUnion) return // said by the union itself
    const refusal = required ? { message: validationMessage([mustNotBeNull(path)]) } : undefined
    yield { kind: 'required', path, input: input(at, undefined), ...(refusal && { refusal }) }
    if (inBody) yield { kind: 'null', path, input: input(at, null), ...(refusal && { refusal }) }
  }

  function* nulls(at: readonly Step[]): Generator<ConstraintCase> {
    const path = pathOf(at)
    yield {
      kind: 'null',
      path,
      input: input(at, null),
      refusal: { message: validationMessage([mustNotBeNull(path)]) },
    }
  }

  function* values(
    target: string,
    at: readonly Step[],
    location: string | undefined,
  ): Generator<ConstraintCase> {
    const shape = shapeOf(shapes, { target })
    if (shape.eventstream) return
    const path = pathOf(at)
    for (const { kind, value } of leafValues(shapes, target, strings, examples, location)) {
      if (kind === 'type') yield { kind, path, input: input(at, value), refusal: 'SerializationException' }
      else {
        const sentences = violatedConstraints(shape, value, path)
        yield {
          kind,
          path,
          input: input(at, value),
          ...(sentences.length > 0 && { refusal: { message: validationMessage(sentences) } }),
        }
      }
    }
  }

  function* keys(target: string, value: string, steps: readonly Step[]): Generator<ConstraintCase> {
    const path = pathOf(steps)
    const entry = examples.minimal(value)
    for (const { kind, value: text } of leafValues(shapes, target, strings, examples, 'key')) {
      const broken = violatedConstraints(shapeOf(shapes, { target }), text, path).map(
        sentence => sentence.split('failed to satisfy constraint: ')[1],
      )
      const constraint = `Map keys must satisfy constraint: [${broken.join(', ')}]`
      const message = validationMessage([`Value at '${path}' failed to satisfy constraint: ${constraint}`])
      yield {
        kind,
        path,
        input: input(steps, { [String(text)]: entry }),
        ...(broken.length > 0 && { refusal: { message } }),
      }
    }
  }

  yield* enter(root, [])
}

/** Dotted; items count from 1, as AWS writes them. */
const pathOf = (steps: readonly Step[]): string =>
  steps
    .map(step =>
      'member' in step ? step.member : 'key' in step ? `${step.key}.member` : `${step.item + 1}.member`,
    )
    .join('.')

const shapeAt = (
  shapes: ServiceDescription['shapes'],
  root: string,
  steps: readonly Step[],
): Shape | undefined => {
  let shape = shapeOf(shapes, { target: root })
  for (const step of steps) {
    const next = 'member' in step ? shape.members?.[step.member] : 'key' in step ? shape.value : shape.member
    if (next === undefined) return undefined
    shape = shapeOf(shapes, next)
  }
  return shape
}
