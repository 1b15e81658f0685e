import { RE2JS } from 're2js'

/** Longer text than this matches no grouped pattern of the descriptions: all of them are names and ARNs. */
const LONGEST_FOR_GROUPS = 8_192

/**
 * A description's pattern, which has to match the whole text, as AWS's Java services match.
 *
 * Clients choose the text, so matching must not backtrack: some of AWS's own patterns take exponential time
 * (`(-*[a-zA-Z0-9\+\-\.])*`). A pattern without groups and with one open-ended repeat is linear anywhere;
 * the others run in RE2, which is linear by construction. The few that RE2 cannot say (lookahead) are linear.
 */
export const compilePattern = (pattern: string): ((text: string) => boolean) => {
  const simple = !pattern.includes('(') && openEnded(pattern) <= 1
  return simple || LOOKAHEAD.test(pattern) ? native(pattern) : linear(pattern)
}

const LOOKAHEAD = /\(\?[=!]/
const PROPERTY = /\\p\{/i

const native = (pattern: string) => {
  const expression = new RegExp(`^(?:${pattern})$`, PROPERTY.test(pattern) ? 'u' : '')
  return (text: string) => expression.test(text)
}

/** Compiled on first use: RE2 takes milliseconds for the longest patterns. */
const linear = (pattern: string) => {
  let expression: RE2JS | undefined
  // The same model is called again and again.
  let lastMatch: string | undefined
  return (text: string) => {
    if (text === lastMatch) return true
    if (text.length > LONGEST_FOR_GROUPS) return false
    expression ??= RE2JS.compile(`^(?:${pattern})$`)
    const matches = expression.testExact(text)
    if (matches) lastMatch = text
    return matches
  }
}

const openEnded = (pattern: string): number => pattern.replace(/\\./g, '').match(/[*+]|,\}/g)?.length ?? 0
