/** The type that a request in words gives to a member of the JSON that it asks for. */
export type DeclaredType = 'string' | 'number' | 'integer' | 'boolean' | 'array'

const ANALYSED = 8_000
const MOST_MEMBERS = 50

const types =
  'strings?|text|numbers?|numeric|integers?|int|float|decimal|booleans?|bool|true ?(?:or|/|\\|) ?false|arrays?|list'
/** `"urgent" (true or false)`, `name (string)`, `"tags": array`, `age as an integer`. */
const marked = new RegExp(
  `["'\`]?\\b([A-Za-z_]\\w{0,39})["'\`]?(?: ?\\(|: ?| as )(?:an? )?<?(${types})\\b`,
  'gi',
)
/** `a "summary" string and an "open_questions" array of strings`. */
const quoted = new RegExp(`["'\`]([A-Za-z_]\\w{0,39})["'\`] (?:an? )?(?:\\w+ )?(${types})\\b`, 'gi')
/** `"score": <integer from 1 to 5>`, `"tags": ["<tag>"]` of a template. */
const sampled = /"([A-Za-z_]\w{0,39})"\s*:\s*(<[^<>\n]{0,80}>|"[^"\n]{0,200}"|\[|true|false|-?\d)/g

/** `"nights": {"type": "integer"` of a JSON schema. */
const inSchema = /"([A-Za-z_]\w{0,39})"\s*:\s*\{\s*"type"\s*:\s*"(string|number|integer|boolean|array)"/g

function typeNamed(said: string): DeclaredType {
  const word = said.toLowerCase()
  if (word.startsWith('arr') || word === 'list') return 'array'
  if (word.startsWith('bool') || word.startsWith('true')) return 'boolean'
  if (word.startsWith('int')) return 'integer'
  return word.startsWith('str') || word === 'text' ? 'string' : 'number'
}

function typeOfSample(sample: string): DeclaredType {
  if (sample === '[') return 'array'
  if (sample === 'true' || sample === 'false') return 'boolean'
  if (/^-?\d/.test(sample)) return 'number'
  const inner = sample.slice(1, -1)
  if (/^(?:an? )?(?:integer|int|whole number)\b/i.test(inner)) return 'integer'
  if (/^(?:an? |the )?(?:number|float|decimal)\b/i.test(inner)) return 'number'
  return /^(?:boolean|bool|true ?(?:or|\/|\|) ?false)\b/i.test(inner) ? 'boolean' : 'string'
}

/** Members with their types, as far as a request names both. */
export function declaredMembers(instruction: string): ReadonlyMap<string, DeclaredType> {
  const text = instruction.slice(0, ANALYSED)
  const found = new Map<string, DeclaredType>()
  const add = (name: string | undefined, type: DeclaredType): void => {
    if (
      name !== undefined &&
      !found.has(name) &&
      found.size < MOST_MEMBERS &&
      !/^(?:an?|the|json|of|as|in|with|and)$/i.test(name)
    )
      found.set(name, type)
  }
  if (/"(?:type|properties)"\s*:/.test(text)) {
    for (const [, name, type = ''] of text.matchAll(inSchema)) add(name, typeNamed(type))
    return found
  }
  for (const [, name, sample = ''] of text.matchAll(sampled)) add(name, typeOfSample(sample))
  for (const [, name, type = ''] of text.matchAll(quoted)) add(name, typeNamed(type))
  for (const [, name, type = ''] of text.matchAll(marked)) add(name, typeNamed(type))
  return found
}
