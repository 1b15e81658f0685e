import { expect, test } from 'vitest'
import { layOut, within } from '../../../../src/backends/embedded/tasks/lay-out.ts'

const pieces = ['The boat left', 'It came back.', 'All slept']

test.each([
  [{ form: 'bullets' }, '- The boat left\n- It came back.\n- All slept'],
  [{ form: 'numbered' }, '1. The boat left\n2. It came back.\n3. All slept'],
  [{ form: 'sentences' }, 'The boat left. It came back. All slept.'],
  [{ form: 'paragraphs', count: 2 }, 'The boat left. It came back.\n\nAll slept.'],
  [{ form: 'paragraphs', count: 1 }, 'The boat left. It came back. All slept.'],
  [{}, 'The boat left. It came back. All slept.'],
  [{ form: 'bullets', words: 5 }, '- The boat left\n- All slept'],
] as const)('%j', (shape, text) => {
  expect(layOut(pieces, shape)).toBe(text)
})

test('a first piece that is too long is cut', () => {
  expect(within(['one two three four', 'five'], 3)).toEqual(['five'])
  expect(within(['one two three, four', 'five six seven eight'], 3)).toEqual(['one two three.'])
  expect(within([], 3)).toEqual([''])
})
