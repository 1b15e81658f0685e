import { stem } from '../language/stem.ts'
import { stopWords } from '../language/stop-words.ts'
import { words } from '../language/words.ts'
import { nounPhrases } from './noun-phrases.ts'
import { prepositions, strip, verbs } from './question-words.ts'

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '))
const nounHead = (text: string): string => stem(words(text).at(-1) ?? '')

const months = list(
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sep oct nov dec',
)
const days = list(
  'monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday weekdays weekends weekend weekday',
)
const seasons = list('spring summer autumn winter fall easter christmas')
const colours = list('red blue green black white yellow grey gray brown pink purple orange silver gold')
const sizes = list('small large big medium smaller larger bigger xl xxl s m l')
const people = list(
  'children kids adults students seniors pensioners women men members employees staff visitors families dogs pets tourists residents infants babies teenagers beginners groups companies freelancers contractors',
)
const classes = [months, days, seasons, colours, sizes, people]
const classOf = (word: string): number =>
  /^\d{4}$/.test(word) ? 100 : /^\d/.test(word) ? 101 : classes.findIndex(members => members.has(word))

/** The earlier question with the part replaced that a fragment is in place of: the same preposition, kind, noun or name. */
export function replaceIn(question: string, fragment: string): string {
  const bare = question.replace(/[?.!\s]+$/, '')
  const parts = bare.split(/\s+/)
  const spoken = parts.map(part => strip(part).toLowerCase())
  const given = fragment.replace(/[?.!\s]+$/, '').split(/\s+/)
  const said = given.map(part => strip(part).toLowerCase())
  const lead = prepositions.has(said[0] ?? '') ? (said[0] ?? '') : ''
  const content = lead === '' ? given : given.slice(1)
  const kind = classOf(said.filter(word => !stopWords.has(word))[0] ?? '')
  if (kind >= 0) {
    const at = spoken.findIndex(word => classOf(word) === kind)
    if (at >= 0) {
      const own = content.filter(
        word => classOf(strip(word).toLowerCase()) === kind || !stopWords.has(strip(word).toLowerCase()),
      )
      const isLead = lead !== '' && prepositions.has(spoken[at - 1] ?? '')
      const end = spoken.findIndex(
        (word, index) => index > at && (classOf(word) < 0 || prepositions.has(word)),
      )
      const rest =
        colours === classes[kind] || sizes === classes[kind]
          ? parts.slice(at + 1)
          : parts.slice(end < 0 || end > at + 2 ? at + 1 : end)
      const head =
        colours === classes[kind] || sizes === classes[kind]
          ? own.filter(word => classOf(strip(word).toLowerCase()) === kind)
          : own
      return [...parts.slice(0, isLead ? at - 1 : at), ...(isLead ? [lead] : []), ...head, ...rest].join(' ')
    }
  }
  const head = nounHead(content.join(' '))
  const phrases = nounPhrases(bare)
  const same = phrases.find(
    phrase => words(phrase.text).length > 1 && nounHead(phrase.text) === head && content.length > 1,
  )
  if (same) {
    const article = same.determiner === '' ? '' : `${same.determiner} `
    const at = bare.toLowerCase().lastIndexOf(`${article}${same.text}`.toLowerCase())
    if (at >= 0) {
      const full =
        article !== '' && !stopWords.has(said[lead === '' ? 0 : 1] ?? '')
          ? `${article}${content.join(' ')}`
          : content.join(' ')
      return `${bare.slice(0, at)}${full}${bare.slice(at + article.length + same.text.length)}`
    }
  }
  const ends = (from: number): number => {
    const next = spoken.findIndex(
      (word, index) => index > from && (prepositions.has(word) || verbs.has(word) || word === 'and'),
    )
    return next < 0 ? parts.length : next
  }
  const at = lead === '' ? -1 : spoken.lastIndexOf(lead)
  if (at > 0) return [...parts.slice(0, at), ...given, ...parts.slice(ends(at))].join(' ')
  if (lead !== '') return `${bare} ${fragment.replace(/[?.!\s]+$/, '')}`
  const attribute = said[0] === 'the' && !/\p{Lu}/u.test(fragment) && content.length < 4
  const replaced = attribute
    ? phrases.find(({ determiner, isName }) => determiner === 'the' && !isName)
    : undefined
  if (replaced) {
    const at = bare.toLowerCase().indexOf(`the ${replaced.text}`.toLowerCase())
    const end = at + replaced.text.length + 4
    const before =
      replaced.isPlural && !/[^s]s$/.test(said.at(-1) ?? '')
        ? bare.slice(0, at).replace(/\bare\b/i, 'is')
        : bare.slice(0, at)
    if (at >= 0) return `${before}${content.join(' ')}${bare.slice(end)}`
  }
  const isName = /^\p{Lu}/u.test(content.find(word => !stopWords.has(word.toLowerCase())) ?? '')
  const target =
    (isName ? phrases.findLast(({ isName: own }) => own) : undefined) ??
    phrases.findLast(({ determiner }) => determiner !== 'which' && determiner !== 'what') ??
    phrases.at(-1)
  if (!target) return `${bare} for ${content.join(' ')}`
  const keeps = target.determiner !== '' && stopWords.has(said[0] ?? '')
  const whole = keeps && target.determiner !== '' ? `${target.determiner} ${target.text}` : target.text
  const from = bare.toLowerCase().lastIndexOf(whole.toLowerCase())
  if (from < 0) return `${bare} for ${content.join(' ')}`
  return `${bare.slice(0, from)}${content.join(' ')}${bare.slice(from + whole.length)}`
}
