// `npm run build && node bench/agents.js`: what the loop of agents costs itself. First in this process, with a model and a tool
// that answer at once, beside the least that the same steps can be; then sessions at once on a server of its own, whose model
// takes 50 ms, as turns against the sum of what their model and tool take. Prints JSON.
//   BENCH_SECONDS=10  of each load      BENCH_PART=loop|sessions  one of the two alone
import { fork } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const SECONDS = Number(process.env.BENCH_SECONDS ?? 6)
const SESSIONS = 500
const MODEL_MS = 50
const STEPS = 10
const MODEL = 'amazon.nova-lite-v1:0'
const progress = text => process.stderr.write(`${text}\n`)
const round = (value, digits = 2) => Number(value.toFixed(digits))
const at = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
const sortNumbers = values => values.sort((a, b) => a - b)

const functions = [
  {
    name: 'count',
    description: 'Counts what is there',
    parameters: { number: { type: 'string', description: 'What to count', required: true } },
  },
]
const instruction =
  'You count what the user names, one after the other, by the function, and then say what all of it is together.'

/** A model that wants the tool in every step but the last, and answers before anybody has waited. */
const answerAtOnce = step =>
  step < STEPS
    ? [
        { messageStart: { role: 'assistant' } },
        { contentBlockDelta: { contentBlockIndex: 0, delta: { text: 'I count the next one.' } } },
        { contentBlockStop: { contentBlockIndex: 0 } },
        {
          contentBlockStart: {
            contentBlockIndex: 1,
            start: { toolUse: { toolUseId: `use-${step}`, name: 'counting__count' } },
          },
        },
        {
          contentBlockDelta: { contentBlockIndex: 1, delta: { toolUse: { input: `{"number":"${step}"}` } } },
        },
        { contentBlockStop: { contentBlockIndex: 1 } },
        { messageStop: { stopReason: 'tool_use' } },
        {
          metadata: {
            usage: { inputTokens: 100, outputTokens: 20, totalTokens: 120 },
            metrics: { latencyMs: 0 },
          },
        },
      ]
    : [
        { messageStart: { role: 'assistant' } },
        { contentBlockDelta: { contentBlockIndex: 0, delta: { text: 'All of it is ten.' } } },
        { contentBlockStop: { contentBlockIndex: 0 } },
        { messageStop: { stopReason: 'end_turn' } },
        {
          metadata: {
            usage: { inputTokens: 100, outputTokens: 5, totalTokens: 105 },
            metrics: { latencyMs: 0 },
          },
        },
      ]

const loopAlone = async () => {
  const { invoke } = await import('../dist/agents/runtime/invoke.js')
  const { newSession } = await import('../dist/agents/runtime/new-session.js')
  const { loadCatalogue } = await import('../dist/inference/catalogue.js')
  const { countTokens } = await import('../dist/conversation/count-tokens.js')
  const { counterFor } = await import('../dist/conversation/token-counters/index.js')
  const model = loadCatalogue().find(MODEL)
  const resolved = { model, invocable: MODEL, quota: 'on-demand' }
  const counter = counterFor(MODEL)
  const definition = {
    name: 'counter',
    foundationModel: MODEL,
    instruction,
    idleSessionSeconds: 3_600,
    actionGroups: [{ name: 'counting', executor: { lambda: 'count' }, functions }],
    knowledgeBases: [],
    collaboration: 'DISABLED',
    collaborators: [],
  }
  const clock = { now: () => Date.now() }
  const contextOf = () => {
    let step = 0
    return {
      requestId: crypto.randomUUID(),
      operation: 'InvokeAgent',
      account: '123456789012',
      region: 'us-east-1',
      principal: { arn: 'arn:aws:iam::123456789012:root' },
      signal: new AbortController().signal,
      clocks: { service: clock, wall: clock },
      log: { warn() {}, info() {}, debug() {}, error() {} },
      answer: { header() {}, hint() {} },
      invocationLogs: { begin: async () => undefined },
      functions: {
        invoke: async ({ event }) => ({
          messageVersion: '1.0',
          response: {
            actionGroup: event.actionGroup,
            function: event.function,
            functionResponse: { responseBody: { TEXT: { body: `There are ${event.parameters[0].value}.` } } },
          },
        }),
      },
      agents: {
        settings: { envelopes: 'strict', corrections: 2, unsaidFacts: 'report', budgets: {}, tiers: {} },
        sessions: {
          enter: async () => ({
            session: newSession(0),
            save: async () => undefined,
            end: async () => undefined,
            leave: () => undefined,
          }),
        },
      },
      inference: {
        resolve: async () => resolved,
        count: (_, said) => countTokens(said, counter),
        generate: async (_, __, ___, context) => {
          context.answer.header('x-outcrop-backend', 'bench')
          step += 1
          const events = answerAtOnce(step)
          return {
            served: { backend: 'bench' },
            events: (async function* () {
              yield events
            })(),
          }
        },
      },
    }
  }
  const turn = async isTraced => {
    const events = await invoke(
      {
        definition,
        teller: { agentId: 'AGENT12345', aliasId: 'TSTALIASID', version: 'DRAFT', callers: [] },
        budgetName: 'AGENT12345',
        key: 'k',
        sessionId: 's-1',
        inputText: 'Count to ten.',
        isTraced,
      },
      contextOf(),
    )
    let seen = 0
    for await (const batch of events) seen += batch.length
    return seen
  }
  const measure = async isTraced => {
    for (let index = 0; index < 300; index++) await turn(isTraced)
    const times = []
    for (const end = performance.now() + SECONDS * 500; performance.now() < end; ) {
      const began = performance.now()
      await turn(isTraced)
      times.push((performance.now() - began) / STEPS)
    }
    sortNumbers(times)
    return { p50: round(at(times, 0.5), 3), p99: round(at(times, 0.99), 3), turns: times.length }
  }
  // What no loop can leave out: the request of each step read for its tokens, and its messages kept.
  const bare = () => {
    const messages = [{ role: 'user', content: [{ text: 'Count to ten.' }] }]
    for (let step = 1; step <= STEPS; step++) {
      countTokens({ system: [{ text: instruction }], messages }, counter)
      messages.push(
        {
          role: 'assistant',
          content: [
            { text: 'I count the next one.' },
            { toolUse: { toolUseId: `use-${step}`, name: 'counting__count', input: { number: `${step}` } } },
          ],
        },
        {
          role: 'user',
          content: [{ toolResult: { toolUseId: `use-${step}`, content: [{ text: `There are ${step}.` }] } }],
        },
      )
    }
  }
  for (let index = 0; index < 300; index++) bare()
  const bares = []
  for (let index = 0; index < 1_000; index++) {
    const began = performance.now()
    bare()
    bares.push((performance.now() - began) / STEPS)
  }
  sortNumbers(bares)
  const [traced, quiet] = [await measure(true), await measure(false)]
  return {
    millisecondsAStep: { traced, quiet, bare: { p50: round(at(bares, 0.5), 3) } },
    againstBare: round(traced.p50 / at(bares, 0.5), 1),
  }
}

const script = {
  rules: [
    { match: { tool: 'counting__count' }, delay: MODEL_MS, answer: 'There is one.' },
    { delay: MODEL_MS, answer: { toolUse: { name: 'counting__count', input: { number: '1' } } } },
  ],
}

const startServer = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'outcrop-bench-agents-'))
  const file = join(folder, 'count.mjs')
  writeFileSync(
    file,
    `export const handler = event => ({ messageVersion: '1.0', response: { actionGroup: event.actionGroup, function: event.function, functionResponse: { responseBody: { TEXT: { body: 'one' } } } } })`,
  )
  const child = fork(new URL('server.js', import.meta.url), ['outcrop'], {
    execArgv: process.env.BENCH_PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`] : [],
    env: {
      ...process.env,
      BENCH_SETTINGS: JSON.stringify({
        preset: 'laptop',
        backends: { scripted: { type: 'scripted', rules: script.rules } },
        models: [{ model: '*', backends: ['scripted'] }],
        functions: { count: { type: 'module', file, concurrency: Number(process.env.BENCH_THREADS ?? 16) } },
        // What is measured is the loop, not the throttle.
        quotas: { mode: 'off' },
        log: { level: 'error' },
      }),
    },
  })
  const next = () => new Promise(resolve => child.once('message', resolve))
  const { port } = await next()
  const usage = () => {
    const answer = next()
    child.send('usage')
    return answer
  }
  return { port, usage, stop: () => child.disconnect() }
}

const bodyOf = () =>
  JSON.stringify({
    agentName: 'counter',
    foundationModel: MODEL,
    instruction,
    inputText: 'How many are there?',
    enableTrace: true,
    actionGroups: [
      {
        actionGroupName: 'counting',
        actionGroupExecutor: { lambda: 'arn:aws:lambda:us-east-1:123456789012:function:count' },
        functionSchema: { functions },
      },
    ],
  })

/** Text of the answer that tells that it is whole; what was not is told apart. */
const whole = Buffer.from('There is one.').toString('base64')

const askOnce = (port, agent, sessionId, body) =>
  new Promise((resolve, reject) => {
    const asked = request(
      {
        port,
        host: '127.0.0.1',
        agent,
        method: 'POST',
        path: `/agents/${sessionId}`,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          authorization: 'AWS4-HMAC-SHA256 Credential=me/20260101/us-east-1/bedrock/aws4_request',
        },
      },
      answer => {
        const parts = []
        answer.on('data', part => parts.push(part))
        answer.on('end', () =>
          resolve(
            Buffer.concat(parts).includes(whole)
              ? undefined
              : Buffer.concat(parts).toString('latin1').slice(-300),
          ),
        )
        answer.on('error', reject)
      },
    )
    asked.on('error', reject)
    asked.end(body)
  })

/** Sessions that each ask, think, and ask again. @param think milliseconds on average. */
const converse = async (server, think) => {
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity })
  const body = bodyOf()
  const times = []
  let failed = 0
  let failure
  const end = performance.now() + SECONDS * 1_000 + think
  const begin = performance.now() + think
  const session = async index => {
    await pause(Math.random() * Math.max(think, MODEL_MS))
    while (performance.now() < end) {
      const began = performance.now()
      const problem = await askOnce(server.port, agent, `bench-${think}-${index}`, body)
      // The first of each is for the caches.
      if (began > begin) times.push(performance.now() - began)
      if (problem !== undefined) {
        failed += 1
        failure ??= problem
      }
      await pause(think * (0.5 + Math.random()))
    }
  }
  await server.usage()
  const started = performance.now()
  await Promise.all(Array.from({ length: SESSIONS }, (_, index) => session(index)))
  const { cpuMicroseconds } = await server.usage()
  agent.destroy()
  sortNumbers(times)
  const sum = 2 * MODEL_MS
  const busy = cpuMicroseconds / ((performance.now() - started) * 1_000)
  const turnsPerSecond = times.length / ((performance.now() - begin) / 1_000)
  return {
    thinkMilliseconds: think,
    turns: times.length,
    failed,
    ...(failure !== undefined && { failure }),
    turnsPerSecond: round(turnsPerSecond, 0),
    processors: round(busy),
    p50: round(at(times, 0.5), 1),
    p99: round(at(times, 0.99), 1),
    p50AgainstSum: round(at(times, 0.5) / sum),
    p99AgainstSum: round(at(times, 0.99) / sum),
  }
}

const results = { node: process.version }
if (process.env.BENCH_PART !== 'sessions') {
  results.loop = await loopAlone()
  progress(
    `The loop: ${results.loop.millisecondsAStep.traced.p50} ms a step with traces, ${results.loop.againstBare} x its bare work`,
  )
}
if (process.env.BENCH_PART !== 'loop') {
  const server = await startServer()
  results.sessions = []
  const thinks = (process.env.BENCH_THINK ?? '10000,5000,2000,0').split(',').map(Number)
  await converse(server, 1_000) // until it runs compiled
  for (const think of thinks) {
    const seen = await converse(server, think)
    results.sessions.push(seen)
    progress(
      `${SESSIONS} sessions that think ${think} ms: ${seen.turnsPerSecond} turns/s, p99 ${seen.p99AgainstSum} x the sum, ${seen.failed} failed`,
    )
  }
  server.stop()
}
console.log(JSON.stringify(results, null, 2))
process.exit(0)
