// Native bodies of a megabyte through a dialect and back, beside JSON.parse and JSON.stringify of the same bytes.
import { dialects } from '../dist/dialects/index.js'

const MEGABYTE = 1_000_000
const ROUNDS = 15
const median = values => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]

/** One model of each dialect; the smaller the family's form, the more its translation weighs. */
const models = [
  'ai21.jamba-1-5-large-v1:0',
  'amazon.nova-pro-v1:0',
  'amazon.titan-text-express-v1',
  'anthropic.claude-sonnet-4-5-20250929-v1:0',
  'cohere.command-r-v1:0',
  'deepseek.r1-v1:0',
  'meta.llama3-3-70b-instruct-v1:0',
  'mistral.mistral-7b-instruct-v0:2',
  'openai.gpt-oss-120b-1:0',
  'writer.palmyra-x5-v1:0',
]

const paragraph =
  'The forklift "Number 7" left the ramp at 10:45;\nnobody had counted the pallets (Größe: 1,20 m). '
const turns = Math.floor(MEGABYTE / (paragraph.length * 20))
const conversation = {
  messages: Array.from({ length: turns + ((turns + 1) % 2) }, (_, index) => ({
    role: index % 2 === 0 ? 'user' : 'assistant',
    content: [{ text: `${index} ${paragraph.repeat(20)}` }],
  })),
  inferenceConfig: { maxTokens: 300 },
}
const answer = {
  output: {
    message: { role: 'assistant', content: [{ text: paragraph.repeat(MEGABYTE / paragraph.length) }] },
  },
  stopReason: 'end_turn',
  usage: { inputTokens: 10, outputTokens: 10, totalTokens: 20 },
  metrics: { latencyMs: 1 },
}

const timeOf = work => {
  const began = performance.now()
  work()
  return performance.now() - began
}

/** The speed of `translate` by that of the same JSON read and written, in turns. */
const ratio = (text, translate) => {
  const ratios = []
  for (let round = 0; round < ROUNDS; round++) {
    const bare = timeOf(() => JSON.stringify(JSON.parse(text)))
    ratios.push(bare / timeOf(() => JSON.stringify(translate(JSON.parse(text)))))
  }
  return Number(median(ratios.slice(3)).toFixed(2))
}

/** By dialect, requests and answers: native to Converse and back, with JSON on both ends. */
export const nativeBodies = () =>
  Object.fromEntries(
    models.map(model => {
      const dialect = dialects.find(({ modelIds }) => modelIds.test(model))
      const request = JSON.stringify(dialect.encodeRequest(conversation, model))
      const response = JSON.stringify(dialect.encodeResponse(answer, model, 'request'))
      return [
        model,
        {
          request: ratio(request, body => dialect.encodeRequest(dialect.decodeRequest(body, model), model)),
          response: ratio(response, body =>
            dialect.encodeResponse(dialect.decodeResponse(body), model, 'request'),
          ),
        },
      ]
    }),
  )
