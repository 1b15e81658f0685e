import { nearest } from './describe-issue.ts'
import type { PartialConfig } from './schema.ts'

export type Environment = Readonly<Record<string, string | undefined>>

const asNumber = (text: string): unknown => (/^\d+$/.test(text) ? Number(text) : text)
const asBoolean = (text: string): unknown => (text === 'true' ? true : text === 'false' ? false : text)
/** A JSON map of names to models; a text that is none stays, to be refused. */
const asJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
const asText = (text: string): unknown => text

/** Each variable, the setting it sets, and how its text is read. A text that cannot be read stays, to be refused. */
const variables: Readonly<
  Record<string, { readonly key: keyof PartialConfig; readonly read: (text: string) => unknown }>
> = {
  OUTCROP_PRESET: { key: 'preset', read: asText },
  OUTCROP_PORT: { key: 'port', read: asNumber },
  OUTCROP_HOST: { key: 'host', read: asText },
  OUTCROP_HOME: { key: 'home', read: asText },
  OUTCROP_ALIASES: { key: 'aliases', read: asJson },
  OUTCROP_ALLOW_UNVERIFIED_NETWORK: { key: 'allowUnverifiedNetwork', read: asBoolean },
}

/** Read elsewhere: they are no setting of their own. */
const others = [
  'OUTCROP_CONFIG',
  'OUTCROP_LOG_LEVEL',
  'OUTCROP_ROOT_ACCESS_KEY_ID',
  'OUTCROP_ROOT_SECRET_ACCESS_KEY',
]
const known = [...Object.keys(variables), ...others]

/** Settings that `OUTCROP_*` variables give, each with the name of its variable. */
export const readEnvironment = (
  environment: Environment,
): { readonly settings: Record<string, unknown>; readonly names: Map<string, string> } => {
  const settings: Record<string, unknown> = {}
  const names = new Map<string, string>()
  for (const [name, { key, read }] of Object.entries(variables)) {
    const text = environment[name]
    if (text === undefined || text === '') continue
    settings[key] = read(text)
    names.set(key, name)
  }
  return { settings, names }
}

/** Variables that look like ours and are not: a warning each. */
export const unknownVariables = (environment: Environment): string[] =>
  Object.keys(environment)
    .filter(name => name.startsWith('OUTCROP_') && !name.startsWith('OUTCROP_TEST_') && !known.includes(name))
    .map(name => {
      const near = nearest(name, known)
      return `Unknown variable ${name}.${near === undefined ? '' : ` Did you mean ${near}?`}`
    })
