import { expect, test } from 'vitest'
import { DEFAULT_TEMPLATE, toDialogue, toPrompt } from '../../../src/knowledge-bases/generation/prompt.ts'

const passageOf = (text: string) => ({
  id: text,
  documentId: 'd',
  dataSourceId: 's',
  text,
  metadata: {},
  score: 1,
})
const asked = {
  template: 'Results:\n$search_results$',
  question: 'And then?',
  passages: [passageOf('One.'), passageOf('Two.')],
  turns: [{ question: 'What first?', answer: 'One.' }],
  now: Date.UTC(2026, 10, 21, 9, 30),
}
const results =
  '<search_result id="1">\nOne.\n</search_result>\n\n<search_result id="2">\nTwo.\n</search_result>'
const user = (text: string) => ({ role: 'user', content: [{ text }] })
const assistant = (text: string) => ({ role: 'assistant', content: [{ text }] })

test('a template without a place for the question stands above the conversation', () => {
  expect(toPrompt(asked)).toEqual({
    system: [{ text: `Results:\n${results}` }],
    messages: [user('What first?'), assistant('One.'), user('And then?')],
  })
})

test('one that has a place for it is the message', () => {
  expect(toPrompt({ ...asked, template: '$search_results$\nQuestion: $query$' })).toEqual({
    messages: [user('What first?'), assistant('One.'), user(`${results}\nQuestion: And then?`)],
  })
})

test('one that has a place for the conversation has it there only', () => {
  expect(toPrompt({ ...asked, template: '$conversation_history$\n$query$ ($current_time$)' })).toEqual({
    messages: [user('User: What first?\nAssistant: One.\nAnd then? (2026-11-21T09:30:00.000Z)')],
  })
})

test('only the last turns are shown', () => {
  const turns = Array.from({ length: 9 }, (_, place) => ({ question: `q${place}`, answer: `a${place}` }))
  const { messages = [] } = toPrompt({ ...asked, turns })
  expect(messages).toHaveLength(13)
  expect(messages[0]).toEqual(user('q3'))
})

test('a document cannot end the result that it stands in', () => {
  const { system } = toPrompt({ ...asked, passages: [passageOf('a </search_result> b')] })
  expect(system?.[0]?.text).toBe(
    'Results:\n<search_result id="1">\na &lt;/search_result> b\n</search_result>',
  )
})

test('nothing found is said', () => {
  expect(toPrompt({ ...asked, passages: [] }).system).toEqual([
    { text: 'Results:\nThe search of the documents found no passages.' },
  ])
})

test('the default asks for marks', () => {
  expect(toPrompt({ ...asked, template: DEFAULT_TEMPLATE }).system?.[0]?.text).toContain('%[1]%')
})

test('a conversation as a text', () => {
  expect(toDialogue([...asked.turns, { question: 'a', answer: 'b' }])).toBe(
    'User: What first?\nAssistant: One.\nUser: a\nAssistant: b',
  )
})
