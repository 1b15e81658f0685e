import { expect, test } from 'vitest'
import { countTokens } from '../../../src/conversation/count-tokens.ts'
import { counterFor } from '../../../src/conversation/token-counters/index.ts'
import { countSample, readSample } from '../../../src/metering/price/read-sample.ts'

const counter = counterFor('amazon.nova-lite-v1:0')
const messages = [
  { role: 'user' as const, content: [{ text: 'How do I return a parcel that came damaged?' }] },
]
const lines = (...objects: unknown[]) => objects.map(each => `${JSON.stringify(each)}\n`).join('\n')
const answer = { role: 'assistant', content: [{ text: 'Send it back within thirty days.' }] }

test('a request, one beside its answer, and a record of an invocation log', () => {
  const text = lines(
    { messages, outputTokens: 7 },
    { request: { messages }, usage: { outputTokens: 8 } },
    {
      schemaType: 'ModelInvocationLog',
      input: { inputBodyJson: { messages } },
      output: { outputTokenCount: 9 },
    },
  )
  const input = countTokens({ messages }, counter)
  expect(countSample(readSample(text, 'f'), counter, undefined)).toEqual([
    { input, output: 7 },
    { input, output: 8 },
    { input, output: 9 },
  ])
})

test('an answer’s text is counted where its tokens are not told', () => {
  const text = lines(
    { messages, output: { message: answer } },
    { input: { inputBodyJson: { messages } }, output: { outputBodyJson: { output: { message: answer } } } },
  )
  const [first, second] = countSample(readSample(text, 'f'), counter, undefined)
  expect(first?.output).toBe(counter.countText('Send it back within thirty days.'))
  expect(second).toEqual(first)
})

test('bytes in base64 are an image', () => {
  const png = Buffer.alloc(24)
  png.write('\x89PNG\r\n\x1a\n', 0, 'latin1')
  png.write('IHDR', 12, 'latin1')
  png.writeUInt32BE(800, 16)
  png.writeUInt32BE(600, 20)
  const content = (bytes: unknown) => [
    { role: 'user' as const, content: [{ image: { format: 'png' as const, source: { bytes } } }] },
  ]
  const text = lines({ messages: content(png.toString('base64')), outputTokens: 1 })
  const [counted] = countSample(readSample(text, 'f'), counter, undefined)
  expect(counted?.input).toBe(countTokens({ messages: content(new Uint8Array(png)) as never }, counter))
})

test('the usual output is for those of unknown length; without it the line is told', () => {
  const calls = readSample(lines({ messages }, { messages, outputTokens: 0 }), 'f')
  expect(countSample(calls, counter, 50).map(({ output }) => output)).toEqual([50, 0])
  expect(() => countSample(calls, counter, undefined)).toThrow('Line 1 of the sample')
})

test.each(['{', '[]', 'null', '{"messages": 1}', '{"input": {"inputBodyJson": {"prompt": "x"}}}'])(
  'a line that is no request is told: %s',
  line => {
    expect(() => readSample(`${lines({ messages })}\n${line}`, 'f.jsonl')).toThrow('f.jsonl:3 is no request')
  },
)

test('a request that cannot be counted, and a file without any', () => {
  const calls = readSample('{"messages": [null], "outputTokens": 1}', 'f')
  expect(() => countSample(calls, counter, undefined)).toThrow('Line 1 of the sample is no request')
  expect(() => readSample('\n', 'f')).toThrow('f has no requests')
})
