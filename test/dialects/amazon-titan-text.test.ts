import { expect, test } from 'vitest'
import { collect } from '../../src/conversation/collect.ts'
import { amazonTitanText } from '../../src/dialects/amazon-titan-text.ts'
import { answer } from '../support/answers.ts'
import { plainConversation, toolConversation } from '../support/conversations.ts'
import { each } from '../support/each.ts'
import { clientDialectSuite } from './client-dialect-suite.ts'
import { dialectSuite } from './dialect-suite.ts'

const model = 'amazon.titan-text-express-v1'
const { system: _, ...withoutSystem } = plainConversation

const answers = [
  { name: 'text', answer: answer([{ text: 'Negative, 你好' }]) },
  { name: 'the limit', answer: answer([{ text: 'One, t' }], { stopReason: 'max_tokens' }) },
  { name: 'a stop sequence', answer: answer([{ text: 'One' }], { stopReason: 'stop_sequence' }) },
  { name: 'a filter', answer: answer([{ text: 'One' }], { stopReason: 'content_filtered' }) },
]

interface Chunk {
  readonly outputText: string
  readonly inputTextTokenCount: number
  readonly totalOutputTextTokenCount: number
  readonly completionReason: string
}

const foldStream = (chunks: readonly unknown[]) => {
  const given = chunks as readonly Chunk[]
  const last = given.at(-1)
  return {
    inputTextTokenCount: last?.inputTextTokenCount,
    results: [
      {
        tokenCount: last?.totalOutputTextTokenCount,
        outputText: given.map(({ outputText }) => outputText).join(''),
        completionReason: last?.completionReason,
      },
    ],
  }
}

// https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-titan-text.html
const whole = {
  inputText: 'Create a list of action items for each person.',
  textGenerationConfig: { maxTokenCount: 4096, stopSequences: ['User:'], temperature: 0, topP: 1 },
}

dialectSuite('amazon-titan-text', {
  dialect: amazonTitanText,
  model,
  otherModels: [
    'amazon.titan-embed-text-v2:0',
    'amazon.titan-embed-g1-text-02',
    'amazon.titan-image-generator-v1',
    'amazon.nova-lite-v1:0',
  ],
  requests: [
    { name: 'everything', body: whole, texts: [{ role: 'user', text: whole.inputText }] },
    { name: 'the smallest', body: { inputText: 'Hello' }, texts: [{ role: 'user', text: 'Hello' }] },
  ],
  isVocabulary: () => false,
  unspoken: { body: whole, fields: {} },
  skip: [{ test: 'carries what Converse has no member for', reason: 'Converse has a member for all' }],
  refused: [
    {
      name: 'no text',
      body: { prompt: 'Hello' },
      message:
        'Malformed input request: #: required key [inputText] not found, #: extraneous key [prompt] is not permitted, please reformat your input and try again.',
    },
    {
      name: 'too many tokens',
      body: { inputText: 'Hello', textGenerationConfig: { maxTokenCount: 8193 } },
      message:
        'Malformed input request: #/textGenerationConfig/maxTokenCount: 8193 is not less or equal to 8192, please reformat your input and try again.',
    },
    {
      name: 'a stop sequence that Titan does not know',
      body: { inputText: 'Hello', textGenerationConfig: { stopSequences: ['</stop>'] } },
      message:
        'Malformed input request: #/textGenerationConfig/stopSequences/0: string [</stop>] does not match pattern ^(\\|+|User:)$, please reformat your input and try again.',
    },
    {
      name: 'no nucleus',
      body: { inputText: 'Hello', textGenerationConfig: { topP: 0 } },
      message:
        'Malformed input request: #/textGenerationConfig/topP: 0 is not greater than 0, please reformat your input and try again.',
    },
  ],
  answers,
  foldStream,
})

clientDialectSuite('amazon-titan-text', {
  dialect: amazonTitanText,
  model,
  requests: [
    { name: 'a conversation', request: withoutSystem },
    { name: 'the begin of an answer', request: { messages: plainConversation.messages?.slice(0, 2) } },
  ],
  unsayable: [
    {
      name: 'tools',
      request: { ...toolConversation, system: [] },
      message: "This model doesn't support tool use.",
    },
    {
      name: 'a system prompt',
      request: plainConversation,
      message:
        "This model doesn't support system messages. Try again without a system message or use a model that supports system messages.",
    },
    {
      name: 'an image',
      request: {
        messages: [
          { role: 'user', content: [{ image: { format: 'png', source: { bytes: Buffer.from('image') } } }] },
        ],
      },
      message:
        "This model doesn't support the image content block that you provided. Update the content block and try again.",
    },
  ],
  answers,
})

test.each([
  ['amazon.titan-text-lite-v1', 4_096],
  ['amazon.titan-text-express-v1', 8_192],
  ['amazon.titan-text-premier-v1:0', 3_072],
])('%s writes %i tokens at most', (name, most) => {
  const send = (maxTokenCount: number) =>
    amazonTitanText.decodeRequest({ inputText: 'Hi', textGenerationConfig: { maxTokenCount } }, name)
  expect(send(most).inferenceConfig).toEqual({ maxTokens: most })
  expect(() => send(most + 1)).toThrow(/maxTokenCount/)
})

test('the guide shows how a conversation is written', () => {
  const inputText = 'User: Hello\nBot: Hi! What\nelse?\nUser: Nothing\nBot:'
  expect(amazonTitanText.decodeRequest({ inputText }, model).messages).toEqual([
    { role: 'user', content: [{ text: 'Hello' }] },
    { role: 'assistant', content: [{ text: 'Hi! What\nelse?' }] },
    { role: 'user', content: [{ text: 'Nothing' }] },
  ])
})

test.each(['User: Hello', 'Hello\nBot:', 'Rules.\nUser: Hello\nBot:', 'User:\nBot:', 'Bot:'])(
  'any other text is one message: %j',
  inputText => {
    expect(amazonTitanText.decodeRequest({ inputText }, model).messages).toEqual([
      { role: 'user', content: [{ text: inputText }] },
    ])
  },
)

test('what the family says beside its limits is carried', () => {
  const additionalModelRequestFields = { textGenerationConfig: { topP: 0.5 }, more: 1 }
  const request = {
    messages: [{ role: 'user' as const, content: [{ text: 'Hi' }] }],
    additionalModelRequestFields,
  }
  expect(amazonTitanText.encodeRequest(request, model)).toEqual({
    inputText: 'User: Hi\nBot:',
    textGenerationConfig: { topP: 0.5 },
    more: 1,
  })
})

test('reads the documented answers, streamed and not', async () => {
  const { output, stopReason, usage } = amazonTitanText.decodeResponse({
    inputTextTokenCount: 9,
    results: [{ tokenCount: 104, outputText: 'Hello!', completionReason: 'FINISHED' }],
  })
  const chunks = [
    {
      outputText: 'Hel',
      index: 0,
      totalOutputTextTokenCount: null,
      completionReason: null,
      inputTextTokenCount: 9,
    },
    {
      outputText: 'lo!',
      index: 0,
      totalOutputTextTokenCount: 104,
      completionReason: 'FINISH',
      inputTextTokenCount: 9,
    },
  ]
  expect(await collect(amazonTitanText.decodeStream(each(chunks)))).toMatchObject({
    output,
    stopReason,
    usage,
  })
})

test('hints at the form', () => {
  const read = (body: object) => () => amazonTitanText.decodeRequest(body, model)
  expect(read({ messages: [] })).toThrow(
    expect.objectContaining({ hint: expect.stringContaining('inputText') }),
  )
  expect(read({ temperature: 1 })).toThrow(
    expect.objectContaining({ hint: expect.stringContaining('textGenerationConfig') }),
  )
})
