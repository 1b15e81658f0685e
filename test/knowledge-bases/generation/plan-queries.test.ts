import { expect, test } from 'vitest'
import { createAnsweringBackend } from '../../support/answering-backend.ts'
import { askBase, type BaseConfiguration } from '../../support/ask-bases.ts'
import { baseOf } from '../../support/handbook-base.ts'
import { startKnowledgeBases } from '../../support/start-knowledge-bases.ts'

/** What a model is asked and what is searched for, of questions in one session. */
const run = async (
  answers: readonly string[],
  questions: readonly string[],
  orchestrationConfiguration?: BaseConfiguration['orchestrationConfiguration'],
) => {
  const left = [...answers]
  const backend = createAnsweringBackend(() => left.shift() ?? 'Fine.')
  await using server = await startKnowledgeBases(backend)
  const base = await baseOf([{ uri: 's3://b/a', texts: ['Alpha.', 'Beta.', 'Gamma.'] }])
  server.bases.set('KB12345678', base)
  let sessionId: string | undefined
  for (const question of questions)
    ({ sessionId } = await askBase(
      server,
      question,
      { ...(orchestrationConfiguration && { orchestrationConfiguration }) },
      sessionId,
    ))
  return {
    requests: backend.requests,
    prompts: backend.requests.map(({ messages }) => messages?.at(-1)?.content?.[0]?.text ?? ''),
    searched: base.index.searches.map(({ text }) => text),
  }
}

test('the first question of a session is searched for as it is', async () => {
  const { prompts, searched } = await run([], ['What is alpha?'])
  expect(searched).toEqual(['What is alpha?'])
  expect(prompts).toEqual(['What is alpha?'])
})

test('one that follows is made whole from those before it', async () => {
  const { prompts, searched } = await run(
    ['Alpha is a letter.', '  Here it is:\nWhat is beta?\nI hope this helps.', 'Beta too.'],
    ['What is alpha?', 'And beta?'],
  )
  expect(searched).toEqual(['What is alpha?', 'What is beta?'])
  expect(prompts[1]).toContain(
    'User: What is alpha?\nAssistant: Alpha is a letter.\n\nFollow-up question: And beta?',
  )
  expect(prompts[2]).toBe('And beta?')
})

test.each([
  ['no words', ' \n'],
  ['too many', 'x'.repeat(2_000)],
])('where the model answers %s, the question is searched for as it is', async (_, answer) => {
  const { searched } = await run(['Alpha is a letter.', answer, 'Fine.'], ['What is alpha?', 'And beta?'])
  expect(searched).toEqual(['What is alpha?', 'And beta?'])
})

test("the caller's own template and settings", async () => {
  const { requests, prompts } = await run(
    ['alpha?', 'One.', 'Two?', 'Two.'],
    ['What is alpha?', 'And beta?'],
    {
      promptTemplate: { textPromptTemplate: 'Of $conversation_history$ make $query$ whole.' },
      inferenceConfig: { textInferenceConfig: { maxTokens: 50, temperature: 0 } },
    },
  )
  expect(prompts[2]).toBe('Of User: What is alpha?\nAssistant: One. make And beta? whole.')
  expect(requests[2]?.inferenceConfig).toEqual({ maxTokens: 50, temperature: 0 })
})

test('a question that asks for several things is searched for in parts too', async () => {
  const { searched } = await run(
    ['1. What is alpha?\n- What is beta?\n\n* What is alpha and beta?\nA\nB\nC', 'Fine.'],
    ['What is alpha and beta?'],
    { queryTransformationConfiguration: { type: 'QUERY_DECOMPOSITION' } },
  )
  expect(searched).toEqual(['What is alpha and beta?', 'What is alpha?', 'What is beta?', 'A'])
})

test("the caller's template is asked for the first question too; without a place for the question it stands above it", async () => {
  const { requests, searched } = await run(['alpha letter', 'Fine.'], ['What is alpha?'], {
    promptTemplate: { textPromptTemplate: 'Make keywords of what you are given.' },
  })
  expect(requests[0]).toMatchObject({
    system: [{ text: 'Make keywords of what you are given.' }],
    messages: [{ role: 'user', content: [{ text: 'What is alpha?' }] }],
  })
  expect(searched).toEqual(['alpha letter'])
})
