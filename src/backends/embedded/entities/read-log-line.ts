import type { Field } from './field.ts'

const line =
  /^\W{0,3}(?<time>(?:\d{4}-\d\d-\d\d[T ])?\d\d:\d\d(?::\d\d)?(?:[.,]\d{1,6})?(?:Z| ?[+-]\d\d:?\d\d)?)\W{1,4}(?:(?<level>TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|ERR|CRITICAL|FATAL)\b\W{1,4})?(?<rest>\S[^\n]{0,400})/im
const part = /^\[?([A-Za-z][\w./-]{1,40})\]?(?:\s*[|:\]]\s*|\s+-\s+|\s+)/

const fields: ReadonlyMap<string, 'time' | 'level' | 'source' | 'message'> = new Map([
  ...'timestamp logged_at datetime time'.split(' ').map(name => [name, 'time'] as const),
  ...'level severity loglevel'.split(' ').map(name => [name, 'level'] as const),
  ...'module service component logger source subsystem process host'
    .split(' ')
    .map(name => [name, 'source'] as const),
  ...'message msg text event error'.split(' ').map(name => [name, 'message'] as const),
])

/** What a line of a log says of a field: its time, level, source or message; undefined where the text is no log. */
export function readLogLine(text: string, { words }: Field): string | undefined {
  const wanted = fields.get(words.join('_')) ?? fields.get(words.at(-1) ?? '')
  if (wanted === undefined) return undefined
  const { time, level, rest = '' } = line.exec(text.slice(0, 4_000))?.groups ?? {}
  if (time === undefined || (level === undefined && !/[|[\]]/.test(text))) return undefined
  if (wanted === 'time') return time
  if (wanted === 'level') return level
  const source = part.exec(rest)
  if (wanted === 'source') return source?.[1]
  return rest.slice(source?.[0].length ?? 0).trim() || undefined
}
