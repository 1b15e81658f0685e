// `node scripts/evaluate.js` (build first): what the embedded model gets right of evaluation/cases. `--task NAME`, `--half
// development|heldOut`, `--show-held-out`, `--misses NUMBER`, `--cranfield FOLDER`, `--json`. Held-out misses are counted, not quoted: a model
// that is built with them in sight measures nothing.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime'
import { createOutcrop } from '../dist/bundle/outcrop.js'
import { evaluateRetrieval } from '../evaluation/evaluate-retrieval.js'
import { graders } from '../evaluation/grade/index.js'
import { runTask } from '../evaluation/run-task.js'
import { readSummary, toTable } from '../evaluation/summarize.js'

const HALVES = ['development', 'heldOut']
const TASKS = [...Object.keys(graders), 'embeddings']

const { values } = parseArgs({
  options: {
    task: { type: 'string', multiple: true, default: TASKS },
    half: { type: 'string', multiple: true, default: HALVES },
    misses: { type: 'string', default: '10' },
    cranfield: { type: 'string', default: process.env.CRANFIELD ?? '' },
    'show-held-out': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})
const refuse = text => {
  console.error(text)
  process.exit(2)
}
for (const task of values.task) if (!TASKS.includes(task)) refuse(`No task ${task}: ${TASKS.join(', ')}`)
for (const half of values.half) if (!HALVES.includes(half)) refuse(`No half ${half}: ${HALVES.join(', ')}`)

const shorten = (text, most = 400) => {
  const line = text.replace(/\s*\n\s*/g, ' ⏎ ')
  return line.length > most ? `${line.slice(0, most)} ...` : line
}

const lastOf = ({ messages }) =>
  messages
    .at(-1)
    .content.map(block => block.text ?? Object.keys(block)[0])
    .join(' ')

const quote = ({ id, request, expected, answer, misses }) =>
  [
    `  ${id}: ${misses.join('; ')}`,
    `    asked    ${shorten(lastOf(request))}`,
    `    expected ${shorten(JSON.stringify(expected))}`,
    `    got      ${shorten(answer.text || JSON.stringify(answer.toolUses))}`,
  ].join('\n')

const home = mkdtempSync(join(tmpdir(), 'outcrop-evaluation-'))
const outcrop = await createOutcrop({ port: 0, home, log: { level: 'silent' } })
const { url } = await outcrop.listen()
const client = new BedrockRuntimeClient({
  endpoint: url,
  region: 'us-east-1',
  credentials: { accessKeyId: 'evaluation', secretAccessKey: 'any' },
  maxAttempts: 1,
})

const results = {}
for (const task of values.task.filter(each => each !== 'embeddings')) {
  const asked = await runTask(client, task)
  results[task] = asked.filter(({ half }) => values.half.includes(half))
}
client.destroy()
await outcrop.close()
rmSync(home, { recursive: true })
const retrieval = values.task.includes('embeddings')
  ? await evaluateRetrieval({ cranfield: values.cranfield, halves: values.half })
  : undefined

const summary = readSummary(results)
const quoted = ({ half, misses }) => misses.length > 0 && (half === 'development' || values['show-held-out'])
const worst = list =>
  list
    .filter(quoted)
    .sort((one, other) => other.misses.length - one.misses.length)
    .slice(0, Number(values.misses))

if (values.json) {
  const misses = Object.entries(results).map(([task, list]) => [
    task,
    worst(list).map(({ id, half, kind, expected, answer, misses }) => ({
      id,
      half,
      kind,
      misses,
      expected,
      answer,
    })),
  ])
  console.log(JSON.stringify({ summary, misses: Object.fromEntries(misses), retrieval }, null, 2))
} else {
  if (summary.length > 0) console.log(toTable(summary))
  for (const [task, list] of Object.entries(results)) {
    const chosen = worst(list)
    if (chosen.length > 0) console.log(`\n${task}: worst misses\n${chosen.map(quote).join('\n')}`)
  }
  if (retrieval !== undefined) console.log(`\n${retrieval.lines.join('\n')}`)
}
