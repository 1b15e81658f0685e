import type { Json } from '../../json/json.ts'
import { nameWords } from '../../language/name-words.ts'
import { stem } from '../../language/stem.ts'
import { choiceForms } from './choice-forms.ts'
import { isDenied, type Said } from './said.ts'
import type { Slot } from './slot.ts'

/** A choice that a text says, and where. */
export interface SaidChoice {
  readonly choice: Json
  readonly first: number
  readonly next: number
  /** More for its own name than for another word for it. */
  readonly weight: number
}

const MOST_CHOICES = 200
/** Signs and small letters that are no stems. */
const OWN = 4
const OTHER = 3

/** Where a phrase stands, stem by stem. */
function* occurrences(phrase: readonly string[], { words, places }: Said): Generator<number> {
  for (const place of places.get(phrase[0] ?? '') ?? []) {
    const fits = phrase.every((part, away) => {
      const word = words[place + away]
      return word !== undefined && (word.stem === part || word.lower === part)
    })
    if (fits) yield place
  }
}

const phraseOf = (form: string): string[] =>
  form.split(' ').map(word => (word.length > 1 ? stem(word) : word))

/** Single letters and short everyday words mean a choice only in the right place. */
const isWeak = (form: string): boolean =>
  /^(?:c|f|k|s|m|l|in|it|he|she|now|own|es|de|am|to let|first|short|long)$/.test(form)

/** All choices that a text says, each as often as it does. */
export function findChoices({ choices = [] }: Pick<Slot, 'choices'>, said: Said): SaidChoice[] {
  const found: SaidChoice[] = []
  const add = (choice: Json, form: string, weight: number): void => {
    const phrase = phraseOf(form)
    if (phrase.length === 0) return
    for (const place of occurrences(phrase, said)) {
      const letter = isWeak(form) && !isMeasure(said, place)
      if (letter || (phrase.length === 1 && isDenied(said, place, 2))) continue
      found.push({ choice, first: place, next: place + phrase.length, weight })
    }
  }
  for (const choice of choices.slice(0, MOST_CHOICES)) {
    if (typeof choice === 'number') {
      for (const { value, first, next } of said.mentions)
        if (value === choice) found.push({ choice, first, next, weight: OWN })
      continue
    }
    if (typeof choice !== 'string') continue
    const own = nameWords(choice).join(' ')
    for (const { unit, first, next } of said.mentions)
      if (unit !== '' && unit === choice && unit.length === 3)
        found.push({ choice, first, next, weight: OWN })
    if (!isWeak(own) || choice.length > 1) add(choice, own, OWN)
    else add(choice, own, OTHER)
    for (const form of choiceForms.get(own) ?? []) add(choice, form, OTHER)
  }
  return found
    .filter(
      one =>
        !found.some(
          other =>
            other !== one &&
            other.first <= one.first &&
            other.next >= one.next &&
            (other.next - other.first > one.next - one.first ||
              (other.weight > one.weight && other.choice !== one.choice)),
        ),
    )
    .sort((one, other) => one.first - other.first || other.weight - one.weight)
}

/** Whether a letter follows a number, as units do. */
const isMeasure = ({ words }: Said, place: number): boolean =>
  /\d$|^degrees?$/.test(words[place - 1]?.lower ?? '')
