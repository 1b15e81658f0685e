import { expect, test } from 'vitest'
import { createGrowingLines } from '../../../src/cli/agent/growing-lines.ts'

const terminal = (more: object) => {
  const written: string[] = []
  return { written, write: (text: string) => written.push(text), ...more }
}

test('on a terminal what goes on stands below, and is written over in one go', () => {
  const screen = terminal({ isTTY: true, columns: 50 })
  const lines = createGrowingLines(screen, true)
  lines.write([{ text: 'a' }], 'x'.repeat(100))
  lines.write([{ text: 'b', tone: 'failure' }], 'y')
  lines.end()
  lines.end()
  expect(screen.written).toEqual([
    `a\n\u001b[2m⋯ ${'x'.repeat(47)}\u001b[0m`,
    '\r\u001b[2K\u001b[31mb\u001b[0m\n\u001b[2m⋯ y\u001b[0m',
    '\r\u001b[2K',
  ])
})

test('without colours where they are not wanted; elsewhere plain lines alone', () => {
  const screen = terminal({ isTTY: true })
  createGrowingLines(screen, false).write([{ text: 'a', tone: 'quiet' }], 'x')
  expect(screen.written).toEqual(['a\n⋯ x'])
  const file = terminal({})
  const lines = createGrowingLines(file, true)
  lines.write([{ text: 'a', tone: 'quiet' }], 'x')
  lines.write([], 'y')
  lines.end()
  expect(file.written).toEqual(['a\n'])
})
