import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readUsage } from '../support/read-usage.ts'
import { spawnOutcrop } from '../support/spawn-outcrop.ts'
import { createRandom } from './mutate.ts'

const ROUNDS = Number(process.env.KILL_ROUNDS ?? 50)
const USERS = 16
const SEED = 20261121

const path = `/model/${encodeURIComponent('us.anthropic.claude-haiku-4-5-20251001-v1:0')}`
const body = JSON.stringify({
  messages: [{ role: 'user', content: [{ text: 'Repeat: one two three four.' }] }],
  inferenceConfig: { maxTokens: 50 },
})

/** A request whose answer came whole: its ID. Undefined where the server went away before. */
const call = (agent: Agent, port: number, operation: string): Promise<string | undefined> =>
  new Promise(resolve => {
    const leave = () => resolve(undefined)
    const sent = request(
      {
        agent,
        port,
        method: 'POST',
        path: `${path}/${operation}`,
        headers: { 'content-type': 'application/json' },
      },
      answer => {
        answer.on('error', leave).on('close', leave).resume()
        answer.on('end', () =>
          resolve(
            answer.complete && answer.statusCode === 200
              ? String(answer.headers['x-amzn-requestid'])
              : undefined,
          ),
        )
      },
    )
    sent.on('error', leave).end(body)
  })

/** Calls until the server is gone, and puts the ID of each whole answer into `answered`. */
const load = async (port: number, answered: string[]): Promise<void> => {
  const agent = new Agent({ keepAlive: true, maxSockets: USERS })
  let isGone = false
  const user = async (number: number) => {
    while (!isGone) {
      const id = await call(agent, port, number % 2 === 0 ? 'converse' : 'converse-stream')
      if (id === undefined) isGone = true
      else answered.push(id)
    }
  }
  await Promise.all(Array.from({ length: USERS }, (_, number) => user(number)))
  agent.destroy()
}

test(`killed at ${ROUNDS} random moments: no answered call is missing, none is twice, and nothing stays reserved`, async () => {
  const home = await mkdtemp(join(tmpdir(), 'outcrop-'))
  const random = createRandom(SEED)
  const answered: string[] = []
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const server = await spawnOutcrop([], { OUTCROP_QUOTAS_MODE: 'observe' }, home)
      const loaded = load(server.port, answered)
      await new Promise(resolve => setTimeout(resolve, 300 + random.below(300)))
      server.process.kill('SIGKILL')
      await loaded
      await server.close()
    }
    expect(answered.length).toBeGreaterThan(10 * ROUNDS)
    const kept = readUsage(home).map(({ request_id }) => request_id as string)
    expect(new Set(kept).size).toBe(kept.length)
    const known = new Set(kept)
    expect(answered.filter(id => !known.has(id))).toEqual([])

    const last = await spawnOutcrop([], {}, home)
    const agent = new Agent()
    await call(agent, last.port, 'converse')
    agent.destroy()
    const metrics = await (await fetch(`http://127.0.0.1:${last.port}/metrics`)).text()
    const held = [...metrics.matchAll(/^outcrop_quota_reserved\{.*\} (\d+)$/gm)].map(([, value]) =>
      Number(value),
    )
    expect(held.length).toBeGreaterThan(0)
    expect(held.every(amount => amount === 0)).toBe(true)
    await last.close()
  } finally {
    await rm(home, { recursive: true, force: true })
  }
})
