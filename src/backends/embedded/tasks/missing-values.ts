import type { Json, JsonObject } from '../json/json.ts'
import { typeOf } from '../json/resolve-schema.ts'

/** What a prompt wants in the place of what a text does not tell: null unless it says otherwise. */
export function missingValue(rules: string): Json {
  const said =
    /\b(?:missing|unknown|absent|not (?:found|given|mentioned|present|stated|available)|unavailable|no value|cannot be found)\b[^.\n]{0,60}?["'\u201c]([^"'\u201d\n]{0,30})["'\u201d]/i.exec(
      rules,
    )
  if (said) return said[1] ?? null
  const used =
    /(?:use|write|put|return|say|enter) ["'\u201c]([^"'\u201d\n]{0,30})["'\u201d] (?:if|when|where|for)[^.\n]{0,40}(?:missing|unknown|absent|not|unavailable|no )/i.exec(
      rules,
    )
  if (used) return used[1] ?? null
  if (/\bempty string/i.test(rules)) return ''
  return /\bN\/A\b/.test(rules) ? 'N/A' : null
}

/** Names of what is judged of a text rather than told in it: what nothing speaks for is not so. */
const judgement =
  /able$|ible$|^(?:is|needs?|requires?|contains?|mentions?|should|must|asks|wants|includes)_|^(?:is|needs|requires|contains|mentions|should|asks|wants)[A-Z]|escalat|urgen|spam|complaint|toxic|follow_?up|safe|sensitive|relevant|question|positive|negative|sarcas/i

/** What stands for a member that was not found: of its type where one is declared and nothing else is said. */
export function absent(name: string, schema: JsonObject, missing: Json): Json {
  if (typeOf(schema) === 'array') return []
  if (missing !== null || schema.format !== undefined) return missing
  if (Array.isArray(schema.enum)) return schema.enum[0] ?? null
  if (schema.type === 'boolean' && judgement.test(name)) return false
  return schema.type === 'string' ? '' : missing
}
