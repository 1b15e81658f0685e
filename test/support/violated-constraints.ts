import type { Shape } from '../../src/wire/api.ts'
import { lengthOf, matchesPattern } from './example-string.ts'

/** Which constraints of its shape a value breaks, in AWS's words and order, worked out from the description alone. */
export const brokenConstraints = (shape: Shape, value: unknown): string[] => {
  const { min, max, pattern } = shape.constraints ?? {}
  const broken: string[] = []
  const bound = (noun: string, size: number) => {
    if (min !== undefined && size < min)
      broken.push(`Member must have ${noun} greater than or equal to ${min}`)
    if (max !== undefined && size > max) broken.push(`Member must have ${noun} less than or equal to ${max}`)
  }
  if (typeof value === 'number') bound('value', value)
  else if (typeof value === 'string') {
    if (shape.enum !== undefined && !shape.enum.includes(value))
      broken.push(`Member must satisfy enum value set: [${shape.enum.join(', ')}]`)
    if (pattern !== undefined && !matchesPattern(pattern, value))
      broken.push(`Member must satisfy regular expression pattern: ${pattern}`)
    bound('length', lengthOf(value))
  } else if (Array.isArray(value) || Buffer.isBuffer(value)) bound('length', value.length)
  else if (shape.type === 'map') bound('length', Object.keys(value as object).length)
  else if (shape.union && Object.keys(value as object).length !== 1)
    broken.push(
      `Member must have exactly one of the members set: [${Object.keys(shape.members ?? {}).join(', ')}]`,
    )
  return broken
}

/** Secrets, lists, structures and blobs are not repeated; Outcrop repeats no more than 1,000 characters. */
export const sentence = (shape: Shape, value: unknown, path: string, constraint: string): string => {
  const printed = shape.sensitive || typeof value === 'object' ? '' : `'${String(value).slice(0, 1_000)}' `
  return `Value ${printed}at '${path}' failed to satisfy constraint: ${constraint}`
}

export const mustNotBeNull = (path: string): string =>
  `Value null at '${path}' failed to satisfy constraint: Member must not be null`

/** One answer for all sentences. */
export const validationMessage = (sentences: readonly string[]): string =>
  `${sentences.length} validation error${sentences.length === 1 ? '' : 's'} detected: ${sentences.join('; ')}`
