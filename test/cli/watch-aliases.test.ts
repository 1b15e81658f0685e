import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Spawned, spawnOutcrop } from '../support/spawn-outcrop.ts'

const lite = 'amazon.nova-lite-v1:0'
const micro = 'amazon.nova-micro-v1:0'
const split = (liteWeight: number) => `
aliases:
  support:
    variants:
      - { model: '${lite}', weight: ${liteWeight} }
      - { model: '${micro}', weight: ${100 - liteWeight} }
`

let folder: string
let file: string
let server: Spawned
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outcrop-'))
  file = join(folder, 'outcrop.config.yaml')
  await writeFile(file, split(100))
  server = await spawnOutcrop(['--config', file])
})
afterEach(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

const call = async () => {
  const answer = await fetch(`http://127.0.0.1:${server.port}/model/support/converse`, {
    method: 'POST',
    body: '{"messages":[{"role":"user","content":[{"text":"Hi"}]}]}',
  })
  await answer.arrayBuffer()
  return { status: answer.status, variant: answer.headers.get('x-outcrop-variant') }
}
const shareOfLite = async () => {
  const answers = await Promise.all(Array.from({ length: 40 }, call))
  for (const { status } of answers) expect(status).toBe(200)
  return answers.filter(({ variant }) => variant === lite).length / answers.length
}

test('weights changed in the file hold for the calls that follow, and no call is lost', async () => {
  expect(await shareOfLite()).toBe(1)
  await writeFile(file, split(0))
  await vi.waitFor(async () => expect(await shareOfLite()).toBe(0), { timeout: 15_000, interval: 50 })
  await writeFile(file, split(50))
  await vi.waitFor(async () => expect(await shareOfLite()).toBeGreaterThan(0.1), { timeout: 15_000 })
})

test('a file that is wrong changes nothing', async () => {
  await writeFile(file, 'aliases: { support: 1 }')
  await new Promise(resolve => setTimeout(resolve, 1_500))
  expect(await shareOfLite()).toBe(1)
})
