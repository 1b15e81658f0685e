/** What a pattern is made of. */
type Part =
  | { readonly kind: 'set'; readonly characters: string }
  | { readonly kind: 'group'; readonly options: readonly (readonly Repeat[])[] }
interface Repeat {
  readonly part: Part
  readonly least: number
  readonly most: number
}

const LONGEST_PATTERN = 500
const DEEPEST = 20
const MOST_REPEATS = 200
const LONGEST_SAMPLE = 10_000
const digits = '0123456789'
const letters = 'abcdefghijklmnopqrstuvwxyz'
const wordly = `${letters}${letters.toUpperCase()}${digits}_`
const printable = `${wordly} -.,:;/!#$%&'()*+<=>?@[]^{|}~"\\`
const classes: Readonly<Record<string, string>> = {
  d: digits,
  w: wordly,
  s: ' ',
  D: letters,
  W: ' -',
  S: wordly,
  t: '\t',
  n: '\n',
  r: '\r',
}

interface Reader {
  readonly pattern: string
  index: number
}

function escaped(reader: Reader): string | undefined {
  const character = reader.pattern.charAt(++reader.index)
  reader.index++
  if (Object.hasOwn(classes, character)) return classes[character]
  return /[a-z\d]/i.test(character) ? undefined : character
}

function characterClass(reader: Reader): string | undefined {
  const { pattern } = reader
  reader.index++
  const negated = pattern.charAt(reader.index) === '^'
  if (negated) reader.index++
  let found = ''
  while (pattern.charAt(reader.index) !== ']') {
    if (reader.index >= pattern.length) return undefined
    const isEscape = pattern.charAt(reader.index) === '\\'
    const first = isEscape ? escaped(reader) : pattern.charAt(reader.index++)
    if (first === undefined) return undefined
    const isRange =
      first.length === 1 && pattern.charAt(reader.index) === '-' && pattern.charAt(reader.index + 1) !== ']'
    if (!isRange) {
      found += first
      continue
    }
    reader.index++
    const last = pattern.charAt(reader.index) === '\\' ? escaped(reader) : pattern.charAt(reader.index++)
    if (last?.length !== 1 || last < first) return undefined
    for (
      let code = first.charCodeAt(0);
      code <= Math.min(last.charCodeAt(0), first.charCodeAt(0) + 200);
      code++
    )
      found += String.fromCharCode(code)
  }
  reader.index++
  return negated ? [...printable].filter(one => !found.includes(one)).join('') : found
}

function quantifier(reader: Reader): readonly [number, number] | undefined {
  const character = reader.pattern.charAt(reader.index)
  const counted = /^\{(\d{1,4})(,(\d{1,4})?)?\}/.exec(reader.pattern.slice(reader.index, reader.index + 12))
  if (!'?*+'.includes(character) || character === '') {
    if (!counted) return [1, 1]
    reader.index += counted[0].length
    const least = Number(counted[1])
    const most =
      counted[2] === undefined
        ? least
        : counted[3] === undefined
          ? Number.POSITIVE_INFINITY
          : Number(counted[3])
    return lazy(reader, [least, most])
  }
  reader.index++
  return lazy(reader, character === '?' ? [0, 1] : [character === '*' ? 0 : 1, Number.POSITIVE_INFINITY])
}

function lazy(reader: Reader, range: readonly [number, number]): readonly [number, number] {
  if (reader.pattern.charAt(reader.index) === '?') reader.index++
  return range
}

function literal(reader: Reader): string {
  const character = reader.pattern.charAt(reader.index++)
  return character === '.' ? letters : character
}

function part(reader: Reader, depth: number): Part | undefined {
  const { pattern } = reader
  const character = pattern.charAt(reader.index)
  if (character === '(') {
    const opening = /^\((?:\?:|\?<[A-Za-z]\w*>|\?P<[A-Za-z]\w*>)?/.exec(
      pattern.slice(reader.index, reader.index + 60),
    )
    reader.index += opening?.[0].length ?? 1
    if (pattern.charAt(reader.index) === '?') return undefined
    const found = options(reader, depth + 1)
    if (found === undefined || pattern.charAt(reader.index) !== ')') return undefined
    reader.index++
    return { kind: 'group', options: found }
  }
  const characters =
    character === '[' ? characterClass(reader) : character === '\\' ? escaped(reader) : literal(reader)
  return characters === undefined || characters === '' ? undefined : { kind: 'set', characters }
}

function options(reader: Reader, depth: number): (readonly Repeat[])[] | undefined {
  const found: Repeat[][] = [[]]
  if (depth > DEEPEST) return undefined
  while (reader.index < reader.pattern.length) {
    const character = reader.pattern.charAt(reader.index)
    if (character === ')') break
    if (character === '|') {
      reader.index++
      found.push([])
    } else if (character === '^' || character === '$') reader.index++
    else {
      const one = part(reader, depth)
      const range = one && quantifier(reader)
      if (one === undefined || range === undefined) return undefined
      found.at(-1)?.push({ part: one, least: range[0], most: range[1] })
    }
  }
  return found
}

interface Sampling {
  /** Chooses among characters and options. */
  variant: number
  /** How many repeats more than the least. */
  readonly more: number
  length: number
}

function sampleOf(repeats: readonly Repeat[], sampling: Sampling): string {
  let text = ''
  for (const { part: one, least, most } of repeats) {
    const count = Math.min(most, least + sampling.more)
    for (let index = 0; index < count && sampling.length < LONGEST_SAMPLE; index++) {
      if (one.kind === 'set') {
        const { characters } = one
        text += characters.charAt(sampling.variant % characters.length)
        sampling.variant = Math.floor(sampling.variant / characters.length)
        sampling.length++
      } else {
        const choice = one.options[sampling.variant % one.options.length] ?? []
        sampling.variant = Math.floor(sampling.variant / one.options.length)
        text += sampleOf(choice, sampling)
      }
    }
  }
  return text
}

/**
 * A text that a simple pattern accepts: characters, classes, groups, alternatives and repeats. Undefined for a
 * pattern with anything else, and where none of the lengths tried is in the range.
 * @param variant another number, another text, as far as there are others
 */
export function samplePattern(
  pattern: string,
  least: number,
  most: number,
  variant: number,
): string | undefined {
  if (pattern.length > LONGEST_PATTERN) return undefined
  const reader = { pattern, index: 0 }
  const found = options(reader, 0)
  if (found === undefined || reader.index < pattern.length) return undefined
  const startsFree = !pattern.startsWith('^')
  const endsFree = !pattern.endsWith('$')
  for (let more = 0; more <= Math.min(least + 1, MOST_REPEATS); more++)
    for (const [index] of found.entries()) {
      const choice = found[(index + variant) % found.length] ?? []
      const text = sampleOf(choice, { variant: Math.floor(variant / found.length), more, length: 0 })
      const padded =
        text.length >= least
          ? text
          : endsFree
            ? text.padEnd(least, 'a')
            : startsFree
              ? text.padStart(least, 'a')
              : text
      if (padded.length >= least && padded.length <= most) return padded
    }
  return undefined
}
