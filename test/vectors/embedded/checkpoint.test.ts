import { existsSync, writeFileSync } from 'node:fs'
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  readCheckpoint,
  removeOtherCheckpoints,
  writeCheckpoint,
} from '../../../src/vectors/embedded/checkpoint.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outcrop-checkpoint-'))
})
afterEach(() => rm(folder, { recursive: true }))

const write = async (number: number): Promise<void> => {
  await writeFile(join(folder, 'other'), '')
  writeCheckpoint(folder, number, {
    facts: { number },
    sections: [
      { name: 'pieces', pieces: [Uint8Array.of(1, 2), Uint32Array.of(7)] },
      { name: 'empty', pieces: [] },
      { name: 'one', pieces: [Float64Array.of(0.5)] },
    ],
    saveGraph: file => writeFileSync(file, `graph ${number}`),
  })
}

test('it is read as it was written', async () => {
  await write(3)
  const found = readCheckpoint<{ number: number }>(folder, 3)
  expect(found?.facts).toEqual({ number: 3 })
  expect([...new Uint8Array(found?.read('pieces') ?? new ArrayBuffer(0))]).toEqual([1, 2, 7, 0, 0, 0])
  expect(found?.read('empty').byteLength).toBe(0)
  expect([...new Float64Array(found?.read('one') ?? new ArrayBuffer(0))]).toEqual([0.5])
  expect(await readFile(found?.graphFile ?? '', 'utf8')).toBe('graph 3')
})

test('one that is not there is none', () => {
  expect(readCheckpoint(folder, 1)).toBeUndefined()
})

test.each(['rows', 'graph', 'manifest'])('one whose %s has been cut or changed is none', async name => {
  await write(1)
  const file = join(folder, 'checkpoint-1', name)
  const whole = await readFile(file)
  await truncate(file, whole.length - 1)
  expect(readCheckpoint(folder, 1)).toBeUndefined()
  await writeFile(
    file,
    Uint8Array.from(whole, (byte, at) => (at === 2 ? byte ^ 1 : byte)),
  )
  expect(readCheckpoint(folder, 1)).toBeUndefined()
  await writeFile(file, whole)
  expect(readCheckpoint(folder, 1)).toBeDefined()
})

test('one that could not be finished leaves the one before', async () => {
  await write(1)
  const failing = () =>
    writeCheckpoint(folder, 2, {
      facts: {},
      sections: [],
      saveGraph: () => {
        throw new Error('the disk is full')
      },
    })
  expect(failing).toThrow('the disk is full')
  expect(readCheckpoint(folder, 2)).toBeUndefined()
  expect(readCheckpoint(folder, 1)).toBeDefined()
  await write(2)
  expect(readCheckpoint(folder, 2)).toBeDefined()
})

test('the others are removed, and nothing else', async () => {
  await write(1)
  await write(2)
  removeOtherCheckpoints(folder, 2)
  expect(existsSync(join(folder, 'checkpoint-1'))).toBe(false)
  expect(readCheckpoint(folder, 2)).toBeDefined()
  expect(existsSync(join(folder, 'other'))).toBe(true)
})
