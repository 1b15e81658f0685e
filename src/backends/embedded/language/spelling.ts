const PLACES_TO_SLIP = /[aeiouyhw]/

const SHORTEST = 5
const LONGEST = 40

/** Of a stem that says enough by its skeleton, and may be a word. */
export const mayBeMisspelt = (base: string): boolean => base.length >= SHORTEST && base.length <= LONGEST

/**
 * The consonants of a stem after its first letter, doubles as one: what most misspellings leave as it is. `recieve`
 * and `receive` share theirs, and so do `acommodation` and `accommodation`.
 */
export function skeleton(base: string): string {
  let kept = base.charAt(0)
  for (let index = 1; index < base.length; index++) {
    const letter = base.charAt(index)
    if (!PLACES_TO_SLIP.test(letter) && letter !== kept.charAt(kept.length - 1)) kept += letter
  }
  return kept
}

/** A stem without the vowel that stemming leaves to short words: `data base` ends as `database` does. */
export const compoundEnd = (base: string): string =>
  base.length > 2 && (base.endsWith('e') || base.endsWith('i')) ? base.slice(0, -1) : base
