import { expect, test } from 'vitest'
import type { Call } from '../../src/backends/backend.ts'
import { askNative } from '../../src/inference/ask-native.ts'

test('a backend that does not speak the form of the model is named as such', async () => {
  await expect(askNative(() => undefined, 'some.model', {}, {} as Call)).rejects.toMatchObject({
    name: 'NotImplementedException',
    message: 'No backend here does what was asked of some.model.',
  })
})

test('the pieces of an answer are put together, and its usage told', async () => {
  const chunks = (async function* () {
    yield [Buffer.from('{"a"')]
    yield [Buffer.from(':1'), Buffer.from('}')]
  })()
  const served = { backend: 'bedrock' }
  const invoke = async () => ({ served, chunks, usage: { inputTokens: 4 } })
  expect(await askNative(invoke, 'some.model', {}, {} as Call)).toEqual({
    served,
    body: { a: 1 },
    inputTokens: 4,
  })
})
