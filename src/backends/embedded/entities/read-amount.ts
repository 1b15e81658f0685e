import { readNumber } from '../language/read-number.ts'

const scales: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1_000],
  ['k', 1_000],
  ['million', 1_000_000],
  ['m', 1_000_000],
  ['mn', 1_000_000],
  ['billion', 1_000_000_000],
  ['bn', 1_000_000_000],
])
const tens: ReadonlyMap<string, number> = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((word, index) => [word, (index + 2) * 10]),
)

export const scaleOf = (word: string): number | undefined => scales.get(word)

/** What digits say: `1,250`, `1.250,50`, `10 000`, `22.75`; a comma before two last digits is a decimal one. */
export function readDigits(written: string): number | undefined {
  const bare = written.replaceAll(/[ \u00a0'\u2019]/g, '')
  const european =
    /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(bare) && (bare.includes(',') || bare.split('.').length > 2)
  const decimal = /^\d+,\d{1,2}$/.test(bare)
  const plain = european || decimal ? bare.replaceAll('.', '').replace(',', '.') : bare.replaceAll(',', '')
  const value = Number(plain)
  return plain === '' || Number.isNaN(value) ? undefined : value
}

/** What one word or hyphenated word says: `four`, `forty`, `twenty-five`. */
export function readSpelt(word: string): number | undefined {
  const [first = '', second] = word.split('-')
  const ten = tens.get(first)
  if (ten !== undefined) return second === undefined ? ten : ten + (readNumber(second) ?? 0)
  return second === undefined && !/^\d/.test(word) && word !== 'single' ? readNumber(word) : undefined
}
