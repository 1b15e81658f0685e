const LONGEST = 60

/** What a sentence quotes of a text or a value: never more than a line of it. */
export const excerpt = (value: unknown): string => {
  if (typeof value === 'string') {
    return JSON.stringify(value.length > LONGEST ? `${value.slice(0, LONGEST)}...` : value)
  }
  if (typeof value === 'bigint') return 'a big integer'
  if (typeof value === 'function') return 'a function'
  if (typeof value === 'symbol') return 'a symbol'
  if (Array.isArray(value)) return 'an array'
  return typeof value === 'object' && value !== null ? 'an object' : String(value)
}
