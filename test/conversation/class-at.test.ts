import { expect, test } from 'vitest'
import {
  classAt,
  DIGIT,
  IDEOGRAPH,
  LETTER,
  MARK,
  SCRIPT,
  SPACE,
  SURROGATE,
} from '../../src/conversation/class-at.ts'

test.each([
  ['a', LETTER],
  ['Ž', LETTER],
  ['\u0301', LETTER],
  ['7', DIGIT],
  [' ', SPACE],
  ['\u00a0', SPACE],
  ['\n', SPACE],
  ['.', MARK],
  ['\u0000', MARK],
  ['×', MARK],
  ['я', SCRIPT],
  ['ع', SCRIPT],
  ['؟', MARK],
  ['漢', IDEOGRAPH],
  ['한', IDEOGRAPH],
  ['か', IDEOGRAPH],
  ['🙂', SURROGATE],
])('%j', (text, kind) => {
  expect(classAt(text, 0)).toBe(kind)
})

test('outside the text there are only marks', () => {
  expect(classAt('a', -1)).toBe(MARK)
  expect(classAt('a', 1)).toBe(MARK)
})
