/** What a UTF-16 code unit is, as far as words and token pieces care. Below `LETTER`: never inside a word. */
export const SPACE = 0
export const MARK = 1
/** A Latin letter or a combining mark on one. */
export const LETTER = 2
export const DIGIT = 3
/** A letter of any other alphabet. */
export const SCRIPT = 4
/** Chinese, Japanese, Korean: one word each. */
export const IDEOGRAPH = 5
export const SURROGATE = 6

/** Later rows win. */
const ranges: readonly (readonly [number, number, number])[] = [
  [0x30, 0x39, DIGIT],
  [0x41, 0x5a, LETTER],
  [0x61, 0x7a, LETTER],
  [0xc0, 0xd6, LETTER],
  [0xd8, 0xf6, LETTER],
  [0xf8, 0x36f, LETTER],
  [0x370, 0x1e00, SCRIPT],
  [0x1e00, 0x1eff, LETTER],
  [0x1f00, 0x1fff, SCRIPT],
  [0x2c00, 0x2dff, SCRIPT],
  [0x2e80, 0x2fff, IDEOGRAPH],
  [0x3041, 0x9fff, IDEOGRAPH],
  [0xa000, 0xabff, SCRIPT],
  [0xac00, 0xd7ff, IDEOGRAPH],
  [0xd800, 0xdfff, SURROGATE],
  [0xf900, 0xfaff, IDEOGRAPH],
  [0xfb00, 0xfdff, SCRIPT],
  [0xfe70, 0xfefe, SCRIPT],
  [0xff10, 0xff19, DIGIT],
  [0xff21, 0xffdc, IDEOGRAPH],
  [0x60c, 0x60c, MARK],
  [0x61b, 0x61f, MARK],
  [0x6d4, 0x6d4, MARK],
  [0x964, 0x965, MARK],
  [0x09, 0x0d, SPACE],
  [0x20, 0x20, SPACE],
  [0xa0, 0xa0, SPACE],
  [0x2000, 0x200a, SPACE],
  [0x2028, 0x2029, SPACE],
  [0x202f, 0x202f, SPACE],
  [0x3000, 0x3000, SPACE],
]

function buildTable(): Uint8Array {
  const table = new Uint8Array(0x10000).fill(MARK)
  for (const [first, last, kind] of ranges) table.fill(kind, first, last + 1)
  return table
}

const table: Readonly<Uint8Array> = buildTable()

/** The class of the code unit at `index`; a mark before the beginning and past the end of the text. */
export const classAt = (text: string, index: number): number =>
  // Never looks up NaN: that leaves the fast path of typed arrays.
  index >= 0 && index < text.length ? (table[text.charCodeAt(index)] ?? MARK) : MARK
