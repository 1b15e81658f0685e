import { expect, test } from 'vitest'
import { documentText } from '../../src/knowledge-bases/document-text.ts'

test('blocks with a blank line between, and where each begins', () => {
  const blocks = ['One.', 'Two.\n\nStill two.', 'Three.'].map(text => ({ kind: 'paragraph' as const, text }))
  const { text, starts } = documentText({ blocks })
  expect(text).toBe('One.\n\nTwo.\n\nStill two.\n\nThree.')
  expect(starts.map((start, index) => text.startsWith(blocks[index]?.text ?? '?', start))).toEqual([
    true,
    true,
    true,
  ])
})
