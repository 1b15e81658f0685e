import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PartialConfig } from '../../src/config.ts'
import { startAgentServer } from '../support/agent-server.ts'

const script = resolve(import.meta.dirname, '../../examples/own-history/chat.mjs')
const settings = {
  backends: {
    model: {
      type: 'scripted',
      rules: [
        { match: { text: 'Who am I?', system: 'customer: ada' }, answer: 'Ada, in turn {{turn}}.' },
        { answer: 'Turn {{turn}}.' },
      ],
    },
  },
  models: [{ model: '*', backends: ['model'] }],
} as PartialConfig

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outcrop-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const startChat = async () => {
  const server = await startAgentServer(settings)
  const agentId = await server.createAgent()
  await server.prepare(agentId)
  const environment = {
    ...process.env,
    AWS_ENDPOINT_URL_BEDROCK_AGENT_RUNTIME: server.knowledge.url,
    AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'any',
    HISTORY_FILE: join(folder, 'history.json'),
  }
  return {
    async ask(customer: string, question: string) {
      const { stdout } = await promisify(execFile)(process.execPath, [script, agentId, customer, question], {
        env: environment,
      })
      return stdout.trim()
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
}

test('each customer goes on where they were, though no session does', async () => {
  await using chat = await startChat()
  expect(await chat.ask('ada', 'My parcel is late.')).toBe('Turn 1.')
  expect(await chat.ask('bob', 'Hello.')).toBe('Turn 1.')
  expect(await chat.ask('ada', 'Who am I?')).toBe('Ada, in turn 2.')
  const kept = JSON.parse(await readFile(join(folder, 'history.json'), 'utf8'))
  expect(kept.ada).toEqual({
    lastAsked: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    turns: [
      { role: 'user', text: 'My parcel is late.' },
      { role: 'assistant', text: 'Turn 1.' },
      { role: 'user', text: 'Who am I?' },
      { role: 'assistant', text: 'Ada, in turn 2.' },
    ],
  })
})

test('of a long history the last ten turns are said again, and all are kept', async () => {
  const turns = Array.from({ length: 15 }, () => [
    { role: 'user', text: 'And?' },
    { role: 'assistant', text: 'So.' },
  ]).flat()
  await writeFile(join(folder, 'history.json'), JSON.stringify({ ada: { turns } }))
  await using chat = await startChat()
  expect(await chat.ask('ada', 'Who am I?')).toBe('Ada, in turn 11.')
  const kept = JSON.parse(await readFile(join(folder, 'history.json'), 'utf8'))
  expect(kept.ada.turns).toHaveLength(32)
})
