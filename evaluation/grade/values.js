import { bare } from './text.js'

const isObject = value => typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Whether a value is the wanted one: texts by their words, numbers also when written as text where a text is wanted,
 * lists in any order. `{ anyOf: [...] }` takes one of several, `{ optional: value }` also none, `{ any: true }` whatever is said.
 */
export const matches = (wanted, got) => {
  if (isObject(wanted) && Object.hasOwn(wanted, 'anyOf')) return wanted.anyOf.some(each => matches(each, got))
  if (isObject(wanted) && Object.hasOwn(wanted, 'optional'))
    return got === undefined || got === null || matches(wanted.optional, got)
  if (isObject(wanted) && wanted.any === true) return got !== undefined && got !== null && got !== ''
  if (typeof wanted === 'string')
    return (typeof got === 'string' || typeof got === 'number') && bare(wanted) === bare(got)
  if (Array.isArray(wanted)) return Array.isArray(got) && sameItems(wanted, got)
  if (isObject(wanted)) return isObject(got) && mismatches(wanted, got).length === 0
  return wanted === got
}

const sameItems = (wanted, got) => {
  if (wanted.length !== got.length) return false
  const left = [...got]
  return wanted.every(each => {
    const at = left.findIndex(candidate => matches(each, candidate))
    if (at === -1) return false
    left.splice(at, 1)
    return true
  })
}

/** Misses of an object: every wanted key, and nothing but wanted keys. */
export const mismatches = (wanted, got) => [
  ...Object.keys(wanted)
    .filter(key => !matches(wanted[key], got[key]))
    .map(key => `${key} is ${JSON.stringify(got[key])}, not ${JSON.stringify(wanted[key])}`),
  ...Object.keys(got)
    .filter(key => !Object.hasOwn(wanted, key) && got[key] !== null)
    .map(key => `${key} was not asked for`),
]
