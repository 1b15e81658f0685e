import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readValues } from '../../../src/backends/sagemaker/read-values.ts'

async function* each(parts: readonly Buffer[]): AsyncGenerator<Buffer[]> {
  for (const part of parts) yield [part]
}

const read = async (parts: readonly (string | Buffer)[], most = 10_000) => {
  let done = 0
  const values: unknown[] = []
  const buffers = parts.map(part => Buffer.from(part as string))
  for await (const batch of readValues(each(buffers), most, () => done++)) values.push(...batch)
  return { values, done }
}

const cut = (text: string, size: number): Buffer[] => {
  const bytes = Buffer.from(text)
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  )
}

const values = [{ text: 'Grüße, 你好 👋🏽' }, { n: 1, line: 'a\nb' }, { empty: {} }]

describe('the values of a stream', () => {
  const forms: Record<string, string> = {
    'server-sent events': values.map(value => `data: ${JSON.stringify(value)}\n\n`).join(''),
    'named events': values.map(value => `event: chunk\r\ndata:${JSON.stringify(value)}\r\n\r\n`).join(''),
    'lines of JSON': values.map(value => `${JSON.stringify(value)}\n`).join(''),
    'lines of JSON, the last without an end': values.map(value => JSON.stringify(value)).join('\r\n'),
    'events after a comment': `: ping\n\n${values.map(value => `data: ${JSON.stringify(value)}\n\n`).join('')}`,
  }

  test.each(Object.entries(forms))('%s, however they are cut', async (_, text) => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 200 }), async size => {
        expect(await read(cut(text, size))).toEqual({ values, done: 0 })
      }),
      { seed: 1, numRuns: 40 },
    )
  })

  test('end with what OpenAI ends them with', async () => {
    expect(await read(['data: {"n":1}\n\ndata: [DONE]\n\ndata: {"n":2}\n\n'])).toEqual({
      values: [{ n: 1 }],
      done: 1,
    })
  })

  test('may be none', async () => {
    expect(await read([])).toEqual({ values: [], done: 0 })
    expect(await read(['', '\n', ''])).toEqual({ values: [], done: 0 })
  })
})

describe('what is no value', () => {
  test('is an answer that cannot be read', async () => {
    for (const text of ['data: {"n"\n\n', '{"n":1\n', 'data: <html>\n\n'])
      await expect(read([text])).rejects.toMatchObject({
        name: 'ModelErrorException',
        hint: expect.stringContaining('a part of its stream is not JSON'),
      })
  })

  test('is an error in the place of one', async () => {
    for (const text of ['{"error":{"message":"out of memory"}}', 'data: {"error":"out of memory"}\n\n'])
      await expect(read([text])).rejects.toMatchObject({
        name: 'ModelStreamErrorException',
        hint: expect.stringContaining('out of memory'),
      })
  })

  test('is longer than a value may be', async () => {
    const endless = Array.from({ length: 100 }, () => `${'x'.repeat(100)}`)
    for (const opening of ['data: ', '{'])
      await expect(read([opening, ...endless], 1_000)).rejects.toMatchObject({ name: 'ModelErrorException' })
  })
})
