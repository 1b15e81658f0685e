import { isObject } from './is-object.ts'
import type { Json, JsonObject } from './json.ts'

const MOST_MEMBERS = 50
/** Of the text around the word JSON at most so much is read for names. */
const LONGEST = 4_000

/** The schema that a sample value shows: `"positive|negative"` is a choice, `0` a number, `"string"` a string. */
function sampleSchema(sample: Json, depth = 0): Json {
  if (depth > 20) return {}
  if (Array.isArray(sample)) return { type: 'array', items: sampleSchema(sample[0] ?? '', depth + 1) }
  if (isObject(sample)) {
    const properties = Object.fromEntries(
      Object.entries(sample).map(([name, value]) => [name, sampleSchema(value, depth + 1)]),
    )
    if (typeof sample.type === 'string' && isObject(sample.properties)) return sample
    return { type: 'object', properties, required: Object.keys(properties) }
  }
  if (typeof sample === 'number') return { type: 'number' }
  if (typeof sample === 'boolean') return { type: 'boolean' }
  if (typeof sample !== 'string') return { type: 'string' }
  const choices = sample.split('|').map(choice => choice.trim())
  if (choices.length > 1 && choices.every(choice => choice !== '')) return { type: 'string', enum: choices }
  const named = sample.replace(/[<>]/g, '').toLowerCase()
  if (['number', 'integer', 'boolean'].includes(named)) return { type: named }
  return { type: 'string' }
}

/** The first JSON object written out in a text, by counting its brackets. */
function objectIn(text: string): Json | undefined {
  const start = text.indexOf('{')
  if (start < 0) return undefined
  let depth = 0
  let inString = false
  for (let index = start; index < Math.min(text.length, start + LONGEST * 4); index++) {
    const character = text.charAt(index)
    if (character === '\\') index++
    else if (character === '"') inString = !inString
    else if (!inString && character === '{') depth++
    else if (!inString && character === '}' && --depth === 0) {
      try {
        const value: Json = JSON.parse(text.slice(start, index + 1))
        return value
      } catch {
        return undefined
      }
    }
  }
  return undefined
}

const introductions =
  /\b(?:keys?|fields?|propert(?:y|ies)|members?|attributes?|containing|contains|with|of the form|like|extract|object)\b[ :]*(?:named|called|for|with)?[ :]*/gi
const ends = /\n\n|[.!?](?:\s|$)|\b(?:from|for|as|in|of|to)\b/

function nameOf(item: string): string | undefined {
  const bare = item
    .replace(/\(.*$/, '')
    .replace(/^(?: *(?:and|the|a|an|each|keys?|fields?)\b)+/i, '')
    .trim()
    .replace(/^["'`]+|["'`.:;]+$/g, '')
    .replace(/["'`]$/, '')
  if (/\bhttps?$/.test(bare)) return undefined
  return /^[A-Za-z_][\w -]{0,39}$/.test(bare) && bare.split(' ').length <= 3
    ? bare.replaceAll(' ', '_')
    : undefined
}

/** "an object with keys name, email and total": the names of the members. */
function namedMembers(text: string): string[] {
  const about = text.search(/json/i)
  const near = text.slice(Math.max(0, about - 200), about + 600)
  for (const cue of near.matchAll(introductions)) {
    const said = near.slice(cue.index + cue[0].length).split(ends, 1)[0] ?? ''
    const items = said.split(/,|\n|\band\b/).filter(item => item.trim() !== '')
    const names = items.flatMap(item => nameOf(item) ?? [])
    if (names.length > 0 && names.length === items.length) return names.slice(0, MOST_MEMBERS)
  }
  return []
}

const asksForJson =
  /\b(?:as|in|valid|return|reply|respond|output|give|produce|only|with|a|an|to)\b[^.\n]{0,60}\bjson\b/i

/**
 * The schema of the JSON that a prompt asks for in words: by a sample, by the names of its members, or none of
 * them, `{}`. Undefined where it asks for no JSON.
 * @param instruction what is asked, without what it is to be done with
 */
export function readJsonRequest(instruction: string): JsonObject | undefined {
  const text = instruction.slice(0, LONGEST * 4)
  const declared = /"properties"\s*:/.test(text) ? objectIn(text) : undefined
  if (isObject(declared) && isObject(declared.properties)) return declared
  if (!asksForJson.test(text.slice(0, LONGEST)) && !asksForJson.test(text.slice(-LONGEST))) return undefined
  const sample = objectIn(text)
  if (isObject(sample)) {
    const schema = sampleSchema(sample)
    return isObject(schema) ? schema : {}
  }
  const names = namedMembers(text)
  if (names.length === 0) return {}
  const properties = Object.fromEntries(names.map(name => [name, {}]))
  return { type: 'object', properties, required: names }
}
