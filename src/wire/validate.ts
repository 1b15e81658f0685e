import { codePoints } from '../conversation/code-points.ts'
import { validationException } from '../errors.ts'
import type { Constraints, Reference, Shape, Shapes } from './api.ts'
import { shapeOf } from './api.ts'
import { compilePattern } from './pattern.ts'

/** AWS reports no more than this in one answer; it also bounds ours. */
const MOST_VIOLATIONS = 10
/** How much of a refused value is repeated to the client. */
const LONGEST_VALUE = 1_000

interface Violation {
  /** Dotted, list items as `2.member`, relative to the value checked. */
  readonly path: string
  /** Empty for lists and structures, which AWS does not print. */
  readonly value: string
  readonly constraint: string
}

/** Undefined when everything holds, so that the good case allocates nothing. */
type Check = (value: unknown) => Violation[] | undefined

/** Throws ValidationException. */
export type Validate = (input: object) => void

/**
 * Everything a description says of an operation's input: required members, null, lengths, patterns, ranges,
 * enums and unions, in AWS's common sentences (`1 validation error detected: Value null at 'messages' ...`).
 *
 * @returns a function that compiles the validator of an input shape; a service's operations share its shapes.
 */
export const createValidators = (shapes: Shapes): ((input: string | null) => Validate) => {
  const reference = createChecks(shapes)
  return input => toValidate(input === null ? undefined : reference({ target: input }))
}

const toValidate =
  (check: Check | undefined): Validate =>
  value => {
    const violations = check?.(value)
    if (violations === undefined) return
    const shown = violations.slice(0, MOST_VIOLATIONS)
    const sentences = shown.map(
      ({ path, value, constraint }) =>
        `Value ${value}at '${path}' failed to satisfy constraint: ${constraint}`,
    )
    const count = `${shown.length} validation error${shown.length === 1 ? '' : 's'} detected: `
    throw validationException(count + sentences.join('; '))
  }

const createChecks = (shapes: Shapes) => {
  const known = new Map<string, Check | undefined>()

  /** Undefined when nothing below can be wrong. */
  const reference = ({ target }: Reference): Check | undefined => {
    if (known.has(target)) return known.get(target)
    // A shape that refers to itself finds this in the meantime.
    known.set(target, value => known.get(target)?.(value))
    const check = build(shapeOf(shapes, { target }))
    known.set(target, check)
    return check
  }

  const build = (shape: Shape): Check | undefined => {
    if (shape.document) return undefined
    switch (shape.type) {
      case 'structure':
        return structure(shape)
      case 'list':
        return list(shape, reference(shape.member as Reference))
      case 'map':
        return map(shape, reference(shape.key as Reference), reference(shape.value as Reference))
      case 'string':
        return string(shape)
      case 'blob':
        return length(shape.constraints, value => (value as Buffer).length, shape)
      case 'boolean':
      case 'timestamp':
        return undefined
      default:
        return range(shape.constraints, shape)
    }
  }

  const structure = (shape: Shape): Check | undefined => {
    const members = Object.entries(shape.members ?? {}).flatMap(([name, member]) => {
      // A stream of events is not there yet when its operation begins.
      if (shapeOf(shapes, member).eventstream) return []
      const check = reference(member)
      return check === undefined && !member.required
        ? []
        : [{ name, check, required: member.required === true }]
    })
    const names = Object.keys(shape.members ?? {})
    if (members.length === 0 && !shape.union) return undefined
    return value => {
      const source = value as Record<string, unknown>
      let found: Violation[] | undefined
      for (const { name, check, required } of members) {
        const member = source[name]
        if (member === undefined) {
          if (required) found = [...(found ?? []), missing(name)]
        } else {
          const violations = check?.(member)
          if (violations) found = [...(found ?? []), ...under(name, violations)]
        }
        if (found !== undefined && found.length >= MOST_VIOLATIONS) return found
      }
      if (shape.union && Object.keys(source).length !== 1) {
        const constraint = `Member must have exactly one of the members set: [${names.join(', ')}]`
        found = [...(found ?? []), { path: '', value: '', constraint }]
      }
      return found
    }
  }

  return reference
}

const missing = (path: string): Violation => ({ path, value: 'null ', constraint: 'Member must not be null' })

const under = (name: string, violations: Violation[]): Violation[] =>
  violations.map(violation => ({
    ...violation,
    path: violation.path === '' ? name : `${name}.${violation.path}`,
  }))

const list = (shape: Shape, item: Check | undefined): Check => {
  const size = length(shape.constraints, value => (value as unknown[]).length, undefined)
  return value => {
    let found = size?.(value)
    const items = value as unknown[]
    for (let index = 0; index < items.length; index++) {
      const member = items[index]
      const violations = member === null ? [missing('')] : item?.(member)
      if (violations) found = [...(found ?? []), ...under(`${index + 1}.member`, violations)]
      if (found !== undefined && found.length >= MOST_VIOLATIONS) return found
    }
    return found
  }
}

const map = (shape: Shape, key: Check | undefined, item: Check | undefined): Check => {
  const size = length(shape.constraints, value => Object.keys(value as object).length, undefined)
  return value => {
    let found = size?.(value)
    for (const [name, member] of Object.entries(value as object)) {
      const keys = key?.(name)
      if (keys) {
        const constraint = `Map keys must satisfy constraint: [${keys.map(each => each.constraint).join(', ')}]`
        found = [...(found ?? []), { path: '', value: '', constraint }]
      }
      const violations = member === null ? [missing('')] : item?.(member)
      if (violations) found = [...(found ?? []), ...under(`${name}.member`, violations)]
      if (found !== undefined && found.length >= MOST_VIOLATIONS) return found
    }
    return found
  }
}

/** AWS puts the pattern before the lengths. */
const string = (shape: Shape): Check | undefined => {
  const pattern = shape.constraints?.pattern
  const matches = pattern === undefined ? undefined : compilePattern(pattern)
  const size = length(shape.constraints, value => codePoints(value as string), shape)
  const allowed = shape.enum && new Set(shape.enum)
  if (matches === undefined && size === undefined && allowed === undefined) return undefined
  return value => {
    let found: Violation[] | undefined
    const add = (constraint: string) => {
      found = [...(found ?? []), { path: '', value: print(value, shape), constraint }]
    }
    if (allowed !== undefined && !allowed.has(value as string)) {
      add(`Member must satisfy enum value set: [${[...allowed].join(', ')}]`)
    }
    if (matches !== undefined && !matches(value as string)) {
      add(`Member must satisfy regular expression pattern: ${pattern}`)
    }
    const sizes = size?.(value)
    return sizes === undefined ? found : [...(found ?? []), ...sizes]
  }
}

const length = (
  constraints: Constraints | undefined,
  measure: (value: unknown) => number,
  /** The shape whose value may be printed; none for lists and maps. */
  printed: Shape | undefined,
): Check | undefined => {
  const { min = 0, max = Number.POSITIVE_INFINITY } = constraints ?? {}
  if (min === 0 && max === Number.POSITIVE_INFINITY) return undefined
  return value => {
    const size = measure(value)
    if (size >= min && size <= max) return undefined
    const bound = size < min ? `greater than or equal to ${min}` : `less than or equal to ${max}`
    return [{ path: '', value: print(value, printed), constraint: `Member must have length ${bound}` }]
  }
}

const range = (constraints: Constraints | undefined, shape: Shape): Check | undefined => {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = constraints ?? {}
  if (min === Number.NEGATIVE_INFINITY && max === Number.POSITIVE_INFINITY) return undefined
  return value => {
    const number = value as number
    if (number >= min && number <= max) return undefined
    const bound = number > max ? `less than or equal to ${max}` : `greater than or equal to ${min}`
    return [{ path: '', value: print(value, shape), constraint: `Member must have value ${bound}` }]
  }
}

const print = (value: unknown, shape: Shape | undefined): string => {
  if (shape === undefined || shape.sensitive || typeof value === 'object') return ''
  return `'${String(value).slice(0, LONGEST_VALUE)}' `
}
