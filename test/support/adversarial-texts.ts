/** Ends on which no pattern can match, so that a backtracking matcher tries everything it can. */
const ENDS = ['', '!', '\n', '\u0000']

const REPEATED = [
  'a',
  '0',
  '-',
  '_',
  '.',
  ':',
  '/',
  ' ',
  'a-',
  '-a',
  'a_',
  'a.',
  'a:',
  'a/',
  '--a',
  'aA0',
  '\u00e9',
]

/** Texts of one length that take a backtracking matcher long: repeats on their own, and inside of texts that match. */
export function* adversarialTexts(matching: readonly string[], length: number): Generator<string> {
  for (const unit of [...REPEATED, ...matching].filter(text => text !== ''))
    yield* ended(fill(unit, length), length)
  for (const text of matching)
    for (const at of positions(text)) {
      const pumped =
        text.slice(0, at) + fill(text.charAt(at), Math.max(0, length - text.length)) + text.slice(at)
      yield* ended(pumped, length)
    }
}

const fill = (unit: string, length: number): string =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length)

function* ended(text: string, length: number): Generator<string> {
  for (const end of ENDS) yield text.slice(0, length - end.length) + end
}

/** Every character of a short text, and the first of each run in a long one. */
const positions = (text: string): number[] =>
  [...text]
    .flatMap((character, at) => (at < 12 || character !== text.charAt(at - 1) ? [at] : []))
    .slice(0, 48)
