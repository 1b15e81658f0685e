import { hash } from 'node:crypto'

/** The same for requests that ask for the same, whatever the order of their members. */
export const inputHash = (input: unknown): string => hash('sha256', JSON.stringify(sorted(input)) ?? '')

const sorted = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => [key, sorted(member)])
}
