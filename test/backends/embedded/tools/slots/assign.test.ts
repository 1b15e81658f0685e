import { expect, test } from 'vitest'
import type { Json } from '../../../../../src/backends/embedded/json/json.ts'
import { assign } from '../../../../../src/backends/embedded/tools/slots/assign.ts'
import { readSlots } from '../../../../../src/backends/embedded/tools/slots/read-slots.ts'
import { readSaid } from '../../../../../src/backends/embedded/tools/slots/said.ts'

const filled = (properties: Record<string, Json>, text: string, today?: string) => {
  const schema = { type: 'object', properties, required: Object.keys(properties) }
  return Object.fromEntries(assign(readSlots(schema), readSaid(text, today)).values)
}
const string = { type: 'string' }
const integer = { type: 'integer' }
const number = { type: 'number' }
const flag = { type: 'boolean' }

test.each([
  [
    { origin: string, destination: string },
    'a train from Graz to Linz',
    { origin: 'Graz', destination: 'Linz' },
  ],
  [{ destination: string, origin: string }, 'to Linz from Graz', { destination: 'Linz', origin: 'Graz' }],
  [
    { min_price: number, max_price: number },
    'at least 50 but no more than 80 euros',
    { min_price: 50, max_price: 80 },
  ],
  [{ max_minutes: integer }, 'done within half an hour', { max_minutes: 30 }],
  [{ nights: integer, guests: integer }, 'three nights for 2 people', { nights: 3, guests: 2 }],
  [{ outdoor: flag }, 'a table on the terrace', { outdoor: true }],
  [{ notify: flag }, "please don't notify anyone", { notify: false }],
  [
    { start_date: { type: 'string', format: 'date' }, end_date: { type: 'string', format: 'date' } },
    'from 10 to 12 May 2026',
    { start_date: '2026-05-10', end_date: '2026-05-12' },
  ],
  [{ priority: { enum: ['low', 'normal', 'high'] } }, 'this is urgent', { priority: 'high' }],
  [{ account: { type: 'string', pattern: '^ACC-\\d+$' } }, 'invoice INV-3 of ACC-77', { account: 'ACC-77' }],
  [{ part: { type: 'string', description: 'for example P/77' } }, 'order A-1, part Q/12', { part: 'Q/12' }],
  [
    { tags: { type: 'array', items: string } },
    'tags: red, round and soft',
    { tags: ['red', 'round', 'soft'] },
  ],
  [
    { to: { type: 'array', items: string, description: 'E-mail addresses' } },
    'to a@b.example and c@d.example',
    { to: ['a@b.example', 'c@d.example'] },
  ],
  [
    { recipient: string, text: string },
    'tell Kim that the bus is late',
    { recipient: 'Kim', text: 'the bus is late' },
  ],
  [{ recipient: string, amount: number }, 'nothing of the sort', {}],
])('%j in "%s"', (properties, text, values) => {
  expect(filled(properties as Record<string, Json>, text)).toEqual(values)
})

test('tomorrow is a date only where it is known what today is', () => {
  const date = { type: 'string', format: 'date' }
  expect(filled({ date }, 'tomorrow')).toEqual({})
  expect(filled({ date }, 'tomorrow', '2026-12-31')).toEqual({ date: '2027-01-01' })
})

test('members of members, and schemas that contain themselves, are read to an end', () => {
  const address = { type: 'object', properties: { city: string, inner: { $ref: '#' } } }
  const slots = readSlots({ type: 'object', properties: { address } })
  expect(slots.length).toBeGreaterThan(1)
  expect(slots.length).toBeLessThan(100)
})
