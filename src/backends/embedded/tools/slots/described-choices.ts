import { namedKinds, namedTexts } from './slot-kinds.ts'

const MOST_CHOICES = 12
const READ = 200

/** Nouns that name what a value is rather than the value: "the title or author". */
const isKind = (word: string): boolean =>
  [...namedKinds, ...namedTexts].some(([, names]) => names.has(word)) ||
  ['id', 'ids', 'null', 'other'].includes(word)

/** "One of red, green", "red or green", "red|green", "the colour: red or green": the values that a description lists. */
export function describedChoices(description: string): string[] | undefined {
  const text = description.slice(0, READ).trim().replace(/\.$/, '')
  const colon = text.lastIndexOf(':')
  const listed = colon < 0 ? text : text.slice(colon + 1)
  const lead =
    /^\s*(?:(?:can|must|may) be |allowed(?: values)? |values? )?(?:one of |either )?/i.exec(listed)?.[0] ?? ''
  const isLed = colon >= 0 || /one of|either|be |allowed/i.test(lead)
  const body = listed.slice(lead.length)
  if (!/ or |\|/.test(body) && !/one of/i.test(lead)) return undefined
  const items = body
    .split(/,|\||\bor\b/)
    .map(item => item.trim().replace(/^["'`]|["'`]$/g, ''))
    .filter(item => item !== '')
  if (items.length < 2 || items.length > MOST_CHOICES) return undefined
  const isValue = (item: string): boolean =>
    (isLed ? /^[\w-]+(?: [\w-]+)?$/ : /^[\p{Ll}\d-]+$|^[\p{Lu}_]+$/u).test(item) &&
    !isKind(item.toLowerCase()) &&
    !/^\d+$/.test(item)
  return items.every(isValue) ? items : undefined
}
