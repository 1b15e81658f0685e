const ABBREVIATIONS =
  /(?:^|[\s(])(?:mr|mrs|ms|dr|prof|st|no|vs|etc|inc|ltd|co|approx|fig|e\.g|i\.e|a\.m|p\.m|u\.s|[a-z])\.\s*$/i

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })

/** Case, quotes, dashes, markdown emphasis and runs of space say nothing about whether an answer is right. */
export const normalize = text =>
  String(text)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/[*`]/g, '')
    .replace(/(\d),(?=\d{3})/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()

/** Without the punctuation around it. */
export const bare = text => normalize(text).replace(/^[\s"'([{.,:;!?-]+|[\s"')\]}.,:;!?-]+$/g, '')

const isWordly = character => character !== undefined && /[\p{L}\p{N}]/u.test(character)

/** Whether the phrase occurs as words of its own; a phrase that ends in `*` may go on: `reimburs*`. */
export const mentions = (text, phrase) => {
  const haystack = normalize(text)
  const open = String(phrase).endsWith('*')
  const needle = normalize(open ? String(phrase).slice(0, -1) : phrase)
  for (let at = haystack.indexOf(needle); at !== -1; at = haystack.indexOf(needle, at + 1)) {
    const clearBefore = !isWordly(haystack[at - 1]) || !isWordly(needle[0])
    const clearAfter = open || !isWordly(haystack[at + needle.length]) || !isWordly(needle.at(-1))
    if (clearBefore && clearAfter) return true
  }
  return false
}

/** `wanted` is a phrase or a list of phrases of which one is enough. */
export const mentionsOne = (text, wanted) => [wanted].flat().some(phrase => mentions(text, phrase))

export const lines = text =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')

export const words = text => text.split(/\s+/).filter(word => /[\p{L}\p{N}]/u.test(word))

export const sentences = text => {
  const found = []
  let open = ''
  for (const { segment } of segmenter.segment(text.replace(/\s+/g, ' '))) {
    open += segment
    if (ABBREVIATIONS.test(open)) continue
    found.push(open)
    open = ''
  }
  return [...found, open].filter(each => words(each).length > 0)
}

export const BULLET = /^[-*•–]\s+/
export const NUMBER = /^\d+[.)]\s+/

/** Misses of what must and must not be said. */
export const gradeMentions = (text, { mentions: wanted = [], absent = [] }) => [
  ...wanted
    .filter(each => !mentionsOne(text, each))
    .map(each => `does not mention ${[each].flat().join(' / ')}`),
  ...absent.filter(each => mentions(text, each)).map(each => `mentions ${each}`),
]

/** Misses of a count that is a number or a range `[least, most]`. */
export const gradeCount = (what, found, wanted) => {
  const [least, most] = Array.isArray(wanted) ? wanted : [wanted, wanted]
  if (found >= least && found <= most) return []
  return [`${found} ${what} instead of ${least === most ? least : `${least} to ${most}`}`]
}
