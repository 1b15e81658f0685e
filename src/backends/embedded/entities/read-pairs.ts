import { nameWords } from '../language/name-words.ts'
import { stem } from '../language/stem.ts'
import type { Field } from './field.ts'

const READ = 16_000
const FEWEST = 2
const pair =
  /(?<![\w.-])([A-Za-z_][\w.-]{0,40})=(?:"([^"\n]{0,300})"|'([^'\n]{0,300})'|([^\s,;|&"']{1,300}))/g
const known = new WeakMap<object, ReadonlyMap<string, string>>()

const keyOf = (words: readonly string[]): string => words.map(stem).join(' ')

/** `level=error service=mailer msg="..."`: values by the stems of their names; empty where a text has no such pairs. */
function pairsIn(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const [, name = '', double, single, bare] of text.slice(0, READ).matchAll(pair)) {
    const key = keyOf(nameWords(name))
    if (!found.has(key)) found.set(key, double ?? single ?? bare ?? '')
  }
  return found.size >= FEWEST ? found : new Map()
}

const aliases: ReadonlyMap<string, readonly string[]> = new Map([
  ['message', ['msg']],
  ['duration', ['dur', 'elapsed']],
  ['timestamp', ['ts', 'time']],
  ['time', ['ts']],
  ['level', ['lvl', 'severity']],
  ['service', ['svc', 'app']],
  ['request', ['req']],
  ['address', ['addr']],
  ['source', ['src']],
  ['destination', ['dst', 'dest']],
])

const SHORTEST_ABBREVIATION = 3

/** `temp` for a temperature, `humid` for a humidity: the only name that the field's own begins with. */
function abbreviated(pairs: ReadonlyMap<string, string>, words: readonly string[]): string | undefined {
  const found = [...pairs].filter(
    ([key]) => key.length >= SHORTEST_ABBREVIATION && words.some(word => word.startsWith(key)),
  )
  return found.length === 1 ? found[0]?.[1] : undefined
}

/** Whether a text is written in pairs of names and values, and what it has for a field. */
export function readPair(
  read: { readonly text: string },
  { words }: Field,
): { readonly value?: string } | undefined {
  let pairs = known.get(read)
  if (pairs === undefined) {
    pairs = pairsIn(read.text)
    known.set(read, pairs)
  }
  if (pairs.size === 0) return undefined
  const value =
    pairs.get(keyOf(words)) ??
    words.flatMap(word => aliases.get(word) ?? []).flatMap(alias => pairs.get(stem(alias)) ?? [])[0] ??
    abbreviated(pairs, words)
  return value === undefined ? {} : { value }
}
