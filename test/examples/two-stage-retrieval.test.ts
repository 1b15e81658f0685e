import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { baseOf } from '../support/handbook-base.ts'
import { startKnowledgeBases } from '../support/start-knowledge-bases.ts'

const client = resolve(import.meta.dirname, '../../examples/two-stage-retrieval/client.js')

test('what is forbidden in between is not answered from', async () => {
  await using server = await startKnowledgeBases()
  const others = Array.from({ length: 20 }, (_, place) => `Room ${place} is cleaned on Friday.`)
  server.bases.set(
    'KBWASTE001',
    await baseOf([
      {
        uri: 's3://lab/draft.md',
        texts: ['Solvents go into the blue canisters.'],
        metadata: { status: 'draft' },
      },
      { uri: 's3://lab/waste.md', texts: ['Solvents go into the red canisters.'] },
      { uri: 's3://lab/rooms.md', texts: others },
    ]),
  )
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [client, 'KBWASTE001', 'Where do solvents go?'],
    { env: { ...process.env, OUTCROP_URL: server.url } },
  )
  const [counts, answer, first] = stdout.split('\n')
  expect(counts).toBe('22 found, 21 allowed')
  expect(answer).toContain('red canisters')
  expect(first).toBe('[1] s3://lab/waste.md')
})
