import { nameWords } from '../language/name-words.ts'
import { stopWords } from '../language/stop-words.ts'
import { attributeValues } from './attribute-values.ts'
import { fieldClasses } from './field-words.ts'

/** Names of fields beside those of the classes. */
const usual: ReadonlySet<string> = new Set(
  `title subtitle headline description summary category categories label brand model make manufacturer colour color colours colors size type kind
  tags keywords topic topics hobbies interests skills ingredients steps symptoms allergies features benefits pros cons issues issue problem
  complaint question answer comment comments note notes remark remarks message text body subject event venue agenda purpose reason cause
  action actions task tasks decision decisions item items product products service services module component level error timestamp action
  host server protocol method status priority severity mood sentiment tone language format genre author isbn edition chapter plot medication
  medicine dosage dose frequency diagnosis treatment symptom procedure department ward species breed habitat diet weather condition wind rain
  humidity high low score result winner team teams home away route vehicle engine mileage odometer warranty material materials equipment
  amenities facilities breakfast parking pets smoking heating balcony garden education degree qualification experience gender sex
  relationship occupation profession industry sector revenue profit growth quarter headcount attachments recipients cc bcc signature greeting
  opening closing sections heading headings bullets answerable confidence score outcome hypothesis evidence verdict rating stars review
  quantity unit units ingredient instructions servings calories cuisine dish allergens`
    .trim()
    .split(/\s+/),
)

const isKnown = (word: string): boolean =>
  usual.has(word) || attributeValues.has(word) || fieldClasses.some(({ words }) => words.has(word))

/** How much something written looks like the name of a field: from below 0 to some more than 1. */
export function nameQuality(name: string, remark = ''): number {
  const words = nameWords(name)
  const coded = /^[a-z\d]+(?:_[a-z\d]+)+$|^[a-z]+(?:[A-Z][a-z\d]+)+$/.test(name)
  const last = words.at(-1) ?? ''
  const proper = /^\p{Lu}\p{Ll}+$/u.test(name) || /^\d+$/.test(last)
  const strange = words.filter(
    (word, index) =>
      stopWords.has(word) &&
      !isKnown(word) &&
      (index === 0 || !['of', 'by', 'at', 'in', 'to', 'per'].includes(word)),
  ).length
  return (
    (proper && !isKnown(last)
      ? 0.1
      : isKnown(last) || isKnown(words[0] ?? '')
        ? 0.9
        : words.length === 1
          ? 0.5
          : words.length === 2
            ? 0.35
            : 0.1) +
    (remark === '' ? 0 : 0.5) +
    (coded && words.length > 1 ? 0.2 : 0) -
    strange * 0.6
  )
}
