import { words } from '../../language/words.ts'

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const yes = list(
  'yes yeah yep yup sure ok okay confirm confirmed correct right absolutely definitely agreed proceed certainly',
)
const yesPhrases = [
  'go ahead',
  'do it',
  'please do',
  'go for it',
  'that is right',
  "that's right",
  'sounds good',
  'i confirm',
  'i am sure',
  "i'm sure",
  'of course',
]
const no = list('no nope nah')
const offPhrases = [
  'never mind',
  'nevermind',
  'forget it',
  'forget about it',
  "don't bother",
  'cancel that',
  'leave it',
  'not now',
  'changed my mind',
  'not anymore',
  'no longer',
  'stop that',
]
const thanks = list('thanks thank thx cheers great perfect awesome excellent')
const MOST_WORDS = 8

/** Whether a message says yes to a question. */
export function agrees(text: string): boolean {
  const found = words(text)
  const joined = ` ${found.join(' ')} `
  if (found.length === 0 || refuses(text)) return false
  return (
    yes.has(found[0] ?? '') ||
    (found.length < MOST_WORDS && yesPhrases.some(phrase => joined.includes(` ${phrase} `)))
  )
}

/** Whether a message takes back what was asked. */
export function refuses(text: string): boolean {
  const found = words(text)
  const joined = ` ${found.join(' ')} `
  return (
    (no.has(found[0] ?? '') && found.length <= 4) ||
    (found.length < MOST_WORDS && offPhrases.some(phrase => joined.includes(` ${phrase} `)))
  )
}

/** Whether a message only thanks. */
export function onlyThanks(text: string): boolean {
  const found = words(text)
  return found.length > 0 && found.length <= 6 && thanks.has(found[0] ?? '') && !text.includes('?')
}

/** Whether the assistant asked for something. */
export const asksBack = (text: string): boolean =>
  text.includes('?') || /\b(?:please (?:tell|give|provide|let)|i need|let me know|could you)\b/i.test(text)

const followers = [
  'and',
  'what about',
  'how about',
  'same',
  'the same',
  'also',
  'now',
  'again',
  'or',
  'then',
  'actually',
  'make it',
  'instead',
  'ok and',
  'okay and',
  'ok now',
  'but',
  'sorry',
]

/** Whether a message goes on from what was done before: "and in Bergen?", "what about tomorrow?". */
export function followsOn(text: string): boolean {
  const joined = `${words(text).slice(0, 4).join(' ')} `
  return followers.some(phrase => joined.startsWith(`${phrase} `))
}
