import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AgentCommandServer, startAgentCommand } from '../../support/agent-command.ts'

let server: AgentCommandServer
beforeAll(async () => {
  server = await startAgentCommand()
})
afterAll(() => server[Symbol.asyncDispose]())

const sessionOf = (text: string): string => /session ([0-9a-f-]{36})/.exec(text)?.[1] ?? ''

test('without an agent, those that there are', async () => {
  const { out, code } = await server.run('run')
  expect(code).toBe(0)
  expect(out).toContain(`desk   ${server.agentId}  PREPARED`)
  expect(out).toMatch(/\n\nAsk one of them: outcrop agent run --agent desk "\.\.\."\n$/)
  expect(await server.run('run', 'A question to nobody?')).toMatchObject({ out, code: 2 })
})

test('a tree of steps with tools, tokens and cost, the answer, and the sums', async () => {
  const { out, error, code } = await server.run('run', '--agent', 'desk', 'I lost number 7.')
  expect({ error, code }).toEqual({ error: '', code: 0 })
  const time = '[\\d.]+ m?s'
  const cost = '0\\.0000\\d+ USD'
  expect(out).toMatch(
    new RegExp(
      `^desk · TSTALIASID · session [0-9a-f-]{36} · answered by scripted
├─ step 1  amazon.nova-lite-v1:0 · \\d+ in, \\d+ out · ${time} · ${cost}
│  ├─ “I look.”
│  └─ here.look\\(id: 7\\) · ${time}
│     Number 7 is there.
├─ step 2  \\d+ in, \\d+ out · ${time} · ${cost}
└─ answer

It is there.

2 steps · 1 tool call · \\d+ tokens, \\d+ of them visible \\([\\d.]+ x\\) · ${cost}
$`,
    ),
  )
})

test('for a program: the whole turn, or each trace in a line; more than five actions are warned of', async () => {
  const whole = await server.run('run', '--agent', server.agentId, 'All six?', '--json')
  expect(whole.code).toBe(0)
  expect(whole.error).toMatch(/^Warning: 6 calls of action groups in one turn/)
  const turn = JSON.parse(whole.out)
  expect(turn).toMatchObject({
    agentId: server.agentId,
    answer: 'It is there.',
    totals: { steps: 2, tools: 6, unpriced: 0 },
    warnings: [expect.stringMatching(/^6 calls/)],
  })
  expect(turn.steps[0].calls[5]).toMatchObject({ name: 'here.look', arguments: { id: '6' } })

  const { out } = await server.run('run', '--agent', 'desk', 'I lost it.', '--trace', 'json')
  const lines = out
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
  expect(lines.slice(0, -1).every(({ trace }) => trace.orchestrationTrace !== undefined)).toBe(true)
  expect(lines).toHaveLength(9)
  expect(lines.at(-1)).toMatchObject({ agentId: server.agentId, answer: 'It is there.' })
})

test('a session goes on', async () => {
  const first = await server.run('run', '--agent', 'desk', 'I lost it.')
  const session = sessionOf(first.out)
  const second = await server.run('run', '--agent', 'desk', '--session', session, 'Hello again.', '--json')
  expect(JSON.parse(second.out)).toMatchObject({ sessionId: session, answer: 'Hello.' })
  const tokens = (text: string) => Number(/ · (\d+) in/.exec(text)?.[1])
  const alone = await server.run('run', '--agent', 'desk', 'Hello again.')
  expect(JSON.parse(second.out).steps[0].inputTokens).toBeGreaterThan(tokens(alone.out))
})

test('a turn that fails says why, in words, and what to do', async () => {
  const { out, error, code } = await server.run('run', '--agent', 'desk', 'The broken one.')
  expect(code).toBe(1)
  expect(out).toMatch(
    /\n├─ The handler .*:break returned an envelope that cannot be read: response\.function is missing\. .*\n└─ failed: DependencyFailedException\n/,
  )
  expect(error).toMatch(/error processing the Lambda response.*\nThe reason stands above/)
})

test('control that returns: what is wanted, and how to go on with a file', async () => {
  const asked = await server.run('run', '--agent', 'desk', 'A refund, please.')
  expect(asked.code).toBe(3)
  expect(asked.out).toMatch(/\n└─ hands over to you\n {3}hand\.refund\(id: 7\): run it\n/)
  const [, template = '', next = ''] =
    /results\.json:\n\n {2}(\{.*\})\n\nThen: outcrop agent (.*)\n$/.exec(asked.error) ?? []
  writeFileSync(join(server.folder, 'results.json'), template.replace('the result', 'Refunded 12 EUR.'))
  const told = await server.run(...next.split(' '))
  expect(told).toMatchObject({ error: '', code: 0 })
  expect(told.out).toMatch(
    /\n│ {2}└─ told by the caller\n│ {5}Refunded 12 EUR\.\n├─ step 1 .*\n└─ answer\n\nIt is refunded\.\n/,
  )

  const atOnce = await server.run('run', '--agent', 'desk', 'A refund, please.', '--answer', 'results.json')
  expect(atOnce.code).toBe(0)
  expect(atOnce.out).toMatch(
    /\n├─ hands over to you\n│ {2}hand\.refund\(id: 7\): run it\n(.*\n)*└─ answer\n\nIt is refunded\./,
  )
})

test.each([
  [['--agent', 'dask', 'x'], /There is no agent dask\. There are: desk\./],
  [['--agent', 'desk', '--alias', 'live', 'x'], /no alias live\. There are: AgentTestAlias\./],
  [['--agent', 'desk', '--alias', 'NOALIAS000', 'x'], /ResourceNotFoundException/],
  [['--agent', 'desk'], /What is asked\? Put a question/],
  [['--agent', 'desk', '--session', 'a b', 'x'], /2 to 100 letters/],
  [['--agent', 'desk', '--answer', 'none.json'], /none\.json cannot be read/],
  [['--agent', 'desk', 'x', '--trace', 'xml'], /Allowed choices are json/],
  [['--agent', 'desk', 'x', '--url', 'http://127.0.0.1:1'], /No server answers at .*start one/],
])('%o is explained, with exit code 2', async (flags, explanation) => {
  const { out, error, code } = await server.run('run', ...flags)
  expect({ out, code }).toEqual({ out: '', code: 2 })
  expect(error).toMatch(explanation)
})

test('results of nobody', async () => {
  writeFileSync(join(server.folder, 'list.json'), '[]')
  writeFileSync(join(server.folder, 'other.json'), '{"a": 1}')
  const run = (...flags: string[]) => server.run('run', '--agent', 'desk', ...flags)
  expect((await run('--answer', 'other.json')).error).toMatch(/holds no results/)
  expect((await run('--answer', 'list.json')).error).toMatch(/Name the session/)
  expect((await run('--answer', 'list.json', '--session', 'none')).error).toMatch(
    /ValidationException: .*returnControlInvocationResults/,
  )
})
