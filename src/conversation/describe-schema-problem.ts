/** Where in the value; written out only for what is wrong. */
export interface Path {
  readonly parent: Path | undefined
  readonly key: string | number
}

const LONGEST_PATH = 200

/** `$.items[2].price`. */
export const written = (path: Path | undefined): string => {
  const keys: (string | number)[] = []
  for (let step = path; step !== undefined; step = step.parent) keys.push(step.key)
  let text = '$'
  for (const key of keys.reverse()) {
    if (text.length > LONGEST_PATH) return `${text}…`
    text += typeof key === 'string' && /^[\w$]{1,100}$/.test(key) ? `.${key}` : `[${shown(key)}]`
  }
  return text
}

const LONGEST_SHOWN = 100
const MOST_SHOWN = 8

/** A value in a message: short, whatever it is. */
export const shown = (value: unknown): string => {
  if (typeof value === 'string')
    return JSON.stringify(value.length > LONGEST_SHOWN ? `${value.slice(0, LONGEST_SHOWN)}…` : value)
  if (Array.isArray(value)) return 'a given array'
  return typeof value === 'object' && value !== null ? 'a given object' : String(value)
}

export const shownList = (values: readonly unknown[]): string =>
  `${values.slice(0, MOST_SHOWN).map(shown).join(', ')}${values.length > MOST_SHOWN ? ', …' : ''}`

/** `integer or null`. */
export const typeNames = (type: unknown): string =>
  [type]
    .flat()
    .filter(each => typeof each === 'string')
    .slice(0, MOST_SHOWN)
    .join(' or ')
