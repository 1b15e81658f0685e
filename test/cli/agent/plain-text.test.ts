import { expect, test } from 'vitest'
import { oneLine, plainText } from '../../../src/cli/agent/plain-text.ts'

test('what steers a terminal is seen, lines stay', () => {
  expect(plainText('a\u001b[2Jb\nc\td\u202ee')).toBe('a\ufffd[2Jb\nc\td\ufffde')
})

test('one line, with a dot for what is left out', () => {
  expect(oneLine(' a\n  b\u0007 ', 10)).toBe('a b\ufffd')
  expect(oneLine('0123456789', 10)).toBe('0123456789')
  expect(oneLine('01234567890', 10)).toBe('012345678…')
  expect(oneLine('🙂'.repeat(1_000_000), 4)).toBe('🙂🙂🙂…')
  expect(oneLine(`a${' '.repeat(100)}b`, 10)).toBe('a…')
})
