import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { createEmbeddedIndex } from '../../src/vectors/create-embedded-index.ts'
import { createRandom } from './mutate.ts'

const ROUNDS = Number(process.env.KILL_ROUNDS ?? 20)
const SEED = 20261121
const DOCUMENTS = 12
const DIMENSIONS = 16

/** Version 3 of a document has six chunks: how many there are tells whether it is whole. */
const countOf = (version: number): number => 3 + (version % 7)

/** Puts versions of documents one after the other, and says so when one is done. Checkpoints come often. */
const child = (folder: string, from: number): string => `
  import { createEmbeddedIndex } from ${JSON.stringify(new URL('../../dist/vectors/create-embedded-index.js', import.meta.url).href)}
  const index = await createEmbeddedIndex({
    folder: ${JSON.stringify(folder)}, dimensions: ${DIMENSIONS}, checkpointAfter: 40
  })
  process.stdout.write('open\\n')
  for (let version = ${from}; ; version++) {
    const number = version % ${DOCUMENTS}
    await index.put({
      id: 'd' + number,
      dataSourceId: 'source',
      parents: [{ id: 'p' + version, text: 'parent ' + version }],
      chunks: Array.from({ length: 3 + (version % 7) }, (_, at) => ({
        id: 'd' + number + '-' + at,
        text: 'Document ' + number + ' in version ' + version + ', part ' + at,
        parent: 0,
        vector: Float32Array.from({ length: ${DIMENSIONS} }, (_, axis) => Math.sin(version + at * axis)),
        metadata: { number, version },
      })),
    })
    process.stdout.write(version + '\\n')
  }`

/** Lets it run for so many milliseconds after it has opened; the last version that it said is done. */
const runAndKill = async (folder: string, from: number, milliseconds: number): Promise<number> => {
  const script = join(folder, 'child.mjs')
  await writeFile(script, child(folder, from))
  const running = spawn(process.execPath, [script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let done = from - 1
  let isOpen = false
  const lines = createInterface({ input: running.stdout })
  lines.on('line', line => {
    if (line === 'open') {
      isOpen = true
      setTimeout(() => running.kill('SIGKILL'), milliseconds)
    } else done = Number(line)
  })
  await Promise.all([once(running, 'exit'), once(lines, 'close')])
  expect(isOpen).toBe(true)
  return done
}

test('whenever its process is killed, every document is whole, and what was done is there', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'outcrop-killed-index-'))
  const random = createRandom(SEED)
  const { signal } = new AbortController()
  let version = 0
  for (let round = 0; round < ROUNDS; round++) {
    const before = version
    const done = await runAndKill(folder, version, random.below(400))
    version = done + 1
    const index = await createEmbeddedIndex({ folder, dimensions: DIMENSIONS })
    for (let number = 0; number < DOCUMENTS; number++) {
      const filter = { operator: 'equals', key: 'number', value: number } as const
      const vector = new Float32Array(DIMENSIONS).fill(1)
      const found = await index.search({ vector, limit: 100, filter }, signal)
      const versions = [...new Set(found.map(({ metadata }) => Number(metadata.version)))]
      const isPut = done >= number
      expect(versions.length, `round ${round}, document ${number}: ${versions}`).toBeLessThanOrEqual(1)
      expect(versions.length).toBeGreaterThanOrEqual(Number(isPut))
      const [its] = versions
      if (its === undefined) continue
      // The last one that was said to be done, or one more that nobody heard of.
      expect(its % DOCUMENTS).toBe(number)
      expect(its).toBeGreaterThan(done - DOCUMENTS)
      expect(its).toBeLessThanOrEqual(done + 1)
      expect(found).toHaveLength(countOf(its))
      for (const { parent } of found) expect(parent?.text).toBe(`parent ${its}`)
      const byWords = await index.search({ vector, text: `version ${its}`, limit: 100, filter }, signal)
      expect(byWords.map(({ id }) => id).toSorted()).toEqual(found.map(({ id }) => id).toSorted())
      version = Math.max(version, its + 1)
    }
    await index.close()
    expect(version).toBeGreaterThanOrEqual(before)
  }
  expect(version).toBeGreaterThan(ROUNDS)
  await rm(folder, { recursive: true })
})
