// Fills a ledger with a month of plausible traffic, always the same for the same seed, to look at what reads it:
//   node scripts/fill-ledger.js HOME [--calls 120000] [--seed 1] [--until 2026-11-01T00:00:00Z]
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { loadCatalogue } from '../dist/inference/catalogue.js'
import { costOf } from '../dist/metering/cost.js'
import { openLedgerFile } from '../dist/metering/ledger-file.js'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    calls: { type: 'string', default: '120000' },
    seed: { type: 'string', default: '1' },
    until: { type: 'string', default: '2026-11-01T00:00:00Z' },
  },
})
const [home] = positionals
if (home === undefined) {
  process.stderr.write('The folder of the ledger is missing: node scripts/fill-ledger.js HOME\n')
  process.exit(1)
}
mkdirSync(resolve(home), { recursive: true })

/** mulberry32 */
const createRandom = seed => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
const random = createRandom(Number(values.seed))
const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
const around = (median, spread) => Math.max(1, Math.round(median * Math.exp(normal() * spread)))
const hex = () =>
  Math.floor(random() * 2 ** 32)
    .toString(16)
    .padStart(8, '0')
const requestId = () =>
  `${hex()}-${hex().slice(0, 4)}-4${hex().slice(0, 3)}-8${hex().slice(0, 3)}-${hex()}${hex().slice(0, 4)}`
const one = choices => {
  let left = random() * choices.reduce((sum, { weight }) => sum + weight, 0)
  return choices.find(choice => {
    left -= choice.weight
    return left < 0
  })
}

const ACCOUNT = '123456789012'
const REGION = 'us-east-1'
const DAY = 86_400_000
const until = Date.parse(values.until)
const { find } = loadCatalogue()
const role = name => `arn:aws:sts::${ACCOUNT}:assumed-role/${name}/app`

/** Milliseconds to the first token, and for each after it. */
const speeds = {
  haiku: { first: 350, each: 9 },
  sonnet: { first: 900, each: 19 },
  nova: { first: 280, each: 7 },
  embed: { first: 45, each: 0 },
}

const chat = (input, output, maxTokens) => () => ({
  input: input(),
  output: Math.min(output(), maxTokens),
  maxTokens,
})

/** What the month's calls are for: their share, their model, and how long they are. */
const features = [
  {
    weight: 34,
    feature: 'triage',
    team: 'support',
    principal: role('triage-worker'),
    models: [{ weight: 1, id: 'anthropic.claude-3-haiku-20240307-v1:0', speed: speeds.haiku }],
    size: chat(
      () => around(180, 0.35),
      () => around(4, 0.5),
      4_096,
    ),
  },
  {
    weight: 17,
    feature: 'ticket-summary',
    team: 'support',
    principal: role('support-api'),
    models: [{ weight: 1, id: 'anthropic.claude-3-sonnet-20240229-v1:0', speed: speeds.sonnet }],
    size: chat(
      () => around(1_400, 0.5),
      () => around(190, 0.45),
      4_096,
    ),
  },
  {
    weight: 16,
    feature: 'help-chat',
    team: 'web',
    principal: role('web-backend'),
    alias: 'help',
    models: [
      { weight: 9, id: 'amazon.nova-lite-v1:0', speed: speeds.nova },
      { weight: 1, id: 'amazon.nova-pro-v1:0', speed: speeds.sonnet },
    ],
    size: () => {
      const cacheRead = random() < 0.8 ? 1_250 : 0
      return {
        ...chat(
          () => around(420, 0.6),
          () => around(230, 0.6),
          2_000,
        )(),
        cacheRead,
      }
    },
  },
  {
    weight: 9,
    feature: 'extraction',
    team: 'finance',
    principal: role('invoice-batch'),
    models: [{ weight: 1, id: 'amazon.nova-micro-v1:0', speed: speeds.nova }],
    // Cut off at 400 now and then, which nobody has noticed.
    size: chat(
      () => around(2_600, 0.4),
      () => around(240, 0.35),
      400,
    ),
  },
  {
    weight: 18,
    feature: 'search',
    team: 'web',
    principal: role('web-backend'),
    operation: 'InvokeModel',
    models: [{ weight: 1, id: 'amazon.titan-embed-text-v2:0', speed: speeds.embed }],
    size: () => ({ embedding: around(60, 0.8) }),
  },
  {
    weight: 3,
    feature: 'search',
    team: 'web',
    principal: role('web-backend'),
    operation: 'InvokeModel',
    models: [{ weight: 1, id: 'amazon.rerank-v1:0', speed: speeds.embed }],
    size: () => ({ searchUnits: 1 }),
  },
  {
    weight: 1.5,
    feature: 'trial',
    team: 'research',
    principal: `arn:aws:iam::${ACCOUNT}:user/ada`,
    models: [{ weight: 1, id: 'anthropic.claude-sonnet-5-5', geography: 'us', speed: speeds.sonnet }],
    size: chat(
      () => around(900, 0.9),
      () => around(600, 0.8),
      8_192,
    ),
  },
]

/** More by day than by night, more from Monday to Friday, and a little more each week. */
const momentOfCall = () => {
  for (;;) {
    const at = Math.floor(until - random() * 30 * DAY)
    const date = new Date(at)
    const hour = date.getUTCHours() + date.getUTCMinutes() / 60
    const daily = 0.12 + Math.exp(-((hour - 15) ** 2) / 18)
    const weekly = [0, 6].includes(date.getUTCDay()) ? 0.3 : 1
    if (random() * 1.12 < daily * weekly * (1 - (until - at) / (90 * DAY)))
      return { at, load: daily * weekly }
  }
}

const callOf = ({ at, load }, about, size, more = {}) => {
  const { model: chosen, feature, team, principal, alias, operation = 'Converse' } = about
  const model = find(chosen.id)
  const { input, output, cacheRead = 0, cacheWrite5m = 0, embedding, searchUnits, maxTokens = 0 } = size
  const fate = random()
  const outcome =
    fate < 0.03 * load ** 4
      ? 'ThrottlingException'
      : fate > 0.9975
        ? 'ServiceUnavailableException'
        : fate > 0.994 && output > 20
          ? 'cancelled'
          : 'ok'
  const began = outcome === 'ok' || outcome === 'cancelled'
  const said = outcome === 'cancelled' ? Math.ceil(output * random()) : output
  const slow = (1 + 0.6 * load ** 3) * Math.exp(normal() * 0.3)
  const firstToken = Math.round(chosen.speed.first * slow * (1 + (input ?? 0) / 8_000))
  const tokens = began
    ? Object.fromEntries(
        Object.entries({
          input,
          output: said,
          cacheRead: cacheRead || undefined,
          cacheWrite5m: cacheWrite5m || undefined,
          embedding,
          searchUnits,
        }).filter(([, count]) => count !== undefined),
      )
    : {}
  const priced = costOf({ model, geography: chosen.geography, tier: 'on-demand', tokens })
  const held = (input ?? embedding ?? 0) + cacheWrite5m + maxTokens
  const burndown = model.outputBurndown ?? 1
  const used = began ? (input ?? embedding ?? 0) + cacheWrite5m + (said ?? 0) * burndown : 0
  return {
    at,
    requestId: requestId(),
    account: ACCOUNT,
    region: REGION,
    principal,
    operation,
    model: model.id,
    profile: chosen.geography === undefined ? model.id : `${chosen.geography}.${model.id}`,
    ...(alias && { alias }),
    ...(began && { backend: 'bedrock' }),
    attempts: began ? 1 : outcome === 'ThrottlingException' ? 0 : 2,
    tokens,
    ...(outcome !== 'ThrottlingException' && searchUnits === undefined && { reserved: held, settled: used }),
    latency: began ? Math.round(firstToken + (said ?? 0) * chosen.speed.each * slow) : Math.round(3 * slow),
    ...(began && { firstToken }),
    outcome,
    ...(priced && { cost: priced.picodollars, priceVersion: priced.version }),
    metadata: { feature, team },
    ...more,
  }
}

const sonnet45 = { id: 'anthropic.claude-sonnet-4-5-20250929-v1:0', geography: 'us', speed: speeds.sonnet }
const orders = {
  feature: 'order-agent',
  team: 'shop',
  principal: role('order-agent'),
  operation: 'InvokeAgent',
  model: sonnet45,
}

/** An agent: each step reads all that was said before it, and only the last one answers the customer. */
function* sessionOf(moment, session, turns, stepsOf) {
  let at = moment.at
  let context = 1_900
  for (let turn = 1; turn <= turns; turn++) {
    const steps = stepsOf(turn)
    context += around(40, 0.5)
    for (let step = 1; step <= steps; step++) {
      const output = step === steps ? around(90, 0.4) : around(130, 0.4)
      const record = callOf(
        { at, load: moment.load },
        orders,
        { input: context, output, maxTokens: 4_096 },
        {
          session,
          turn: `${turn}`,
          step: `${step}`,
        },
      )
      yield record
      at += record.latency + 150
      context += output + around(step === steps ? 20 : 420, 0.6)
    }
    at += around(30_000, 0.6)
  }
}

const records = []
const calls = Number(values.calls)
while (records.length < calls) {
  const moment = momentOfCall()
  if (random() < 0.004) {
    const turns = 1 + Math.floor(random() * 4)
    records.push(...sessionOf(moment, `session-${hex()}`, turns, () => 2 + Math.floor(random() * 4)))
    continue
  }
  const about = one(features)
  records.push(callOf(moment, { ...about, model: one(about.models) }, about.size()))
}
// The incident: an agent that looked up the same order again and again.
records.push(
  ...sessionOf({ at: until - 3.4 * DAY, load: 0.3 }, 'session-incident', 3, turn => [3, 19, 14][turn - 1]),
)
records.sort((a, b) => a.at - b.at)

const ledger = openLedgerFile(join(resolve(home), 'ledger.db'), 'process')
for (let from = 0; from < records.length; from += 1_000) ledger.write(records.slice(from, from + 1_000))
ledger.close()
process.stdout.write(`${records.length} records in ${join(resolve(home), 'ledger.db')}\n`)
