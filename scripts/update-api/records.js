// @ts-check

/**
 * The record without its undefined values.
 * @param {Record<string, any>} values
 * @returns {any}
 */
export const compact = values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))

/** @type {(values: Record<string, any>) => any} */
export const compactOrNothing = values => {
  const left = compact(values)
  return Object.keys(left).length > 0 ? left : undefined
}

/** @type {(values: Record<string, any>, keys: string[]) => Record<string, any>} */
export const pick = (values, keys) =>
  Object.fromEntries(keys.filter(key => key in values).map(key => [key, values[key]]))

/** @type {<T>(values: Record<string, any>, change: (value: any, key: string) => T) => Record<string, T>} */
export const mapValues = (values, change) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value, key)]))
