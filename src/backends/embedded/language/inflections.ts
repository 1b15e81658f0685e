const isConsonant = (letter: string): boolean => letter !== '' && !'aeiou'.includes(letter)

function verbStems(word: string): string[] {
  if (word.endsWith('e')) return [`${word}d`, `${word}s`, `${word.slice(0, -1)}ing`]
  if (word.endsWith('y') && isConsonant(word.charAt(word.length - 2)))
    return [`${word.slice(0, -1)}ied`, `${word.slice(0, -1)}ies`, `${word}ing`]
  const last = word.slice(-1)
  const doubles = isConsonant(last) && !'wxy'.includes(last) && !isConsonant(word.charAt(word.length - 2))
  const base = doubles ? `${word}${last}` : word
  return [`${word}s`, `${word}es`, `${word}ed`, `${word}ing`, `${base}ed`, `${base}ing`]
}

function adjectiveForms(word: string): string[] {
  if (word.endsWith('y'))
    return [
      `${word.slice(0, -1)}ily`,
      `${word.slice(0, -1)}ier`,
      `${word.slice(0, -1)}iest`,
      `${word.slice(0, -1)}iness`,
    ]
  if (word.endsWith('le')) return [`${word.slice(0, -1)}y`, `${word}r`, `${word}st`]
  if (word.endsWith('e')) return [`${word}ly`, `${word}r`, `${word}st`]
  return [`${word}ly`, `${word}er`, `${word}est`, `${word}ness`]
}

/**
 * The forms that an English word may take, itself first, by spelling alone: some do not exist. For word lists
 * that are looked up by exact word, where a stem would confuse `timely` with `times`.
 * @param word in lower case
 */
export const inflections = (word: string): string[] => [word, ...verbStems(word), ...adjectiveForms(word)]
