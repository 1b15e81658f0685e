import { describe, expect, test } from 'vitest'
import { countText } from '../../../src/backends/embedded/count-tokens.ts'
import { createEmbeddedBackend } from '../../../src/backends/embedded/create-embedded-backend.ts'
import { embed } from '../../../src/backends/embedded/embed.ts'
import { call } from '../call.ts'

const modelId = 'amazon.titan-embed-text-v2:0'

describe('embed', () => {
  test('one vector for each text, in order, and the tokens of all', async () => {
    const texts = ['Reset my password', '', 'The weather in Paris']
    const { embeddings, inputTokens, served } = await embed({ modelId, texts }, call())
    expect(embeddings).toHaveLength(3)
    for (const [index, text] of texts.entries()) {
      const [alone] = (await embed({ modelId, texts: [text] }, call())).embeddings
      expect(embeddings[index]).toEqual(alone)
    }
    expect(inputTokens).toBe(texts.reduce((sum, text) => sum + countText(text), 0))
    expect(served).toEqual({ backend: 'embedded', inputTokens })
  })

  test.each([
    ['amazon.titan-embed-text-v1', 1_536],
    ['amazon.titan-embed-g1-text-02', 1_536],
    ['amazon.titan-embed-text-v2:0', 1_024],
    ['amazon.titan-embed-image-v1', 1_024],
    ['cohere.embed-english-v3', 1_024],
    ['cohere.embed-v4:0', 1_536],
  ])('%s has vectors of its own length where nothing is said: %i', async (model, length) => {
    const { embeddings } = await embed({ modelId: model, texts: ['Hi'] }, call())
    expect(embeddings[0]).toHaveLength(length)
  })

  test('any length from 64 to 4,096', async () => {
    for (const dimensions of [64, 1_000, 4_096])
      expect((await embed({ modelId, texts: ['Hi'], dimensions }, call())).embeddings[0]).toHaveLength(
        dimensions,
      )
    for (const dimensions of [0, 63, 64.5, 4_097, Number.NaN])
      await expect(embed({ modelId, texts: ['Hi'], dimensions }, call())).rejects.toMatchObject({
        name: 'ValidationException',
      })
  })

  test('says that it reads no images', async () => {
    await expect(embed({ modelId, texts: [], images: [Uint8Array.of(1)] }, call())).rejects.toMatchObject({
      name: 'NotImplementedException',
      message: expect.stringContaining('texts only'),
    })
  })

  test('stops where nobody waits any more', async () => {
    const gone = new AbortController()
    const texts = Array.from({ length: 96 }, () => 'word '.repeat(20_000))
    const waiting = embed({ modelId, texts }, call({ signal: gone.signal }))
    gone.abort(new Error('left'))
    await expect(waiting).rejects.toThrow('left')
    await expect(embed({ modelId, texts: [] }, call({ signal: gone.signal }))).rejects.toThrow('left')
  })

  test('lets others run during a long work', async () => {
    let [done, ran] = [false, false]
    setImmediate(() => {
      ran = !done
    })
    await embed({ modelId, texts: Array.from({ length: 8 }, () => 'word '.repeat(20_000)) }, call())
    done = true
    expect(ran).toBe(true)
  })

  test('is what the backend embeds with', () => {
    expect(createEmbeddedBackend().embed).toBe(embed)
  })
})
