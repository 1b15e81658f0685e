import fc from 'fast-check'
import type { Shape } from '../../src/wire/api.ts'

/** What a pattern means, said without `src/wire/pattern.ts`: the whole text has to match. */
export const matchesPattern = (pattern: string, text: string): boolean =>
  new RegExp(`^(?:${pattern})$`, /\\p\{/i.test(pattern) ? 'u' : '').test(text)

/** Smithy's length of a text: characters, not UTF-16 units. */
export const lengthOf = (text: string): number => {
  let length = 0
  for (const _ of text) length++
  return length
}

export interface ExampleStrings {
  /** A text that satisfies every constraint of the shape; `index` makes others. */
  of(shape: Shape, index?: number): string
  /** A text of exactly that many characters that satisfies the pattern; undefined where none was found. */
  ofLength(shape: Shape, length: number): string | undefined
  /** A text that only the pattern refuses; undefined where there is none. */
  against(shape: Shape): string | undefined
}

const PRINTABLE = /^[!-~]([ -~]*[!-~])?$/

/** Texts for the string shapes of the descriptions: the same for the same seed. */
export const createExampleStrings = (seed: number): ExampleStrings => {
  const samples = new Map<string, string[]>()
  const fitting = new Map<Shape, string[]>()

  const samplesOf = (pattern: string): string[] => {
    const known = samples.get(pattern)
    if (known !== undefined) return known
    const found = sample(pattern, seed).filter(text => matchesPattern(pattern, text))
    // A header carries no other text, and a reader sees what failed.
    const printable = found.filter(text => PRINTABLE.test(text))
    const chosen = printable.length > 0 ? printable : found
    if (chosen.length === 0) throw new Error(`No example matches ${pattern}`)
    samples.set(pattern, chosen)
    return chosen
  }

  const ofLength = ({ constraints }: Shape, length: number): string | undefined => {
    const pattern = constraints?.pattern
    if (pattern === undefined) return 'x'.repeat(length)
    for (const text of samplesOf(pattern)) {
      const stretched = stretch(pattern, text, length)
      if (stretched !== undefined) return stretched
    }
    return undefined
  }

  const of = (shape: Shape, index = 0): string => {
    if (shape.enum !== undefined) return shape.enum[index % shape.enum.length] ?? ''
    const { pattern, min = 0, max = Number.POSITIVE_INFINITY } = shape.constraints ?? {}
    if (pattern === undefined) return `text-${index}`.padEnd(min, '-').slice(-max)
    const texts = fitting.get(shape) ?? fitIn(shape, pattern, min, max)
    fitting.set(shape, texts)
    return texts[index % texts.length] ?? ''
  }

  const fitIn = (shape: Shape, pattern: string, min: number, max: number): string[] => {
    const texts = samplesOf(pattern).filter(text => text.length >= min && text.length <= max)
    const fitted = texts.length > 0 ? texts : [ofLength(shape, min) ?? ofLength(shape, max)]
    if (fitted[0] === undefined)
      throw new Error(`No example of ${min} to ${max} characters matches ${pattern}`)
    return fitted as string[]
  }

  const against = (shape: Shape): string | undefined => {
    const pattern = shape.constraints?.pattern
    if (pattern === undefined) return undefined
    const good = of(shape)
    const cut = good.slice(0, -1)
    const candidates = ['!', ' ', '\n', '\u{1f600}'].flatMap(odd => [
      cut + odd,
      good + odd,
      odd + good.slice(1),
    ])
    const { min = 0, max = Number.POSITIVE_INFINITY } = shape.constraints ?? {}
    return candidates.find(
      text => lengthOf(text) >= min && lengthOf(text) <= max && !matchesPattern(pattern, text),
    )
  }

  return { of, ofLength, against }
}

/** fast-check has no assertions but `^` and `$`; what it makes without the others is checked afterwards. */
const sample = (pattern: string, seed: number): string[] => {
  const plain = pattern.replace(/\(\?![^)]*\)|\\b/g, '')
  const limit = Error.stackTraceLimit
  // It probes by throwing, ten thousands of times; the stacks would take ten times longer than the rest.
  Error.stackTraceLimit = 0
  try {
    const expression = new RegExp(`^(?:${plain})$`, /\\p\{/i.test(plain) ? 'u' : '')
    return fc.sample(fc.stringMatching(expression, { size: 'xsmall' }), { seed, numRuns: 24 })
  } finally {
    Error.stackTraceLimit = limit
  }
}

/** The text with one of its characters repeated, or some left out, so that it has the length and still matches. */
const stretch = (pattern: string, text: string, length: number): string | undefined => {
  const missing = length - text.length
  if (missing === 0) return text
  for (let at = text.length; at > 0; at--) {
    const changed =
      missing > 0
        ? text.slice(0, at) + text.charAt(at - 1).repeat(missing) + text.slice(at)
        : text.slice(0, Math.max(0, at + missing)) + text.slice(at)
    if (changed.length === length && matchesPattern(pattern, changed)) return changed
  }
  return undefined
}
