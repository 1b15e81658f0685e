import { expect, test } from 'vitest'
import { loadCatalogue } from '../../src/inference/catalogue.ts'
import { readNative } from '../../src/inference/native.ts'

const { models } = loadCatalogue()
const model = (id: string) => {
  const found = models.find(each => each.id === id)
  if (found === undefined) throw new Error(`${id} is not in the catalogue`)
  return found
}
const claude = model('anthropic.claude-haiku-4-5-20251001-v1:0')

test("reads the family's body as a conversation", () => {
  const body = Buffer.from(
    '{"anthropic_version":"bedrock-2023-05-31","max_tokens":5,"messages":[{"role":"user","content":"hi"}]}',
  )
  expect(readNative(claude, body).request).toMatchObject({
    messages: [{ role: 'user', content: [{ text: 'hi' }] }],
    inferenceConfig: { maxTokens: 5 },
  })
})

test('text that is not JSON is malformed', () => {
  expect(() => readNative(claude, Buffer.from('{'))).toThrowError(
    expect.objectContaining({
      name: 'ValidationException',
      message: 'Malformed input request, please reformat your input and try again.',
    }),
  )
})

test('a family without a dialect refuses by name', () => {
  expect(() => readNative(model('meta.llama3-8b-instruct-v1:0'), Buffer.from('{}'))).toThrowError(
    expect.objectContaining({
      name: 'NotImplementedException',
      message: expect.stringContaining('meta.llama3-8b'),
    }),
  )
})
