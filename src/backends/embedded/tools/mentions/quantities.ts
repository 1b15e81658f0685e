import { stem } from '../../language/stem.ts'
import { stopWords } from '../../language/stop-words.ts'
import type { Reading, Word } from './mention.ts'

const numbered = (text: string, first: number, by: number): readonly (readonly [string, number])[] =>
  text.split(' ').map((word, index) => [word, first + index * by] as const)

const small: ReadonlyMap<string, number> = new Map([
  ...numbered(
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
      'seventeen eighteen nineteen twenty',
    0,
    1,
  ),
  ...numbered('thirty forty fifty sixty seventy eighty ninety', 30, 10),
  ['couple', 2],
  ['pair', 2],
  ['dozen', 12],
  ['single', 1],
])
const scales: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1_000],
  ['k', 1_000],
  ['grand', 1_000],
  ['million', 1_000_000],
  ['billion', 1_000_000_000],
])

const currencies: ReadonlyMap<string, string> = new Map(
  (
    '\u20ac:EUR $:USD \u00a3:GBP \u00a5:JPY euro:EUR euros:EUR dollar:USD dollars:USD buck:USD bucks:USD quid:GBP sterling:GBP ' +
    'pound:GBP pounds:GBP yen:JPY franc:CHF francs:CHF rupee:INR rupees:INR yuan:CNY renminbi:CNY real:BRL reais:BRL ' +
    'peso:MXN pesos:MXN ruble:RUB rubles:RUB zloty:PLN zlotys:PLN krona:SEK kronor:SEK krone:NOK kroner:NOK ' +
    'forint:HUF lira:TRY won:KRW rand:ZAR shekel:ILS shekels:ILS dirham:AED dirhams:AED baht:THB hryvnia:UAH ' +
    'bitcoin:BTC bitcoins:BTC ether:ETH'
  )
    .split(' ')
    .map(pair => pair.split(':') as [string, string]),
)
const codes: ReadonlySet<string> = new Set(
  (
    'EUR USD GBP JPY CHF INR CNY BRL MXN RUB PLN SEK NOK DKK HUF CZK TRY KRW ZAR ILS AED THB UAH CAD AUD NZD SGD HKD ' +
    'RON BGN ISK PHP IDR MYR VND EGP NGN KES CLP COP PEN ARS SAR QAR TWD PKR BDT BTC ETH'
  ).split(' '),
)

const nations: ReadonlyMap<string, string> = new Map(
  'us:USD american:USD canadian:CAD australian:AUD singapore:SGD british:GBP swiss:CHF swedish:SEK norwegian:NOK danish:DKK czech:CZK indian:INR japanese:JPY mexican:MXN'
    .split(' ')
    .map(pair => pair.split(':') as [string, string]),
)

/** The currency that a nation's word before its name makes of it: "Swiss francs", "Canadian dollars". */
export const nationalCurrency = (nation: string, name: string): string | undefined =>
  currencies.has(name.toLowerCase()) || /^(?:kron[aeo]r?|koruna|crowns?)$/i.test(name)
    ? nations.get(nation.toLowerCase())
    : undefined

/** The ISO code of a currency that a word names by sign, name or code. */
export const currencyOf = (word: string): string | undefined =>
  currencies.get(word.toLowerCase()) ?? (codes.has(word.toUpperCase()) ? word.toUpperCase() : undefined)

const unitNames: readonly string[] = [
  'km kilometre kilometer kms',
  'mile mi',
  'kg kilogram kilogramme kilo kgs',
  'lb lbs',
  'pound',
  'litre liter l',
  'gallon gal',
  'gram gramme g',
  'ounce oz',
  'metre meter m',
  'foot feet ft',
  'inch inches in',
  'centimetre centimeter cm',
  'millimetre millimeter mm',
  'yard yd',
  'celsius centigrade c \u00b0c',
  'fahrenheit f \u00b0f',
  'kelvin',
  'degree \u00b0',
  'minute min mins',
  'hour hr hrs h',
  'second sec secs',
  'percent % percentage pct',
  'person people guest adult traveller traveler passenger diner',
  'gb gigabyte',
  'mb megabyte',
]
const units: ReadonlyMap<string, string> = new Map(
  unitNames.flatMap(group => {
    const [first = '', ...others] = group.split(' ')
    return [first, ...others].flatMap(name => [[name, first] as const, [stem(name), first] as const])
  }),
)

/** The canonical name of a unit: `kilometres` is `km`; undefined for a word that is no unit. */
export const unitOf = (word: string): string | undefined => units.get(word) ?? units.get(stem(word))

/** A number written in digits, with a currency sign or percent sign on it. */
function digits(text: string): { readonly value: number; readonly unit: string } | undefined {
  const sign =
    /^[+-]?[$\u20ac\u00a3\u00a5]/.exec(text)?.[0] ?? /[$\u20ac\u00a3\u00a5%\u00b0]$/.exec(text)?.[0] ?? ''
  const bare = text
    .replace(/^([+-]?)[$\u20ac\u00a3\u00a5]?([+-]?)/, '$1$2')
    .replace(/[$\u20ac\u00a3\u00a5%\u00b0]$/, '')
  const negative = bare.startsWith('-')
  const plain = bare.replace(/^[+-]/, '')
  const scaled = /^([\d.,]+)([km])$/i.exec(plain)
  const figure = scaled?.[1] ?? plain
  if (!/^\d[\d.,]*$/.test(figure) || figure.length > 18) return undefined
  const grouped = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(figure)
  const european = /^\d{1,3}(?:\.\d{3})+,\d+$/.test(figure)
  const number = Number(
    grouped
      ? figure.replaceAll(',', '')
      : european
        ? figure.replaceAll('.', '').replace(',', '.')
        : /^\d+,\d{1,2}$/.test(figure)
          ? figure.replace(',', '.')
          : figure,
  )
  if (Number.isNaN(number)) return undefined
  const scale = scaled?.[2]?.toLowerCase() === 'k' ? 1_000 : scaled ? 1_000_000 : 1
  const mark = sign.replace(/[+-]/g, '')
  const unit = mark === '%' ? 'percent' : mark === '\u00b0' ? 'degree' : (currencies.get(mark) ?? '')
  return { value: number * scale * (negative ? -1 : 1), unit }
}

interface Spoken {
  readonly value: number
  readonly next: number
}

/** "twenty-five", "two hundred and fifty", "a dozen", "half a million", "two and a half". */
function spoken(words: readonly Word[], first: number): Spoken | undefined {
  let total = 0
  let current = 0
  let any = false
  let index = first
  const leading = words[first]?.lower
  if (leading === 'a' || leading === 'an') {
    const following = words[first + 1]?.lower ?? ''
    if (!scales.has(following) && !['dozen', 'couple', 'pair'].includes(following)) return undefined
    index++
    if (scales.has(following)) current = 1
  }
  while (index < words.length) {
    const lower = words[index]?.lower ?? ''
    const parts = lower.split('-')
    const scale = scales.get(lower)
    if (scale !== undefined && (any || current > 0)) {
      current *= scale
      if (scale > 100) {
        total += current
        current = 0
      }
    } else if (parts.length <= 2 && parts.every(part => small.has(part))) {
      const value = parts.reduce((sum, part) => sum + (small.get(part) ?? 0), 0)
      if (any && value >= 10 && current % 100 !== 0) break
      if (any && current % 10 !== 0) break
      current = lower === 'dozen' && any ? current * 12 : current + value
    } else if (lower === 'and' && any && small.has(words[index + 1]?.lower ?? '') && current >= 100) {
      index++
      continue
    } else break
    any = true
    index++
    if (words[index - 1]?.mark !== '') break
  }
  if (!any) return undefined
  if (words[index]?.lower === 'and' && words[index + 1]?.lower === 'a' && words[index + 2]?.lower === 'half')
    return { value: total + current + 0.5, next: index + 3 }
  if (words[index]?.lower === 'of' && ['couple', 'pair'].includes(words[index - 1]?.lower ?? '')) index++
  return { value: total + current, next: index }
}

const measured = (word: Word | undefined): boolean =>
  /^(?:hours?|minutes?|days?|weeks?|months?|years?|kilos?|miles?|litres?|liters?|pounds?)$/.test(
    word?.lower ?? '',
  )

/** "half an hour", "an hour and a half", "an hour", "a week": amounts without a number. */
function fraction(words: readonly Word[], first: number): Spoken | undefined {
  const at = (index: number): string => words[index]?.lower ?? ''
  const isArticle = (word: string): boolean => word === 'a' || word === 'an'
  if (at(first) === 'half' && isArticle(at(first + 1)) && measured(words[first + 2]))
    return { value: 0.5, next: first + 2 }
  if (at(first) === 'a' && at(first + 1) === 'quarter' && at(first + 2) === 'of')
    return { value: 0.25, next: first + 4 }
  if (at(first) === 'quarter' && at(first + 1) === 'of' && isArticle(at(first + 2)))
    return { value: 0.25, next: first + 3 }
  return isArticle(at(first)) && measured(words[first + 1]) ? { value: 1, next: first + 1 } : undefined
}

const connecting: ReadonlySet<string> = new Set('of more extra additional full whole'.split(' '))

/** What a number is followed by: a unit, a currency, else the stem of the next word. */
function unitAfter(words: readonly Word[], next: number): { unit: string; next: number } {
  const last = words[next - 1]
  if (last && last.mark !== '' && last.mark !== '.') return { unit: '', next }
  let index = next
  while (connecting.has(words[index]?.lower ?? '')) index++
  const word = words[index]
  if (!word) return { unit: '', next }
  if (word.lower === 'degrees' || word.lower === 'degree' || word.lower === '\u00b0') {
    const scale = unitOf(words[index + 1]?.lower ?? '')
    const named = scale === 'celsius' || scale === 'fahrenheit'
    return { unit: named ? scale : 'degree', next: index + (named ? 2 : 1) }
  }
  const unit = unitOf(word.lower)
  const national = nationalCurrency(word.lower, words[index + 1]?.lower ?? '')
  if (national !== undefined) return { unit: national, next: index + 2 }
  const currency = currencyOf(word.text)
  if (currency !== undefined && unit === undefined) return { unit: currency, next: index + 1 }
  if (unit !== undefined) return { unit, next: index + 1 }
  const counted = /^[\p{L}-]+$/u.test(word.lower) && !stopWords.has(word.lower)
  return { unit: counted ? word.stem : '', next }
}

/** A number at a word, in digits or in words, with what it counts. */
export function readQuantity(words: readonly Word[], first: number): Reading | undefined {
  const word = words[first]
  if (!word) return undefined
  const currency = currencyOf(word.text)
  const following =
    currency !== undefined && word.mark === '' ? digits(words[first + 1]?.text ?? '') : undefined
  if (following && codes.has(word.text))
    return reading(words, first, first + 2, following.value, currency ?? '')
  const written = digits(word.text)
  if (written) {
    const scale = word.mark === '' ? scales.get(words[first + 1]?.lower ?? '') : undefined
    const next = scale === undefined ? first + 1 : first + 2
    const value = written.value * (scale ?? 1)
    if (written.unit !== '' && written.unit !== 'degree')
      return reading(words, first, next, value, written.unit)
    const after = unitAfter(words, next)
    return reading(words, first, after.next, value, after.unit || written.unit)
  }
  const said = fraction(words, first) ?? spoken(words, first)
  if (!said) return undefined
  const after = unitAfter(words, said.next)
  return reading(words, first, after.next, said.value, after.unit)
}

const reading = (
  words: readonly Word[],
  first: number,
  next: number,
  value: number,
  unit: string,
): Reading => ({
  kind: 'number',
  text: words
    .slice(first, next)
    .map(({ text }) => text)
    .join(' '),
  value,
  unit,
  next,
})
