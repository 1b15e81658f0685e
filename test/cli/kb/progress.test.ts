import { expect, test } from 'vitest'
import { createProgress, writeRate } from '../../../src/cli/kb/progress.ts'

const record = (isTTY: boolean) => {
  const written: string[] = []
  const clock = { now: 0 }
  const progress = createProgress({ isTTY, write: text => written.push(text) }, () => clock.now)
  return { written, clock, progress }
}

test('a terminal has one line that is written over, with a bar where the end is known', () => {
  const { written, clock, progress } = record(true)
  clock.now = 2_000
  progress.show({ name: 'documents', done: 50, total: 100, failed: 1 })
  progress.show({ name: 'documents', done: 1_234 })
  progress.end()
  progress.end()
  expect(written).toEqual([
    `\r\u001b[2K${'█'.repeat(12)}${' '.repeat(13)}documents: 50 of 100, 1 failed, 25.0 a second`,
    '\r\u001b[2Kdocuments: 1,234, 617.0 a second',
    '\r\u001b[2K',
  ])
})

test('elsewhere there is a line now and then, and one when something else begins', () => {
  const { written, clock, progress } = record(false)
  for (const at of [1_000, 2_000, 5_900, 6_000]) {
    clock.now = at
    progress.show({ name: 'sent', done: at / 1_000, total: 5 })
  }
  clock.now = 8_000
  progress.show({ name: 'indexed', done: 1, total: 5 })
  clock.now = 14_000
  progress.show({ name: 'indexed', done: 4, total: 5 })
  progress.end()
  expect(written).toEqual([
    'sent: 1 of 5, 1.0 a second\n',
    'sent: 6 of 6, 1.0 a second\n',
    'indexed: 1 of 5\n',
    'indexed: 4 of 5, 0.5 a second\n',
  ])
})

test('elsewhere the end has a line too, once, and what has no number yet has none', () => {
  const { written, progress } = record(false)
  progress.show({ name: 'chunking', done: 0 })
  for (const done of [1, 2, 3, 3]) progress.show({ name: 'questions', done, total: 3 })
  expect(written).toEqual(['chunking ...\n', 'questions: 1 of 3\n', 'questions: 3 of 3\n'])
})

test('nothing has been done in no time', () => {
  expect(writeRate(3, 0)).toBe('0.0 a second')
  expect(writeRate(3, 2_000)).toBe('1.5 a second')
})
