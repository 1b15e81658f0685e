import type { Entity } from './entity.ts'
import { measureOf } from './measures.ts'
import { readDigits, readSpelt, scaleOf } from './read-amount.ts'

const SIGNS: ReadonlyMap<string, string> = new Map([
  ['$', 'USD'],
  ['\u20ac', 'EUR'],
  ['\u00a3', 'GBP'],
  ['\u00a5', 'JPY'],
  ['\u20b9', 'INR'],
  ['\u20bd', 'RUB'],
  ['\u20a9', 'KRW'],
  ['\u20ba', 'TRY'],
])
const codes =
  'USD EUR GBP JPY CHF CAD AUD NZD SEK NOK DKK PLN CZK HUF RON BGN INR CNY BRL MXN ZAR TRY SGD HKD KRW ILS AED SAR RUB UAH ISK THB'
const words: ReadonlyMap<string, string> = new Map([
  ...codes.split(' ').map(code => [code.toLowerCase(), code] as const),
  ...(
    'dollar:USD dollars:USD bucks:USD euro:EUR euros:EUR pound:GBP pounds:GBP sterling:GBP quid:GBP pence:GBP yen:JPY franc:CHF francs:CHF ' +
    'rupee:INR rupees:INR kronor:SEK kroner:NOK krona:SEK krone:NOK zloty:PLN yuan:CNY rand:ZAR peso:MXN pesos:MXN real:BRL reais:BRL cents:USD cent:USD'
  )
    .split(' ')
    .map(pair => {
      const [word = '', code = ''] = pair.split(':')
      return [word, code] as const
    }),
])
const DIGITS = '\\d{1,3}(?:[, \\u00a0\u2019](?=\\d{3}(?!\\d)))?'
const numeral = new RegExp(
  `(?<![\\p{L}\\d])[-\\u2212+]?(?:[$\\u20ac\\u00a3\\u00a5\\u20b9\\u20bd\\u20a9\\u20ba] ?)?(?:${DIGITS}){1,5}\\d{0,12}(?:[.,]\\d{1,6}){0,3}`,
  'gu',
)
const following = /^(?:[ \u00a0-]?)([\p{L}%\u00b0\u20ac$\u00a3\u00b2\u00b3/]{1,14})(?:[ -]([\p{L}]{1,12}))?/u
const spelt = /\b[a-z]{3,9}(?:-[a-z]{3,12})?\b/gi
const preceding = /(?:^|[^\p{L}])([A-Z]{3}|US\$|Rs\.?) ?$/u

interface Number_ {
  readonly start: number
  readonly end: number
  readonly value: number
  readonly sign?: string | undefined
}

function numerals(text: string): Number_[] {
  const found: Number_[] = []
  for (const { 0: all, index } of text.matchAll(numeral)) {
    const raw = all.replace(/[.,]$/, '').trimEnd()
    const lead = /^[^\d]*/.exec(raw)?.[0] ?? ''
    const value = readDigits(raw.slice(lead.length))
    if (value === undefined) continue
    const sign = [...lead].find(letter => SIGNS.has(letter))
    const negative = /[-\u2212]/.test(lead) && !/\d ?$/.test(text.slice(Math.max(0, index - 2), index))
    const cut = lead !== '' && sign === undefined && !negative ? lead.length : 0
    found.push({
      start: index + cut,
      end: index + raw.length,
      value: negative ? -value : value,
      sign: sign === undefined ? undefined : SIGNS.get(sign),
    })
  }
  return found
}

function speltNumbers(text: string): Number_[] {
  const found: Number_[] = []
  for (const { 0: all, index } of text.matchAll(spelt)) {
    const value = readSpelt(all.toLowerCase())
    const [first = ''] = all.split('-')
    const leading = value === undefined && first !== all ? readSpelt(first.toLowerCase()) : undefined
    if (value !== undefined) found.push({ start: index, end: index + all.length, value })
    else if (leading !== undefined) found.push({ start: index, end: index + first.length, value: leading })
  }
  return found
}

/** A number with its scale, currency or unit. */
function withUnit(text: string, { start, end, value, sign }: Number_): Entity {
  let stop = end
  let amount = value
  let rest = following.exec(text.slice(stop, stop + 30))
  const scale = rest ? scaleOf((rest[1] ?? '').toLowerCase()) : undefined
  const glued = rest !== null && !/^[ \u00a0-]/.test(rest[0])
  const abbreviated = rest?.[1]?.length === 1
  if (rest && scale !== undefined && (!abbreviated || (glued && (sign !== undefined || rest[1] === 'k')))) {
    amount = Number((value * scale).toPrecision(12))
    stop += rest[0].indexOf(rest[1] ?? '') + (rest[1] ?? '').length
    rest = following.exec(text.slice(stop, stop + 30))
  }
  const unit = (rest?.[1] ?? '').toLowerCase()
  const unitEnd = stop + (rest ? rest[0].indexOf(rest[1] ?? '') + (rest[1] ?? '').length : 0)
  const before = preceding.exec(text.slice(Math.max(0, start - 6), start))
  const code = before
    ? (words.get((before[1] ?? '').toLowerCase()) ??
      (before[1] === 'US$' ? 'USD' : before[1]?.startsWith('Rs') ? 'INR' : undefined))
    : undefined
  const codeLength = before ? before[0].length - before[0].indexOf(before[1] ?? '') : 0
  const make = (kind: Entity['kind'], from: number, to: number, of: string | undefined): Entity => ({
    kind,
    text: text.slice(from, to),
    start: from,
    end: to,
    amount,
    ...(of === undefined ? {} : { unit: of }),
  })
  if (unit === '%' || unit === 'percent' || unit === 'pct') return make('percent', start, unitEnd, '%')
  if (unit === 'per' && rest?.[2]?.toLowerCase() === 'cent')
    return make('percent', start, stop + (rest?.[0].length ?? 0), '%')
  const trailing = SIGNS.get(unit) ?? words.get(unit)
  if (sign !== undefined)
    return make(
      'money',
      start,
      words.get(unit) !== undefined && unit.length === 3 ? unitEnd : stop,
      words.get(unit) ?? sign,
    )
  if (trailing !== undefined) return make('money', start, unitEnd, trailing)
  if (code !== undefined) return make('money', start - codeLength, stop, code)
  const measure = measureOf.get(unit)
  if (
    measure !== undefined &&
    !(
      unit.length === 1 &&
      unit !== 'g' &&
      unit !== 'm' &&
      unit !== 'l' &&
      unit !== 'h' &&
      unit !== 'w' &&
      unit !== 'c' &&
      unit !== 'v' &&
      unit !== 't' &&
      unit !== 'f'
    )
  ) {
    const two = ['working', 'business', 'calendar', 'square'].includes(unit)
    const to = two ? stop + (rest?.[0].length ?? 0) : unitEnd
    return make(measure === 'duration' ? 'duration' : 'quantity', start, to, measure)
  }
  return make('number', start, stop, undefined)
}

/** The numbers of a text: amounts of money, shares, durations, quantities with a unit, and bare ones. */
export function findAmounts(text: string): Entity[] {
  const digits = numerals(text).map(number => withUnit(text, number))
  const spoken = speltNumbers(text).map(number => withUnit(text, number))
  return [...digits, ...spoken]
}
