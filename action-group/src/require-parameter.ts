import type { Parameters, ParameterValue } from './event.ts'
import { excerpt } from './excerpt.ts'
import { readParameter } from './read-parameter.ts'
import { Refusal } from './refusal.ts'

export interface ParameterTypes {
  string: string
  number: number
  integer: number
  boolean: boolean
  array: readonly ParameterValue[]
}

/**
 * A parameter that the function cannot do without.
 *
 * @throws Refusal when the model left it out, left it empty or gave one of another type.
 */
export const requireParameter = <Type extends keyof ParameterTypes>(
  parameters: Parameters,
  name: string,
  type: Type,
): ParameterTypes[Type] => {
  const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined
  if (value === undefined || value === null || value === '') {
    throw new Refusal(`The parameter ${excerpt(name)} is missing.`)
  }
  return readParameter(name, type, value) as ParameterTypes[Type]
}
