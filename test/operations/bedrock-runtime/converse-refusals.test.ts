import {
  type ContentBlock,
  ConverseCommand,
  type ConverseCommandInput,
  ConverseStreamCommand,
  type Message,
} from '@aws-sdk/client-bedrock-runtime'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { png } from '../../inference/converse-checks/pictures.ts'
import { type Started, startOutcrop } from '../../support/start-outcrop.ts'

let server: Started
beforeAll(async () => {
  server = await startOutcrop({ keptModels: ['*'] })
})
afterAll(() => server.close())

const haiku = 'us.anthropic.claude-haiku-4-5-20251001-v1:0'
const hello: Message = { role: 'user', content: [{ text: 'Hello' }] }
const user = (...content: ContentBlock[]): Message => ({ role: 'user', content })
const assistant = (...content: ContentBlock[]): Message => ({ role: 'assistant', content })
const use = (toolUseId: string): ContentBlock => ({ toolUse: { toolUseId, name: 'find', input: {} } })
const result = (toolUseId: string): ContentBlock => ({ toolResult: { toolUseId, content: [{ text: 'x' }] } })
const toolConfig = { tools: [{ toolSpec: { name: 'find', inputSchema: { json: { type: 'object' } } } }] }
const image = (bytes: Uint8Array, format: 'png' | 'jpeg' = 'png'): ContentBlock => ({
  image: { format, source: { bytes } },
})
const document = (name: string): ContentBlock => ({
  document: { name, format: 'txt', source: { bytes: Buffer.from('x') } },
})
const asModel = (text: string) => `The model returned the following errors: ${text}`

type Refusal = readonly [
  name: string,
  input: Partial<ConverseCommandInput>,
  message: string,
  error?: string,
  status?: number,
]

const refusals: readonly Refusal[] = [
  [
    'a first turn of the assistant',
    { messages: [assistant({ text: 'x' })] },
    'A conversation must start with a user message. Try again with a conversation that starts with a user message.',
  ],
  [
    'two turns of one role',
    { messages: [hello, hello] },
    'A conversation must alternate between user and assistant roles. Make sure the conversation alternates between user and assistant roles and try again.',
  ],
  [
    'blank text',
    { messages: [user({ text: ' \n' })] },
    'The text field in the ContentBlock object at messages.0.content.0 is blank. Add text to the text field, and try again.',
  ],
  [
    'more results than uses',
    { messages: [hello, assistant(use('a')), user(result('a'), result('b'))], toolConfig },
    'The number of toolResult blocks at messages.2.content exceeds the number of toolUse blocks of previous turn.',
  ],
  [
    'uses without results',
    { messages: [hello, assistant(use('a'), use('b')), user({ text: 'x' })], toolConfig },
    'Expected toolResult blocks at messages.2.content for the following Ids: a, b',
  ],
  [
    'tools used and no toolConfig',
    { messages: [hello, assistant(use('a')), user(result('a'))] },
    'The toolConfig field must be defined when using toolUse and toolResult content blocks.',
  ],
  [
    'two tools of one name',
    { toolConfig: { tools: [...toolConfig.tools, ...toolConfig.tools] } },
    'The tool find is already defined at toolConfig.tools.1.',
  ],
  [
    'tools on a model without',
    { modelId: 'amazon.titan-text-express-v1', toolConfig },
    "This model doesn't support tool use.",
  ],
  [
    'system on a model without',
    { modelId: 'amazon.titan-text-express-v1', system: [{ text: 'x' }] },
    "This model doesn't support system messages. Try again without a system message or use a model that supports system messages.",
  ],
  [
    'both sampling knobs',
    { inferenceConfig: { temperature: 0.5, topP: 0.5 } },
    asModel('`temperature` and `top_p` cannot both be specified for this model. Please use only one.'),
  ],
  [
    'more tokens than the model writes',
    { inferenceConfig: { maxTokens: 64_001 } },
    'The maximum tokens you requested exceeds the model limit of 64000. Try again with a maximum tokens value that is lower than 64000.',
  ],
  [
    'more text than the model reads',
    { modelId: 'amazon.nova-micro-v1:0', messages: [user({ text: 'word '.repeat(150_000) })] },
    'Input is too long for requested model.',
  ],
  [
    'an image to a model of text',
    { modelId: 'amazon.nova-micro-v1:0', messages: [user({ text: 'x' }, image(png(10, 10)))] },
    "This model doesn't support the image content block that you provided. Update the content block and try again.",
  ],
  [
    'an image of another form',
    { messages: [user({ text: 'x' }, image(png(10, 10), 'jpeg'))] },
    asModel(
      'messages.0.content.1.image.source.bytes: The image was specified using the image/jpeg media type, but the image appears to be a image/png image',
    ),
  ],
  [
    'a document without a text',
    { messages: [user(document('notes'))] },
    'A text block must be included when using documents. Add a text block and retry your request.',
  ],
  [
    'documents of one name',
    { messages: [user({ text: 'x' }, document('a'), document('a'))] },
    "Messages can't contain duplicate document names. Rename the document and retry your request.",
  ],
  [
    'a lost signature',
    { messages: [hello, assistant({ reasoningContent: { reasoningText: { text: 'hm' } } }), hello] },
    asModel('messages.1.content.0.thinking.signature: Field required'),
  ],
  [
    'thinking and a forced tool',
    {
      toolConfig: { ...toolConfig, toolChoice: { any: {} } },
      inferenceConfig: { maxTokens: 4_000 },
      additionalModelRequestFields: { thinking: { type: 'enabled', budget_tokens: 2_000 } },
    },
    asModel('Thinking may not be enabled when tool_choice forces tool use.'),
  ],
  [
    'caching on a model without',
    {
      modelId: 'meta.llama3-1-8b-instruct-v1:0',
      messages: [user({ text: 'x' }, { cachePoint: { type: 'default' } })],
    },
    'You invoked an unsupported model or your request did not allow prompt caching. See the documentation for more information.',
    'AccessDeniedException',
    403,
  ],
  [
    'five cache points',
    {
      messages: [
        user(
          ...Array.from({ length: 5 }, (): ContentBlock[] => [
            { text: 'x' },
            { cachePoint: { type: 'default' } },
          ]).flat(),
        ),
      ],
    },
    asModel('A maximum of 4 blocks with cache_control may be provided. Found 5.'),
  ],
  [
    'latency where there is none',
    { performanceConfig: { latency: 'optimized' } },
    'Latency performance configuration is not supported for anthropic.claude-haiku-4-5-20251001-v1:0 in us-east-1',
  ],
  ['a reservation', { serviceTier: { type: 'reserved' } }, 'Reservation not found.'],
  [
    'a model of embeddings',
    { modelId: 'amazon.titan-embed-text-v2:0' },
    "This action doesn't support the model that you provided. Try again with a supported text or chat model.",
  ],
  [
    'a guardrail',
    { guardrailConfig: { guardrailIdentifier: 'abcdefghij', guardrailVersion: '1' } },
    'Guardrails are not implemented. See docs/coverage.md for what is.',
    'NotImplementedException',
    501,
  ],
]

const cases = refusals.map(([name, input, message, error = 'ValidationException', status = 400]) => ({
  name,
  whole: { modelId: haiku, messages: [hello], ...input },
  expected: { name: error, message, $metadata: { httpStatusCode: status } },
}))

describe.each(cases)('$name', ({ whole, expected }) => {
  test('in Converse', async () => {
    await expect(server.runtime.send(new ConverseCommand(whole))).rejects.toMatchObject(expected)
  })

  test('in ConverseStream, before the first event', async () => {
    await expect(server.runtime.send(new ConverseStreamCommand(whole))).rejects.toMatchObject(expected)
  })
})

test('tools that a model takes whole only', async () => {
  const input = { modelId: 'us.meta.llama4-scout-17b-instruct-v1:0', messages: [hello], toolConfig }
  await expect(server.runtime.send(new ConverseStreamCommand(input))).rejects.toMatchObject({
    name: 'ValidationException',
    message: "This model doesn't support tool use in streaming mode.",
  })
  expect((await server.runtime.send(new ConverseCommand(input))).stopReason).toBeDefined()
})

test('the context of a Claude is named with what was sent', async () => {
  const messages = [user({ text: 'word '.repeat(220_000) })]
  await expect(server.runtime.send(new ConverseCommand({ modelId: haiku, messages }))).rejects.toMatchObject({
    message: expect.stringMatching(
      /^The model returned the following errors: prompt is too long: \d{6} tokens > 200000 maximum$/,
    ),
  })
})

test('what is asked for beside the conversation is repeated in the answer', async () => {
  const answer = await server.runtime.send(
    new ConverseCommand({
      modelId: 'us.amazon.nova-pro-v1:0',
      messages: [hello],
      performanceConfig: { latency: 'optimized' },
      serviceTier: { type: 'flex' },
    }),
  )
  expect(answer).toMatchObject({ performanceConfig: { latency: 'optimized' }, serviceTier: { type: 'flex' } })
})
