const numbers: ReadonlyMap<string, number> = new Map(
  [
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen',
    'seventeen eighteen nineteen twenty',
  ]
    .join(' ')
    .split(' ')
    .map((word, value) => [word, value]),
)

/** @returns the number that a lower-case word says (`3`, `three`, `1,250`, `couple`), else undefined */
export function readNumber(word: string): number | undefined {
  const first = word.charCodeAt(0)
  if (first >= 0x30 && first <= 0x39 && word.length < 16) {
    const value = Number(word.replaceAll(',', ''))
    return Number.isNaN(value) ? undefined : value
  }
  if (word === 'single') return 1
  if (word === 'couple') return 2
  if (word === 'dozen') return 12
  return numbers.get(word)
}
