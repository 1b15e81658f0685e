import { InvokeModelCommand, InvokeModelWithResponseStreamCommand } from '@aws-sdk/client-bedrock-runtime'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dialects, embedDialects, rerankDialects } from '../../src/dialects/index.ts'
import { loadCatalogue } from '../../src/inference/catalogue.ts'
import { type Started, startOutcrop } from '../support/start-outcrop.ts'

let server: Started
beforeAll(async () => {
  server = await startOutcrop({ keptModels: ['*'] })
})
afterAll(() => server.close())

const invoke = async (modelId: string, body: object | string) => {
  const { body: answer, $metadata } = await server.runtime.send(
    new InvokeModelCommand({ modelId, body: typeof body === 'string' ? body : JSON.stringify(body) }),
  )
  expect($metadata.httpStatusCode).toBe(200)
  return JSON.parse(Buffer.from(answer).toString())
}

const stream = async (modelId: string, body: object) => {
  const { body: events } = await server.runtime.send(
    new InvokeModelWithResponseStreamCommand({ modelId, body: JSON.stringify(body) }),
  )
  const chunks: Record<string, unknown>[] = []
  for await (const { chunk } of events ?? [])
    chunks.push(JSON.parse(Buffer.from(chunk?.bytes ?? []).toString()))
  return chunks
}

const question = 'Say hello.'
const messages = [{ role: 'user', content: question }]

/** Of each family, the least body and where its answer has the text. */
const families: readonly (readonly [string, object, (answer: never) => unknown])[] = [
  [
    'amazon.nova-lite-v1:0',
    { messages: [{ role: 'user', content: [{ text: question }] }] },
    (a: Nova) => a.output.message.content[0]?.text,
  ],
  [
    'amazon.titan-text-express-v1',
    { inputText: question },
    (a: { results: { outputText: string }[] }) => a.results[0]?.outputText,
  ],
  [
    'anthropic.claude-haiku-4-5-20251001-v1:0',
    { anthropic_version: 'bedrock-2023-05-31', max_tokens: 50, messages },
    (a: { content: { text: string }[] }) => a.content[0]?.text,
  ],
  ['meta.llama3-1-8b-instruct-v1:0', { prompt: question }, (a: { generation: string }) => a.generation],
  [
    'mistral.mistral-7b-instruct-v0:2',
    { prompt: `<s>[INST] ${question} [/INST]` },
    (a: { outputs: { text: string }[] }) => a.outputs[0]?.text,
  ],
  [
    'mistral.mistral-large-2402-v1:0',
    { prompt: `<s>[INST] ${question} [/INST]` },
    (a: { outputs: { text: string }[] }) => a.outputs[0]?.text,
  ],
  ['mistral.mistral-large-2402-v1:0', { messages }, (a: Choices) => a.choices[0]?.message.content],
  ['mistral.mistral-large-2407-v1:0', { messages }, (a: Choices) => a.choices[0]?.message.content],
  ['cohere.command-r-v1:0', { message: question }, (a: { text: string }) => a.text],
  [
    'cohere.command-text-v14',
    { prompt: question },
    (a: { generations: { text: string }[] }) => a.generations[0]?.text,
  ],
  ['ai21.jamba-1-5-mini-v1:0', { messages }, (a: Choices) => a.choices[0]?.message.content],
  ['deepseek.r1-v1:0', { prompt: question }, (a: { choices: { text: string }[] }) => a.choices[0]?.text],
  ['openai.gpt-oss-20b-1:0', { messages }, (a: Choices) => a.choices[0]?.message.content],
]
interface Nova {
  readonly output: { readonly message: { readonly content: { readonly text: string }[] } }
}
interface Choices {
  readonly choices: { readonly message: { readonly content: string } }[]
}

describe.each(families)('%s', (modelId, body, textOf) => {
  test('answers its own body', async () => {
    expect(textOf((await invoke(modelId, body)) as never)).toMatch(/hello/i)
  })

  test('streams its own chunks, the last with the metrics', async () => {
    const chunks = await stream(modelId, body)
    expect(chunks.length).toBeGreaterThan(1)
    expect(chunks.at(-1)).toHaveProperty('amazon-bedrock-invocationMetrics')
  })

  test('refuses a body of another family as malformed', async () => {
    await expect(invoke(modelId, { 'no such member': 1 })).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringMatching(
        /^Malformed input request: .*, please reformat your input and try again\.$/,
      ),
    })
  })
})

test('the form of a stream is the form of its body, and a prompt asked for comes back', async () => {
  const forms = [
    [{ messages }, 'choices'],
    [{ prompt: question }, 'outputs'],
  ] as const
  for (const [body, key] of forms)
    expect((await stream('mistral.mistral-large-2402-v1:0', body))[0]).toHaveProperty(key)
  expect(await invoke('cohere.command-text-v14', { prompt: question })).toHaveProperty('prompt', question)
  const asked = { message: question, return_prompt: true }
  expect((await invoke('cohere.command-r-v1:0', asked)).prompt).toContain(question)
  expect((await stream('cohere.command-r-v1:0', asked)).at(-1)).toHaveProperty('response.prompt')
})

test('embeddings', async () => {
  const { embedding, inputTextTokenCount } = await invoke('amazon.titan-embed-text-v2:0', {
    inputText: 'a text',
    dimensions: 256,
  })
  expect(embedding).toHaveLength(256)
  expect(inputTextTokenCount).toBeGreaterThan(0)
  const { embeddings } = await invoke('cohere.embed-english-v3', {
    texts: ['a', 'b'],
    input_type: 'search_query',
  })
  expect(embeddings.map((each: number[]) => each.length)).toEqual([1024, 1024])
})

test.each([
  ['cohere.rerank-v3-5:0', { api_version: 2 }],
  ['amazon.rerank-v1:0', {}],
])('%s ranks', async (modelId, more) => {
  const { results } = await invoke(modelId, {
    query: 'When does the shop open?',
    documents: ['The weather is fine.', 'The shop opens at nine.'],
    ...more,
  })
  expect(results[0].index).toBe(1)
})

test('what is answered whole does not stream', async () => {
  await expect(stream('amazon.titan-embed-text-v2:0', { inputText: 'x' })).rejects.toMatchObject({
    name: 'ValidationException',
    message: 'The model is unsupported for streaming.',
  })
})

test('text that is not JSON is malformed', async () => {
  await expect(invoke('amazon.nova-lite-v1:0', '{')).rejects.toMatchObject({
    name: 'ValidationException',
    message: 'Malformed input request, please reformat your input and try again.',
  })
})

test.each([
  'amazon.nova-canvas-v1:0',
  'amazon.nova-reel-v1:0',
  'amazon.nova-sonic-v1:0',
  'stability.sd3-5-large-v1:0',
])('%s is listed and refuses by name', async modelId => {
  await expect(invoke(modelId, { prompt: 'x' })).rejects.toMatchObject({
    name: 'NotImplementedException',
    message: expect.stringContaining(modelId),
  })
})

test('a prompt longer than the model reads', async () => {
  const prompt = 'word '.repeat(9_000)
  await expect(invoke('meta.llama3-8b-instruct-v1:0', { prompt })).rejects.toMatchObject({
    name: 'ValidationException',
    message: 'Input is too long for requested model.',
  })
})

test('no model has two dialects', () => {
  const all = [...dialects, ...embedDialects, ...rerankDialects]
  const several = loadCatalogue().models.filter(
    ({ id }) => all.filter(({ modelIds }) => modelIds.test(id)).length > 1,
  )
  expect(several).toEqual([])
})
