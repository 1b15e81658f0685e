import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ConverseRequest } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import type { Backend } from '../../../src/backends/backend.ts'
import { createEmbeddedBackend } from '../../../src/backends/embedded/create-embedded-backend.ts'
import { call } from '../call.ts'
import { createFolder, type Folder } from '../record/folder.ts'

async function* none() {}
const ask = (text: string): ConverseRequest => ({
  modelId: 'anthropic.claude-3-haiku-20240307-v1:0',
  system: [{ text: 'Be brief.\nBe kind.' }],
  messages: [{ role: 'user', content: [{ text }] }],
})
const recordCalls = async (
  folder: Folder,
  wrapped: Backend,
  calls: (backend: Backend) => Promise<unknown>,
) => {
  const recorder = await folder.record(wrapped)
  const seen = await calls(recorder)
  await recorder.close?.()
  return seen
}
const batchesOf = async (backend: Backend, request: ConverseRequest, some = {}) => {
  const batches = []
  for await (const batch of (await backend.converse?.(request, call(some)))?.events ?? none())
    batches.push(batch)
  return batches
}

test('IDs of tool uses and metadata do not count, and with ignore other texts neither', async () => {
  await using folder = await createFolder()
  const withTool = (id: string, day: string): ConverseRequest => ({
    ...ask(`Today is ${day}.`),
    requestMetadata: { trace: id },
    messages: [
      ...(ask(`Today is ${day}.`).messages ?? []),
      { role: 'assistant', content: [{ toolUse: { toolUseId: id, name: 'look', input: {} } }] },
      { role: 'user', content: [{ toolResult: { toolUseId: id, content: [{ text: 'ok' }] } }] },
    ],
  })
  await recordCalls(folder, createEmbeddedBackend(), each =>
    batchesOf(each, withTool('tooluse_1', '2026-01-01')),
  )
  expect(
    (await batchesOf(await folder.replay(), withTool('tooluse_other', '2026-01-01'))).length,
  ).toBeGreaterThan(0)
  await expect(batchesOf(await folder.replay(), withTool('tooluse_1', '2026-01-02'))).rejects.toThrow(
    'No recording',
  )
  const ignoring = await folder.replay({ ignore: ['\\d{4}-\\d\\d-\\d\\d'] })
  expect((await batchesOf(ignoring, withTool('tooluse_1', '2026-01-02'))).length).toBeGreaterThan(0)
})

test('a changed prompt fails with what differs from the nearest recording', async () => {
  await using folder = await createFolder()
  await recordCalls(folder, createEmbeddedBackend(), async each => [
    await batchesOf(each, { ...ask('Something else.'), system: [{ text: 'Be long.' }] }),
    await batchesOf(each, ask('Say hello to Anna.')),
  ])
  const nearest = (await folder.files())[1]
  const replay = await folder.replay()
  await expect(batchesOf(replay, ask('Say hello to Bob.'))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    status: 404,
    message: 'No recording matches this request.',
    hint: `The nearest recording is ${nearest}: - "text": "Say hello to Anna." | + "text": "Say hello to Bob."`,
  })
  expect(folder.log.find(({ nearest: file }) => file === nearest)?.difference).toBe(
    '- "text": "Say hello to Anna."\n+ "text": "Say hello to Bob."',
  )
})

test('an empty folder says so', async () => {
  await using folder = await createFolder()
  await expect(batchesOf(await folder.replay(), ask('x'))).rejects.toMatchObject({
    hint: expect.stringContaining('has no recording of converse'),
  })
})

test('a file that is no recording is named in the log and left out', async () => {
  await using folder = await createFolder()
  await recordCalls(folder, createEmbeddedBackend(), each => batchesOf(each, ask('x')))
  for (const [name, text] of [
    ['half.json', '{"outcrop": "recording 1", "made"'],
    ['other.json', '{"a": 1}'],
    ['list.json', '[]'],
    ['notes.txt', 'not looked at'],
  ] as const)
    await writeFile(join(folder.path, name), text)
  const replay = await folder.replay()
  const named = folder.log
    .filter(({ message }) => message.includes('is no recording'))
    .map(({ file }) => file)
  expect(named).toEqual(['half.json', 'list.json', 'other.json'].map(name => join(folder.path, name)))
  expect((await batchesOf(replay, ask('x'))).length).toBeGreaterThan(0)
})

test('a file that goes away, or changes, after the start is a modelled error', async () => {
  await using folder = await createFolder()
  await recordCalls(folder, createEmbeddedBackend(), each => batchesOf(each, ask('x')))
  const replay = await folder.replay()
  await writeFile(join(folder.path, (await folder.files())[0] ?? ''), '{')
  await expect(batchesOf(replay, ask('x'))).rejects.toMatchObject({ name: 'ModelErrorException' })
})

test('a folder that is not there is an error of the start', async () => {
  await using folder = await createFolder()
  await expect(folder.replay({ folder: join(folder.path, 'none') })).rejects.toMatchObject({
    name: 'ConfigError',
  })
})
