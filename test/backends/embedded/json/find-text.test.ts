import { expect, test } from 'vitest'
import { findText } from '../../../../src/backends/embedded/json/find-text.ts'
import { readSource } from '../../../../src/backends/embedded/json/read-source.ts'

test.each([
  ['city', 'weather in Paris tomorrow', 'Paris'],
  ['city', 'Is it warm near San Sebastian?', 'San Sebastian'],
  ['origin', 'a train from Graz to Linz', 'Graz'],
  ['destination', 'a train from Graz to Linz', 'Linz'],
  ['email', 'write to kim@park.example.', 'kim@park.example'],
  ['url', 'see https://example.org/a?b=1 now', 'https://example.org/a?b=1'],
  ['phone', 'call +43 660 123 4567 please', '+43 660 123 4567'],
  ['date', 'on 7 July 2026', '2026-07-07'],
  ['startTime', 'at 19:30 sharp', '19:30'],
  ['orderId', 'cancel ORD-1 and ticket T-9', 'ORD-1'],
  ['ticket_id', 'cancel ORD-1 and ticket T-9', 'T-9'],
  ['invoiceNumber', 'invoice number 20481 is wrong', '20481'],
  ['assignee', 'assign it to Grace Hopper', 'Grace Hopper'],
  ['symbol', 'price of AMZN today', 'AMZN'],
  ['query', 'Search for red lamps.', 'red lamps'],
  ['reason', 'Cancel it because I moved house.', 'I moved house'],
  ['title', 'an issue titled "Door stuck"', 'Door stuck'],
  ['status', 'set the status to done', 'done'],
  ['city', 'what is it like', undefined],
  ['email', 'no address here', undefined],
  ['color', 'nothing', undefined],
])('%s in "%s"', (name, text, found) => {
  expect(findText(name, '', readSource(text), new Set())).toBe(found)
})

test('a format says what kind it is', () => {
  expect(findText('x', 'email', readSource('to a@b.example'), new Set())).toBe('a@b.example')
  expect(findText('x', 'date', readSource('on 2026-01-02'), new Set())).toBe('2026-01-02')
})

test('another of the same kind where one is taken', () => {
  expect(findText('to_date', '', readSource('2026-01-02 to 2026-01-09'), new Set(['2026-01-02']))).toBe(
    '2026-01-09',
  )
})
