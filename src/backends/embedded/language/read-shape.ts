import { readLayout } from './read-layout.ts'
import { readNumber } from './read-number.ts'
import { respell } from './respell.ts'
import type { Shape } from './shape.ts'
import { words } from './words.ts'

export type { Shape } from './shape.ts'

type Form = NonNullable<Shape['form']>
type Counted = Pick<Shape, 'form' | 'count' | 'most'>

const forms: ReadonlyMap<string, Form> = new Map([
  ...'bullet bullets bulleted bulletpoint bulletpoints point points takeaway takeaways highlights dashes'
    .split(' ')
    .map(word => [word, 'bullets'] as const),
  ...'item items entry entries'.split(' ').map(word => [word, 'bullets'] as const),
  ...'line lines'.split(' ').map(word => [word, 'lines'] as const),
  ...'sentence sentences sentance sentances liner liners'
    .split(' ')
    .map(word => [word, 'sentences'] as const),
  ...'paragraph paragraphs'.split(' ').map(word => [word, 'paragraphs'] as const),
  ['numbered', 'numbered'],
  ['table', 'table'],
])
/** These ask for a form without a number as well; "the following points" does not. */
const sure: ReadonlySet<string> = new Set(
  'bullet bullets bulleted bulletpoint bulletpoints numbered table dashes'.split(' '),
)
/** Between a number and what it counts: "three short key bullet points", "two to three sentences". */
const REACH = 4
const MOST = 50
const COUNTED_ELSEWHERE = new Set(
  'word words character characters letter letters day days hour hours minute minutes week weeks month months year years percent times euros dollars pounds people columns column'.split(
    ' ',
  ),
)
const upTo = new Set('max maximum most up than under below within fewer less limit limited'.split(' '))
const between = new Set(['to', 'or', 'and'])

const valid = (value: number | undefined): value is number =>
  value !== undefined && value > 0 && value <= MOST && Number.isInteger(value)

/** The number at an index, with the lower one of a range before it, and whether it is the most. */
function countAt(found: readonly string[], index: number): Pick<Shape, 'count' | 'most'> | undefined {
  const value = readNumber(found[index] ?? '')
  if (!valid(value)) return undefined
  const joined = between.has(found[index - 1] ?? '')
  const lower = readNumber(found[index - (joined ? 2 : 1)] ?? '')
  if (valid(lower) && lower < value) return { count: lower, most: value }
  if (
    upTo.has(found[index - 1] ?? '') ||
    (found[index - 1] === 'of' && upTo.has(found[index - 2] ?? '')) ||
    (found[index - 1] === 'to' && found[index - 2] === 'up')
  )
    return { most: value }
  return { count: value }
}

function countBefore(found: readonly string[], index: number): Pick<Shape, 'count' | 'most'> | undefined {
  for (let back = 1; back <= REACH && index - back >= 0; back++) {
    const word = found[index - back] ?? ''
    if (COUNTED_ELSEWHERE.has(word)) return undefined
    const count = countAt(found, index - back)
    if (count) return count
  }
  return undefined
}

/** "bullets (4)", "sentences: 2", "three sentences at most", "bullet points, 3 of them". */
function countAfter(found: readonly string[], index: number): Pick<Shape, 'count' | 'most'> | undefined {
  for (let ahead = 1; ahead <= 3; ahead++) {
    const next = index + ahead
    const word = found[next] ?? ''
    const count = countAt(found, next)
    const follows = found[next + 1] ?? ''
    const each = count?.count === 1 && ['per', 'for', 'each'].includes(follows)
    if (each) return undefined
    if (count && !COUNTED_ELSEWHERE.has(follows) && !forms.has(follows)) return count
    if (
      ![
        'max',
        'maximum',
        'exactly',
        'about',
        'only',
        'list',
        'with',
        'points',
        'point',
        'of',
        'summary',
        'at',
        'most',
      ].includes(word)
    )
      return undefined
  }
  return undefined
}

/** "2 sentences max", "three bullets at most". */
const isMost = (found: readonly string[], index: number): boolean =>
  ['max', 'maximum', 'tops'].includes(found[index + 1] ?? '') ||
  (found[index + 1] === 'at' && found[index + 2] === 'most') ||
  (found[index + 1] === 'or' && ['less', 'fewer'].includes(found[index + 2] ?? ''))

const negatives = new Set(['no', 'not', 'never', 'without', "don't", 'avoid'])
/** What may stand between a negation and what it refuses: "never with a full sentence". */
const withinRefusal = new Set('use any using as with in a an the full whole write give'.split(' '))
function isRefused(found: readonly string[], index: number): boolean {
  let before = index - 1
  while (before > index - 5 && withinRefusal.has(found[before] ?? '')) before--
  return negatives.has(found[before] ?? '')
}

function form(found: readonly string[]): Counted {
  const numbered = found.includes('numbered') || found[0] === 'number'
  let chosen: Counted = {}
  for (const [index, word] of found.entries()) {
    const kind = forms.get(word)
    if (
      kind === undefined ||
      isRefused(found, index) ||
      found[index - 1] === 'per' ||
      (kind === 'table' && found[index - 1] === 'the')
    )
      continue
    const count =
      kind === 'table'
        ? undefined
        : (countBefore(found, index) ??
          (sure.has(word) || kind === 'sentences' ? countAfter(found, index) : undefined))
    const each = count?.count === 1 && ['for', 'per', 'each'].includes(found[index + 1] ?? '')
    if (each && chosen.form === undefined) chosen = { form: kind }
    else if (count && !each) {
      const limited =
        isMost(found, index) && count.count !== undefined ? { most: count.most ?? count.count } : count
      if (kind === 'sentences' && chosen.form !== undefined && sure.has(chosen.form)) continue
      return { form: numbered && kind === 'bullets' ? 'numbered' : kind, ...limited }
    }
    if (chosen.form === undefined && sure.has(word)) chosen = { form: kind }
    const article = found[index - 1]
    if (
      chosen.form === undefined &&
      (kind === 'sentences' || kind === 'paragraphs') &&
      (article === 'a' || article === 'single')
    )
      chosen = { form: kind, count: 1 }
  }
  if (chosen.form === undefined && found[0] === 'number') return { form: 'numbered' }
  return numbered && chosen.form !== undefined && chosen.form !== 'numbered'
    ? { ...chosen, form: 'numbered' }
    : chosen
}

const notPlural = new Set(
  'this is was has its always as less plus yes does previous following various us words sentences tags columns characters'.split(
    ' ',
  ),
)

/** "three primary colours", "the top 3 things to check": how many things a list is of. */
export function countOfThings(found: readonly string[]): Pick<Shape, 'count' | 'most'> {
  for (const [index, word] of found.entries()) {
    if (readNumber(word) === undefined) continue
    const count = countAt(found, index)
    if (!count) continue
    const following = found.slice(index + 1, index + 4)
    if (COUNTED_ELSEWHERE.has(following[0] ?? '')) continue
    if (
      following.some(
        each => each.length > 3 && each.endsWith('s') && !notPlural.has(each) && !COUNTED_ELSEWHERE.has(each),
      )
    )
      return count
    if (following.some(each => ['people', 'children', 'women', 'men'].includes(each))) return count
  }
  return {}
}

function wordLimit(found: readonly string[]): Pick<Shape, 'words' | 'wordsEach'> {
  for (const [index, word] of found.entries()) {
    if (word !== 'word' && word !== 'words') continue
    const next = found[index + 1] ?? ''
    for (let back = 1; back <= 3; back++) {
      const value = readNumber(found[index - back] ?? '')
      if (value === undefined || value <= 0 || value !== Math.floor(value)) continue
      const before = found.slice(Math.max(0, index - back - 6), index - back)
      if (before.includes('least')) return {}
      const below =
        ['under', 'below', 'than'].includes(before.at(-1) ?? '') &&
        !before.includes('more') &&
        !before.includes('longer')
      const limit = below ? Math.max(1, value - 1) : value
      const listed = before.some(each =>
        ['bullet', 'bullets', 'item', 'items', 'point', 'points', 'entry'].includes(each),
      )
      const each =
        ['each', 'per'].includes(next) || before.includes('each') || (listed && before.includes('of'))
      return each ? { wordsEach: limit } : { words: limit }
    }
    const one = word === 'word' && found[index - 1] === 'a' && found[index - 2] === 'in'
    if (one) return { words: 1 }
  }
  return {}
}

/** "numbered 1-5" counts five. */
function numberedTo(counted: Counted, text: string): Counted {
  const last = counted.form === 'numbered' ? /\b1 ?(?:-|\u2013|to) ?(\d{1,2})\b/.exec(text)?.[1] : undefined
  return last === undefined ? counted : { form: 'numbered', count: Number(last) }
}

/** "five at most", "no more than 4", "exactly 3 of them": a number that counts what is listed without naming it. */
function loneCount(found: readonly string[]): Pick<Shape, 'count' | 'most'> {
  for (const [index, word] of found.entries()) {
    const value = readNumber(word)
    if (!valid(value)) continue
    const next = found[index + 1] ?? ''
    if (COUNTED_ELSEWHERE.has(next)) continue
    if (isMost(found, index) || (found[index + 1] === 'of' && found[index + 2] === 'them'))
      return isMost(found, index) ? { most: value } : { count: value }
    const counted = countAt(found, index)
    if (next === '' && counted?.most !== undefined) return counted
    if (['exactly', 'only', 'just'].includes(found[index - 1] ?? '') && next === '') return { count: value }
  }
  return {}
}

const lists: ReadonlySet<string> = new Set(['bullets', 'numbered', 'commas', 'lines', 'table'])

/** @param text what was asked, without what it is to be done with */
export function readShape(text: string): Shape {
  const found = words(text.replaceAll('-', ' ')).map(respell)
  const layout = readLayout(text)
  const counted = numberedTo(form(found), text)
  // "A numbered list with one action per line" is numbered.
  const marked = counted.form === 'numbered' || counted.form === 'bullets'
  const chosen = layout.form === 'lines' && marked ? counted.form : (layout.form ?? counted.form)
  const own =
    layout.form !== undefined && layout.form !== counted.form && counted.form !== 'numbered' ? {} : counted
  const known = own.count !== undefined || own.most !== undefined
  const counting = chosen !== undefined && lists.has(chosen) && !known
  const lone = counting ? loneCount(found) : {}
  const things = !counting ? {} : Object.keys(lone).length > 0 ? lone : countOfThings(found)
  return {
    ...own,
    ...layout,
    ...(chosen === undefined ? {} : { form: chosen }),
    ...things,
    ...wordLimit(found),
  }
}
