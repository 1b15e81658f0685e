import type { Environment } from './environment.ts'

/**
 * Settings with `${NAME}` in their texts replaced by the environment, so that secrets stay out of the file.
 *
 * @param missing told where a variable is named that is not set.
 */
export const expandVariables = (
  value: unknown,
  environment: Environment,
  missing: (path: readonly string[], name: string) => void,
  path: readonly string[] = [],
): unknown => {
  if (typeof value === 'string')
    return value.replace(/\$\{([A-Z_][A-Z0-9_]*)\}/g, (_, name: string) => {
      const found = environment[name]
      if (found === undefined) missing(path, name)
      return found ?? ''
    })
  if (Array.isArray(value))
    return value.map((item, index) => expandVariables(item, environment, missing, [...path, String(index)]))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      expandVariables(member, environment, missing, [...path, key]),
    ]),
  )
}
