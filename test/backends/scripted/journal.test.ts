import { expect, test } from 'vitest'
import { createJournal, type PlayedCall } from '../../../src/backends/scripted/journal.ts'
import { asked } from './script.ts'

const account = '123456789012'
const principal = (accessKeyId: string, of = account) => ({
  arn: `arn:${accessKeyId}`,
  account: of,
  accessKeyId,
  verified: true,
})
const played = (number: number): PlayedCall => ({
  time: new Date(number).toISOString(),
  requestId: String(number),
  ...asked({ text: 'x'.repeat(5_000) }),
  streaming: false,
  outcome: 'answered',
})

test('keeps the last thousand calls of each key, their texts cut', () => {
  const journal = createJournal()
  for (let number = 0; number < 1_100; number++) journal.add(played(number), principal('a'))
  journal.add(played(5_000), principal('b'))
  const calls = journal.calls('accessKey', principal('a'))
  expect(calls).toHaveLength(1_000)
  expect(calls[0]?.requestId).toBe('100')
  expect(calls[0]?.text).toHaveLength(1_000)
  expect(journal.calls('accessKey', principal('b'))).toHaveLength(1)
})

test('of all keys, those that called longest ago are forgotten first', () => {
  const journal = createJournal()
  for (let key = 0; key < 12; key++)
    for (let number = 0; number < 1_000; number++) journal.add(played(number), principal(`k${key}`))
  const kept = Array.from({ length: 12 }, (_, key) => journal.calls('accessKey', principal(`k${key}`)).length)
  expect(kept).toEqual([0, 0, ...Array.from({ length: 10 }, () => 1_000)])
})

test('an account sees the calls of its keys in the order of time, and no others', () => {
  const journal = createJournal()
  journal.add(played(3), principal('a'))
  journal.add(played(1), principal('b'))
  journal.add(played(2), principal('c', '999999999999'))
  expect(journal.calls('account', principal('a')).map(({ requestId }) => requestId)).toEqual(['1', '3'])
  journal.forget('accessKey', principal('b'))
  expect(journal.calls('account', principal('a')).map(({ requestId }) => requestId)).toEqual(['3'])
  journal.clear()
  expect(journal.calls('account', principal('a'))).toEqual([])
})
