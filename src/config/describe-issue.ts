import type { z } from 'zod'
import { type Parsed, schema } from './schema.ts'

type Issue = z.core.$ZodIssue

/** Where a setting's value came from: `outcrop.config.yaml:3`, `OUTCROP_PORT`, `--port`. */
export type Locate = (path: readonly PropertyKey[]) => string

/** One sentence: where, which setting, what is wrong, what is allowed. Never the value of a secret. */
export const describeIssue = (issue: Issue, settings: unknown, locate: Locate): string[] => {
  if (issue.code === 'unrecognized_keys') {
    const allowed = allowedKeys(issue.path)
    return issue.keys.map(key => {
      const near = nearest(key, allowed)
      const suggestion = near === undefined ? '' : ` Did you mean "${near}"?`
      return `${locate([...issue.path, key])}: unknown key "${dotted([...issue.path, key])}".${suggestion} Allowed: ${allowed.join(', ')}.`
    })
  }
  const value = valueAt(settings, issue.path)
  const shown = isSecret(issue.path) || value === undefined ? '' : ` ${JSON.stringify(value).slice(0, 100)}`
  return [`${locate(issue.path)}: wrong value${shown} for "${dotted(issue.path)}": ${expectation(issue)}.`]
}

const expectation = (issue: Issue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${issue.expected === 'int' ? 'a whole number' : `of type ${issue.expected}`}`
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`
    case 'too_small':
      return `must be at least ${issue.minimum}${issue.origin === 'string' ? ' characters' : ''}`
    case 'too_big':
      return `must be at most ${issue.maximum}${issue.origin === 'string' ? ' characters' : ''}`
    default:
      return issue.message
  }
}

const dotted = (path: readonly PropertyKey[]): string => path.map(String).join('.')

const SECRET = new Set(['secretAccessKey', 'sessionToken', 'key'])
const isSecret = (path: readonly PropertyKey[]): boolean => SECRET.has(String(path.at(-1)))

const valueAt = (settings: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? value[key as keyof typeof value] : undefined,
    settings,
  )

/** The keys of the object at a path: the defaults tell them, and lists have one kind of item. */
const allowedKeys = (path: readonly PropertyKey[]): string[] => {
  const items: Partial<Record<string, string[]>> = {
    credentials: ['accessKeyId', 'secretAccessKey', 'sessionToken', 'expires', 'principal'],
    apiKeys: ['key', 'principal', 'expires'],
    tls: ['certificate', 'key', 'plaintext'],
    embedded: ['firstTokenMs', 'tokensPerSecond'],
  }
  if (path.length === 0) return Object.keys(schema.shape)
  const top = String(path[0])
  return items[top] ?? Object.keys(schema.parse({})[top as keyof Parsed] ?? {})
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
