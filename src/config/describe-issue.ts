import type { BaseIssue } from 'valibot'
import { allowedKeys } from './schema.ts'

/** Where a setting's value came from: `outcrop.config.yaml:3`, `OUTCROP_PORT`, `--port`. */
export type Locate = (path: readonly string[]) => string

/** One sentence: where, which setting, what is wrong, what is allowed. Never the value of a secret. */
export const describeIssue = (issue: BaseIssue<unknown>, locate: Locate): string => {
  const path = (issue.path ?? []).map(({ key }) => String(key))
  const name = path.join('.')
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    const within = path.slice(0, -1).filter(key => !/^\d+$/.test(key))
    const allowed = allowedKeys(within, issue.path?.at(-1)?.input)
    const near = nearest(path.at(-1) ?? '', allowed)
    const suggestion = near === undefined ? '' : ` Did you mean "${near}"?`
    return `${locate(path)}: unknown key "${name}".${suggestion} Allowed: ${allowed.join(', ')}.`
  }
  if (issue.input === undefined) return `${locate(path)}: "${name}" is missing.`
  const shown = isSecret(path) ? '' : ` ${JSON.stringify(issue.input).slice(0, 100)}`
  return `${locate(path)}: wrong value${shown} for "${name}": ${expectation(issue)}.`
}

/** Where secrets are kept, also a value in the wrong place may be one. */
const isSecret = ([top = '', ...rest]: readonly string[]): boolean =>
  (['credentials', 'apiKeys', 'tls'].includes(top) &&
    !['accessKeyId', 'principal', 'expires', 'plaintext'].includes(rest.at(-1) ?? '')) ||
  (top === 'functions' && /environment|headers|command|url/i.test(rest.slice(1).join('.'))) ||
  (top === 'knowledgeBases' && rest[0] === 'storages' && rest.at(-1) !== 'type') ||
  (top === 'backends' && /key|secret|token|password|headers|proxy|url/i.test(rest.slice(1).join('.')))

const expectation = ({ type, input, expected, requirement, message }: BaseIssue<unknown>): string => {
  switch (type) {
    case 'min_value':
      return `must be at least ${requirement}`
    case 'max_value':
      return `must be at most ${requirement}`
    case 'min_length':
      return `must be at least ${requirement} characters long`
    case 'max_length':
      return `must be at most ${requirement} long`
    case 'picklist':
    case 'variant':
      if (!expected?.includes('"')) return 'must be settings (key: value)'
      return `must be one of ${expected?.replace(/[()"]/g, '').replaceAll(' | ', ', ')}`
    case 'regex':
    case 'check':
    case 'integer':
      return message
    default:
      // An account number without quotes is a number to YAML.
      return expected === 'string' && typeof input === 'number'
        ? 'must be of type string: put it in quotes'
        : `must be of type ${expected?.toLowerCase()}`
  }
}

/** The allowed word within two edits, if there is one. */
export const nearest = (word: string, allowed: readonly string[]): string | undefined => {
  const ranked = allowed
    .map(each => ({ each, edits: distance(word.toLowerCase(), each.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits)[0]
  return ranked !== undefined && ranked.edits <= 2 ? ranked.each : undefined
}

/** Levenshtein's, row by row. */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replace = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replace, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
