import { describe, expect, test } from 'vitest'
import { type Assignment, readAssignment, taskOf } from '../../../src/backends/embedded/read-assignment.ts'
import { readPrompt } from '../../../src/backends/embedded/read-prompt.ts'

const assignment = (user: string, system?: string, earlier: readonly string[] = []): Assignment =>
  readAssignment(
    readPrompt({
      modelId: 'm',
      ...(system === undefined ? {} : { system: [{ text: system }] }),
      messages: [...earlier, user].map((text, index, all) => ({
        role: (all.length - index) % 2 === 1 ? 'user' : 'assistant',
        content: [{ text }],
      })),
    }),
  )

describe('the task', () => {
  test.each([
    ['please summarise this', 'summarise'],
    ['give me the gist', 'summarise'],
    ['what is the sentiment', 'classify'],
    ['label it', 'classify'],
    ['the tone of voice', 'classify'],
    ['we liked the long summary', undefined],
    ['where is it', undefined],
  ])('%s', (text, task) => {
    expect(taskOf(text.split(' '))).toBe(task)
  })
})

test('a system text may name the task, the message is then all material', () => {
  expect(assignment('Where is my parcel?', 'Classify each message as question or complaint.')).toMatchObject({
    task: 'classify',
    instruction: '',
    material: 'Where is my parcel?',
  })
})

test('what a system text states is no task', () => {
  const system =
    'You answer staff.\n\nThe archive keeps a summary of each label. Which department has it is written on the door.'
  expect(assignment('Where is it?', system).task).toBeUndefined()
})

test('the message overrules the system text', () => {
  expect(
    assignment(
      'Summarise in 2 bullets: the boat left at noon and came back.',
      'Classify each message. Use one word.',
    ),
  ).toMatchObject({
    task: 'summarise',
    shape: { form: 'bullets', count: 2 },
  })
})

test('"it" is the longest of the earlier messages, without what was asked of it', () => {
  const long = 'Summarise this.\n\nThe boat left at noon. It came back at six.'
  expect(assignment('Now shorten it to one sentence.', undefined, [long, 'It left.']).material).toBe(
    'The boat left at noon. It came back at six.',
  )
})

test('documents are material that is marked', () => {
  const read = readAssignment(
    readPrompt({
      modelId: 'm',
      messages: [
        {
          role: 'user',
          content: [
            { text: 'Summarise it.' },
            { document: { name: 'log', format: 'txt', source: { bytes: Buffer.from('The boat left.') } } },
          ],
        },
      ],
    }),
  )
  expect(read).toMatchObject({ task: 'summarise', material: '# log\n\nThe boat left.', marked: true })
})
