import { expect, test } from 'vitest'
import { modelStreamErrorException } from '../../src/errors.ts'
import { loadDescriptions } from '../../src/wire/api.ts'
import { compileStream } from '../../src/wire/encode-stream.ts'

const runtime = loadDescriptions().find(({ service }) => service === 'bedrock-runtime')
const shape = runtime?.shapes.ConverseStreamOutput
if (runtime === undefined || shape === undefined) throw new Error('No description of ConverseStream')
const encode = compileStream(runtime.shapes, shape)

const write = async (
  events: AsyncIterable<Record<string, unknown>[]>,
  form: 'server-sent-events' | 'text' = 'server-sent-events',
) => {
  const reported: unknown[] = []
  const pieces: string[] = []
  const { body } = encode(events, error => reported.push(error), form)
  for await (const bytes of body) pieces.push(Buffer.from(bytes).toString())
  return { pieces, reported }
}
const delta = (text: string) => ({ contentBlockDelta: { contentBlockIndex: 0, delta: { text } } })

test('a piece for each batch that shows', async () => {
  const { pieces, reported } = await write(
    (async function* () {
      yield [{ messageStart: { role: 'assistant' } }]
      yield [delta('a'), delta('b')]
      yield []
      yield [delta('c')]
    })(),
    'text',
  )
  expect(pieces).toEqual(['ab', 'c'])
  expect(reported).toEqual([])
})

test.each([
  [modelStreamErrorException('cut'), 'modelStreamErrorException', 'cut'],
  [new TypeError('a defect'), 'internalServerException', 'unexpected error'],
])('%s is told and reported, and the stream ends', async (error, name, message) => {
  const { pieces, reported } = await write(
    (async function* () {
      yield [delta('a')]
      throw error
    })(),
  )
  expect(pieces).toHaveLength(2)
  expect(pieces[1]).toMatch(new RegExp(`^event: ${name}\\ndata: .*${message}`))
  expect(reported).toEqual([error])
})

test('an event that the stream does not have is a defect', async () => {
  const { pieces, reported } = await write(
    (async function* () {
      yield [{ chunk: { bytes: '' } }]
    })(),
  )
  expect(pieces[0]).toContain('internalServerException')
  expect(reported).toHaveLength(1)
})
