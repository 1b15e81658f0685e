import { RE2JS } from 're2js'

const MASK = '[masked]'

/** A part of a text that is a secret. */
interface Span {
  readonly start: number
  readonly end: number
}

/**
 * What a secret looks like, by a word that is there where one is: expressions of RE2 are linear, but slow. The
 * group is the secret where not the whole is.
 */
const shapes: readonly (readonly [words: readonly string[], expression: string])[] = [
  [['akia', 'asia'], String.raw`\b((?:AKIA|ASIA)[A-Z0-9]{16})\b`],
  [['bearer'], String.raw`(?i)\bbearer\s+([a-z0-9._~+/-]{8,}=*)`],
  [['aws4-hmac'], String.raw`(AWS4-HMAC-SHA256 Credential=[^\r\n"]*)`],
  [['sk-'], String.raw`\b(sk-[A-Za-z0-9_-]{16,})`],
  [['absk', 'bedrock-api-key'], '((?:ABSK|bedrock-api-key-)[A-Za-z0-9+/=_-]{16,})'],
  [['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'], String.raw`\b(gh[pousr]_[A-Za-z0-9]{20,})`],
  [['xox'], String.raw`\b(xox[abprs]-[A-Za-z0-9-]{10,})`],
  [['eyj'], String.raw`\b(eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*)`],
  [['private key'], '-----BEGIN [A-Z ]*PRIVATE KEY-----([^-]*)'],
  [
    ['key', 'secret', 'token', 'passw', 'pwd'],
    String.raw`(?i)(?:api[_ -]?key|access[_-]?key|secret|token|password|passwd|pwd)\\?["']?\s*[:=]\s*\\?["']?([^\s"'\\,;&{}<>]{6,})`,
  ],
]
const compiled = shapes.map(([words, expression]) => ({ words, expression: RE2JS.compile(expression) }))

/** What the name of a secret ends in, without its marks. */
const SECRET_NAME =
  /(?:authorization|apikey|accesskey|accesskeyid|secret|secretkey|privatekey|token|password|passwd|passphrase|cookie)$/
const LONGEST_NAME = 100

export const isSecretName = (name: string): boolean =>
  name.length <= LONGEST_NAME && SECRET_NAME.test(name.toLowerCase().replaceAll(/[^a-z]/g, ''))

export const maskText = (text: string): string => maskPieces([text])[0] ?? ''

/** The pieces of one text, without the secrets that lie in one or in several of them. */
export const maskPieces = (pieces: readonly string[]): string[] => {
  const spans = findSecrets(pieces.join(''))
  if (spans.length === 0) return [...pieces]
  let start = 0
  return pieces.map(piece => {
    const from = start
    start += piece.length
    return withoutSpans(piece, from, spans)
  })
}

const withoutSpans = (piece: string, from: number, spans: readonly Span[]): string => {
  let kept = ''
  let at = 0
  for (const { start, end } of spans) {
    const [first, last] = [start - from, end - from]
    if (last <= at || first >= piece.length) continue
    kept += piece.slice(at, Math.max(at, first))
    // The mask stands where the secret begins.
    if (first >= 0) kept += MASK
    at = Math.min(piece.length, last)
  }
  return kept + piece.slice(at)
}

const findSecrets = (text: string): Span[] => {
  const lower = text.toLowerCase()
  const found: Span[] = []
  for (const { words, expression } of compiled) {
    if (!words.some(word => lower.includes(word))) continue
    const matcher = expression.matcher(text)
    while (matcher.find()) found.push({ start: matcher.start(1), end: matcher.end(1) })
  }
  return merge(found.sort((a, b) => a.start - b.start))
}

const merge = (spans: readonly Span[]): Span[] => {
  const merged: Span[] = []
  for (const span of spans) {
    const last = merged.at(-1)
    if (last === undefined || span.start >= last.end) merged.push(span)
    else merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) }
  }
  return merged
}
