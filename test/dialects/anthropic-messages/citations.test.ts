import { expect, test } from 'vitest'
import { decodeCitations, encodeCitation } from '../../../src/dialects/anthropic-messages/citations.ts'

const citations = [
  {
    type: 'char_location',
    cited_text: 'a',
    document_index: 0,
    document_title: 'Terms',
    start_char_index: 1,
    end_char_index: 2,
  },
  {
    type: 'page_location',
    cited_text: 'b',
    document_index: 1,
    document_title: null,
    start_page_number: 3,
    end_page_number: 4,
  },
  {
    type: 'content_block_location',
    cited_text: 'c',
    document_index: 2,
    document_title: 'Notes',
    start_block_index: 5,
    end_block_index: 6,
  },
  {
    type: 'search_result_location',
    cited_text: 'd',
    source: 'https://example.com',
    title: 'Refunds',
    search_result_index: 7,
    start_block_index: 8,
    end_block_index: 9,
  },
]

test('a citation of every kind comes back as it was', () => {
  expect(decodeCitations(citations, 'x').map(encodeCitation)).toEqual(citations)
})

test('in Converse it is a location of its own kind', () => {
  expect(decodeCitations(citations, 'x').map(({ location }) => Object.keys(location ?? {}))).toEqual([
    ['documentChar'],
    ['documentPage'],
    ['documentChunk'],
    ['searchResultLocation'],
  ])
})

test.each<[unknown, string]>([
  ['text', 'x.0: Input should be a valid dictionary'],
  [{}, 'x.0.type: Field required'],
  [{ type: 'line' }, "x.0: Input tag 'line' found using 'type' does not match any of the expected tags: "],
  [
    { ...citations[0], end_char_index: 'z' },
    'x.0.char_location.end_char_index: Input should be a valid integer',
  ],
])('refuses %j', (citation, message) => {
  expect(() => decodeCitations([citation], 'x')).toThrow(message)
})

test('a location that Anthropic has no words for is left out', () => {
  expect(encodeCitation({ location: { web: { url: 'https://example.com' } } })).toBeUndefined()
})
