import { malformed } from './check-body.ts'

/**
 * What a number of a body may be where only a few are allowed. After `checkBody`: a list of numbers is no range.
 *
 * @throws ValidationException `Malformed input request: ...`
 */
export const checkChoice = (value: unknown, path: string, choices: readonly number[]): number | undefined => {
  if (value === undefined) return undefined
  if (typeof value === 'number' && choices.includes(value)) return value
  throw malformed([`${path}: ${value} is not a valid enum value`])
}
