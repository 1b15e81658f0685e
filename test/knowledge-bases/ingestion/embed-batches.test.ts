import { expect, test } from 'vitest'
import { internalServerException, throttlingException } from '../../../src/errors.ts'
import { embedBatches } from '../../../src/knowledge-bases/ingestion/embed-batches.ts'
import type { EmbedTexts } from '../../../src/knowledge-bases/parts.ts'

const signal = new AbortController().signal
const backoff = { first: 1, most: 2, tries: 4, random: () => 0 }
const lengths: EmbedTexts = async texts => texts.map(text => Float32Array.of(text.length))

test('any number of texts, in calls of a bounded size and in their order', async () => {
  const calls: number[] = []
  const embed = embedBatches({
    embed: async (texts, own) => {
      calls.push(texts.length)
      return lengths(texts, own)
    },
  })
  const texts = Array.from({ length: 150 }, (_, number) => 'x'.repeat(number + 1))
  expect((await embed(texts, signal)).map(([length]) => length)).toEqual(texts.map(text => text.length))
  expect(calls).toEqual([64, 64, 22])
  calls.length = 0
  await embed(['x'.repeat(90_000), 'x'.repeat(90_000), 'x'.repeat(200_000), 'x'], signal)
  expect(calls).toEqual([1, 1, 1, 1])
  calls.length = 0
  expect(await embed([], signal)).toEqual([])
  expect(calls).toEqual([])
})

const failing = (times: number, error: Error) => {
  let calls = 0
  const embed: EmbedTexts = async (texts, own) => {
    calls += 1
    if (calls <= times) throw error
    return lengths(texts, own)
  }
  return { embed: embedBatches({ embed, backoff }), calls: () => calls }
}

test('waits where the model is throttled, and gives up in the end', async () => {
  const short = failing(3, throttlingException('Slow down'))
  expect(await short.embed(['abc'], signal)).toEqual([Float32Array.of(3)])
  expect(short.calls()).toBe(4)
  const long = failing(4, throttlingException('Slow down'))
  await expect(long.embed(['abc'], signal)).rejects.toThrow('Slow down')
  expect(long.calls()).toBe(4)
})

test('does not call again after any other failure', async () => {
  const broken = failing(1, internalServerException('Broken'))
  await expect(broken.embed(['abc'], signal)).rejects.toThrow('Broken')
  expect(broken.calls()).toBe(1)
})

test('stops waiting when nobody waits for it', async () => {
  const controller = new AbortController()
  const embed = embedBatches({
    embed: async () => {
      setImmediate(() => controller.abort(new Error('Stopped')))
      throw throttlingException('Slow down')
    },
    backoff: { ...backoff, first: 60_000, most: 60_000 },
  })
  await expect(embed(['abc'], controller.signal)).rejects.toThrow('Stopped')
  await expect(embed(['abc'], controller.signal)).rejects.toThrow('Stopped')
})

test('too few vectors are an error', async () => {
  const embed = embedBatches({ embed: async () => [Float32Array.of(1)] })
  await expect(embed(['a', 'b'], signal)).rejects.toThrow('The model gave 1 vectors for 2 texts.')
})
