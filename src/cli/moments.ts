import { InvalidArgumentError } from 'commander'

const units: Readonly<Record<string, number>> = {
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 7 * 86_400_000,
}

/**
 * A moment, in milliseconds: an ISO date or time, in UTC where it names no zone, or how long ago (`24h`, `7d`).
 *
 * @throws InvalidArgumentError
 */
export const readMoment = (text: string, now: number): number => {
  const [, count, unit] = /^(\d{1,6})([mhdw])$/.exec(text) ?? []
  if (count !== undefined && unit !== undefined) return now - Number(count) * (units[unit] ?? 0)
  if (/^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?)?$/.test(text)) {
    const hasZone = /(Z|[+-]\d{2}:\d{2})$/.test(text.slice(10))
    const moment = Date.parse(`${text.replace(' ', 'T')}${text.length > 10 && !hasZone ? 'Z' : ''}`)
    if (!Number.isNaN(moment)) return moment
  }
  throw new InvalidArgumentError(
    'It must be a date (2026-10-01), a time (2026-10-01T14:00Z) or how long ago (30m, 24h, 7d, 4w).',
  )
}
