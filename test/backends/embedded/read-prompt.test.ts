import { expect, test } from 'vitest'
import { ANALYSED_CHARACTERS, clip, readPrompt } from '../../../src/backends/embedded/read-prompt.ts'

test('reads system, the last user message, and what came before', () => {
  const prompt = readPrompt({
    modelId: 'm',
    system: [
      { text: 'Be kind.' },
      { cachePoint: { type: 'default' } },
      { guardContent: { text: { text: 'Be short.' } } },
    ],
    messages: [
      { role: 'user', content: [{ text: 'Hi' }] },
      { role: 'assistant', content: [{ text: 'Hello' }] },
      { role: 'user', content: [{ text: 'One' }, { text: 'Two' }] },
    ],
  })
  expect(prompt).toMatchObject({
    system: 'Be kind.\n\nBe short.',
    text: 'One\n\nTwo',
    earlier: ['Hi', 'Hello'],
    prefill: '',
  })
})

test('a conversation that ends with the assistant begins the answer', () => {
  const prompt = readPrompt({
    modelId: 'm',
    messages: [
      { role: 'user', content: [{ text: 'Say it in JSON' }] },
      { role: 'assistant', content: [{ text: '{' }] },
    ],
  })
  expect(prompt).toMatchObject({ text: 'Say it in JSON', prefill: '{', earlier: [] })
})

test('tool results carry the name of their tool, and the question before them is the text', () => {
  const prompt = readPrompt({
    modelId: 'm',
    messages: [
      { role: 'user', content: [{ text: 'Where is it?' }] },
      {
        role: 'assistant',
        content: [{ text: 'I look.' }, { toolUse: { toolUseId: 'a', name: 'find', input: {} } }],
      },
      {
        role: 'user',
        content: [
          { toolResult: { toolUseId: 'a', content: [{ text: 'here' }] } },
          { toolResult: { toolUseId: 'b', content: [] } },
        ],
      },
    ],
  })
  expect(prompt.text).toBe('Where is it?')
  expect(prompt.outcomes.map(({ tool }) => tool)).toEqual(['find', ''])
})

test('documents and search results are read, what cannot be read is named', () => {
  const prompt = readPrompt({
    modelId: 'm',
    messages: [
      {
        role: 'user',
        content: [
          { text: 'Read' },
          { document: { name: 'rules', format: 'md', source: { bytes: Buffer.from('No dogs.') } } },
          { searchResult: { source: 's', title: 'Pets', content: [{ text: 'Cats are fine.' }] } },
          { document: { name: 'plan', format: 'pdf', source: { bytes: new Uint8Array(3) } } },
          { image: { format: 'png', source: { bytes: new Uint8Array(3) } } },
        ],
      },
    ],
  })
  expect(prompt.documents).toEqual(['# rules\n\nNo dogs.', '# Pets\n\nCats are fine.'])
  expect([...prompt.unreadable]).toEqual(['pdf documents', 'images'])
})

test('nothing at all', () => {
  expect(readPrompt({ modelId: 'm' })).toMatchObject({
    system: '',
    text: '',
    earlier: [],
    documents: [],
    outcomes: [],
  })
})

test('of a long text the beginning and the end are kept', () => {
  const clipped = clip(`${'a'.repeat(200_000)}${'b'.repeat(200_000)}`)
  expect(clipped).toHaveLength(ANALYSED_CHARACTERS + 2)
  expect(clipped.startsWith('aaa') && clipped.endsWith('bbb')).toBe(true)
  expect(clip('short')).toBe('short')
})
