import { randomUUID } from 'node:crypto'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { loadCatalogue } from '../../inference/catalogue.ts'
import { connect } from '../kb/call-server.ts'
import { type Report, runReport } from '../run-report.ts'
import { adviseOn } from './advise-on.ts'
import { AgentError } from './agent-error.ts'
import { findAgent, findAlias, listAgents, printAgents } from './find-agent.ts'
import { createGrowingLines, type GrowingLines } from './growing-lines.ts'
import { askPerson, readAnswer, templateOf } from './hand-back.ts'
import { createPriceStep } from './price-step.ts'
import {
  hasAnswer,
  printTotals,
  type TurnAddress,
  type TurnOutcome,
  turnToJson,
  warningsOf,
} from './print-turn.ts'
import { runAgent, type TurnInput } from './run-agent.ts'

const WANTS_RESULT = 3
const FAILED = 1
const UNABLE = 2

const notes = `
Examples:
  outcrop agent run                                        the agents that there are
  outcrop agent run --agent orders "Where is my order ORD-88422?"
  outcrop agent run --agent orders "And the other one?" --session 3f0e…
                                                           the conversation goes on
  outcrop agent run --agent orders "..." --trace json      every trace, a line of JSON each
  outcrop agent run --agent orders --session 3f0e… --answer results.json
                                                           what the agent waits for

The server is the one at --url, in AWS_ENDPOINT_URL_BEDROCK_AGENT, or that the settings here start.
Of the tokens of all steps, visible is the output of the last one. Costs are AWS's prices of the models, whichever
backend answers; what has no known price is unknown.
Exit codes: 0; 1 where the turn failed; 2 for what cannot be done; 3 where the agent waits for a result of yours.`

interface RunFlags {
  readonly agent?: string
  readonly alias: string
  readonly session?: string
  readonly answer?: string
  readonly trace?: 'json'
  readonly url?: string
  readonly config?: string
  readonly json?: true
}

export const addRun = (group: Command): void => {
  const command = group
    .command('run')
    .description('Ask an agent, and watch its steps: tools, time, tokens and cost of each.')
    .argument('[question]', 'to the agent')
    .option('--agent <id or name>', 'whom to ask; lists the agents where it is left out')
    .option('--alias <id or name>', 'which of its aliases', 'TSTALIASID')
    .option('--session <id>', 'goes on with a conversation (default: a new one)', readSession)
    .option('--answer <file>', 'the results that an agent waits for, as JSON')
    .addOption(new Option('--trace <form>', 'each trace as a line of JSON').choices(['json']))
    .option('--json', 'the whole turn as JSON')
    .option('--url <address>', 'of the server')
    .option('--config <file>', 'settings of the server')
    .addHelpText('after', notes)
  runReport<RunFlags>(command, run)
}

const run = async (flags: RunFlags, question?: string): Promise<Report> => {
  const connection = await connect(flags, process.env)
  const { agent: named, session } = flags
  if (named === undefined) {
    const agents = await listAgents(connection.call)
    const output = flags.json ? `${JSON.stringify(agents, null, 2)}\n` : printAgents(agents)
    return { output, code: question === undefined ? 0 : UNABLE }
  }
  const handed = flags.answer === undefined ? undefined : readAnswer(flags.answer)
  const input = inputOf(question, session, handed)
  const { agentId = '', agentName = '' } = await findAgent(connection.call, named)
  const agentAliasId = await findAlias(connection.call, agentId, flags.alias)
  const address: TurnAddress = { agentId, agentAliasId, sessionId: session ?? randomUUID() }

  // What a program reads is whole: nothing is drawn beside it.
  const isRead = flags.json === true || flags.trace !== undefined
  const canAsk = !isRead && process.stdin.isTTY === true && process.stderr.isTTY === true
  let unused = 'inputText' in input ? handed : undefined
  const { outcome, record } = await runAgent(connection, {
    address,
    name: agentName,
    input,
    priceStep: createPriceStep(loadCatalogue()),
    lines: isRead ? silent : createGrowingLines(process.stdout, !process.env.NO_COLOR),
    onTrace: trace => {
      if (flags.trace !== undefined) process.stdout.write(`${JSON.stringify(trace)}\n`)
    },
    handBack: payload => {
      const results = unused
      unused = undefined
      if (results !== undefined) return async () => ({ ...results, ...pick(payload.invocationId) })
      return canAsk ? () => askPerson(payload) : undefined
    },
  })
  const totals = record.totals(hasAnswer(outcome))
  const output = flags.json
    ? turnToJson(address, outcome, record)
    : flags.trace !== undefined
      ? `${JSON.stringify({ ...address, ...outcome })}\n`
      : `${outcome.answer === '' ? '' : `\n${outcome.answer}\n`}\n${printTotals(totals)}\n`
  // What to do next is said last.
  process.stdout.write(output)
  tellProblems(outcome, warningsOf(totals), address, named, flags)
  return { output: '', code: codeOf(outcome) }
}

const inputOf = (
  question: string | undefined,
  session: string | undefined,
  handed: ReturnType<typeof readAnswer> | undefined,
): TurnInput => {
  if (question !== undefined && question.trim() !== '') return { inputText: question }
  if (handed === undefined)
    throw new AgentError(
      'What is asked? Put a question in quotes at the end: outcrop agent run --agent NAME "..."',
    )
  if (session === undefined)
    throw new AgentError(
      'Whose results are these? Name the session of the agent that waits for them with --session.',
    )
  return { sessionState: handed }
}

const pick = (invocationId: string | undefined) => (invocationId === undefined ? {} : { invocationId })

const codeOf = ({ failure, returnControl }: TurnOutcome): number => {
  if (failure !== undefined) return FAILED
  return returnControl === undefined ? 0 : WANTS_RESULT
}

/** What to do next, beside what a program reads. */
const tellProblems = (
  { failure, returnControl }: TurnOutcome,
  warnings: readonly string[],
  { sessionId }: TurnAddress,
  named: string,
  { alias }: RunFlags,
): void => {
  const of = alias === 'TSTALIASID' ? named : `${named} --alias ${alias}`
  for (const warning of warnings) process.stderr.write(`Warning: ${warning}\n`)
  if (failure !== undefined) process.stderr.write(`\n${failure.message}\n${adviseOn(failure.name)}\n`)
  else if (returnControl !== undefined)
    process.stderr.write(
      `\nThe agent waits. Write what came of it to a file such as results.json:\n\n  ${templateOf(returnControl)}\n\nThen: outcrop agent run --agent ${of} --session ${sessionId} --answer results.json\n`,
    )
}

const silent: GrowingLines = { write: () => undefined, end: () => undefined }

const readSession = (text: string): string => {
  if (!/^[0-9a-zA-Z._:-]{2,100}$/.test(text))
    throw new InvalidArgumentError('It must be 2 to 100 letters, digits, and . _ : - between them.')
  return text
}
