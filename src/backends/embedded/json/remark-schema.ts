import type { JsonObject } from './json.ts'

const choiceList =
  /^(?:one of|either|can be|must be)?:? *["'`]?[\w -]+["'`]?(?:, *["'`]?[\w -]+["'`]?)*,? or ["'`]?[\w -]+["'`]?$/i

/** The values that a remark lists: `low|high`, `low, medium or high`, `low/high`. */
function choicesIn(remark: string): string[] {
  const parts = remark.includes('|')
    ? remark.split('|')
    : choiceList.test(remark) ||
        /^[\w-]+(?:\/[\w-]+)+$/.test(remark) ||
        /^[\w-]+(?: [\w-]+)?(?:, [\w-]+(?: [\w-]+)?){2,}$/.test(remark)
      ? remark.replace(/^(?:one of|either|can be|must be):? */i, '').split(/,| or |\//)
      : []
  return parts.map(part => part.trim().replace(/^["'`]+|["'`]+$/g, '')).filter(part => part !== '')
}

/** What a remark such as `(number)` or `(YYYY-MM-DD)` says of a field. */
export function remarkSchema(remark: string): JsonObject {
  const said = remark.toLowerCase()
  const description = remark.trim()
  if (/\btrue\b|\bbool|\byes ?\/ ?no\b|\byes or no\b/.test(said)) return { type: 'boolean' }
  if (/\byyyy|\biso\b(?!.{0,6}code)|\biso[ -]?(?:8601|date|format)|\bdate\b/.test(said))
    return { type: 'string', format: 'date', description }
  if (/\bhh:?mm/.test(said)) return { type: 'string', format: 'time', description }
  if (/\barrays?\b|\blists?\b/.test(said))
    return {
      type: 'array',
      items: { type: /\bnumbers?\b|\bint/.test(said) ? 'number' : 'string' },
      description,
    }
  const named = choicesIn(description)
  if (
    named.length > 1 &&
    !named.some(choice => ['null', 'none', 'number', 'string', 'integer'].includes(choice.toLowerCase()))
  )
    return { type: 'string', enum: named, description }
  if (/\bint(?:egers?)?\b|\bwhole number\b|\bcount\b/.test(said)) return { type: 'integer', description }
  if (
    /\bnum(?:bers?|eric)?\b|\bfloat\b|\bdecimal\b|\bdouble\b/.test(said) &&
    !/\bstring\b|number of the|'s number/.test(said)
  )
    return { type: 'number', description }
  if (/\bstrings?\b|\btext\b/.test(said)) return { type: 'string', description }
  return description === '' ? {} : { description }
}
