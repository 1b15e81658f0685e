/** Bytes of a value as JSON in UTF-8, or why JSON cannot hold it. */
export type JsonSize = number | 'refers to itself' | 'has a getter'

/** An object or array that is being walked: its members that are still to come. */
interface Open {
  readonly holder: object
  readonly names: readonly string[] | undefined
  readonly length: number
  place: number
}

/** Stops counting as soon as it is past the limit, so that its time is bounded by the limit. */
export const jsonSize = (value: unknown, limit: number): JsonSize => {
  const open: Open[] = []
  const holders = new Set<object>()
  let bytes = 0
  let current: unknown = value
  for (;;) {
    if (typeof current === 'object' && current !== null) {
      if (holders.has(current)) return 'refers to itself'
      holders.add(current)
      const names = Array.isArray(current) ? undefined : Object.keys(current)
      const length = names?.length ?? (current as unknown[]).length
      open.push({ holder: current, names, length, place: 0 })
      bytes += 2 + Math.max(0, length - 1)
    } else {
      bytes += scalarBytes(current, limit - bytes)
    }
    if (bytes > limit) return bytes
    while (open.at(-1)?.place === open.at(-1)?.length) {
      const closed = open.pop()
      if (!closed) return bytes
      holders.delete(closed.holder)
    }
    const last = open.at(-1)
    if (!last) return bytes
    const name = last.names?.[last.place] ?? String(last.place)
    last.place += 1
    const descriptor = Object.getOwnPropertyDescriptor(last.holder, name)
    if (descriptor && !('value' in descriptor)) return 'has a getter'
    current = descriptor?.value
    if (last.names) bytes += stringBytes(name, limit - bytes) + 1
  }
}

const scalarBytes = (value: unknown, limit: number): number => {
  if (typeof value === 'string') return stringBytes(value, limit)
  if (typeof value === 'number' || typeof value === 'boolean') return String(value).length
  return 4
}

const stringBytes = (text: string, limit: number): number => {
  let bytes = 2
  for (let place = 0; place < text.length && bytes <= limit; place += 1) bytes += unitBytes(text, place)
  return bytes
}

/** Half of a pair is two bytes of its four; half without its other half is escaped, and so are control characters. */
const unitBytes = (text: string, place: number): number => {
  const unit = text.charCodeAt(place)
  if (unit === 0x22 || unit === 0x5c) return 2
  if (unit < 0x20) return SHORT_ESCAPES.has(unit) ? 2 : 6
  if (unit < 0x80) return 1
  if (unit < 0x800) return 2
  if (unit < 0xd800 || unit > 0xdfff) return 3
  return isPaired(text, place, unit) ? 2 : 6
}

const SHORT_ESCAPES: ReadonlySet<number> = new Set([8, 9, 10, 12, 13])

const isPaired = (text: string, place: number, unit: number): boolean => {
  if (unit < 0xdc00) return isBetween(text.charCodeAt(place + 1), 0xdc00, 0xdfff)
  return isBetween(text.charCodeAt(place - 1), 0xd800, 0xdbff)
}

const isBetween = (unit: number, least: number, most: number): boolean => unit >= least && unit <= most
