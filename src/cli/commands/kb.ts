import { readFileSync, writeFileSync } from 'node:fs'
import { Command, InvalidArgumentError, Option } from 'commander'
import { addFolder } from '../kb/add-folder.ts'
import { type SearchChoice, searchNames } from '../kb/ask-questions.ts'
import { connect, KbError } from '../kb/call-server.ts'
import { type ChunkingChoice, chunkingNames } from '../kb/chunking-choices.ts'
import { drawChart } from '../kb/draw-chart.ts'
import {
  type EvaluateOptions,
  type Evaluation,
  evaluateBase,
  evaluateFolder,
} from '../kb/evaluate-strategies.ts'
import { printAdded } from '../kb/print-added.ts'
import { evaluationToJson, printEvaluation } from '../kb/print-evaluation.ts'
import { printSynced } from '../kb/print-synced.ts'
import { createProgress, type Progress } from '../kb/progress.ts'
import { listFolder, openFolder } from '../kb/read-folder.ts'
import { readQuestions } from '../kb/read-questions.ts'
import { BUCKET, startTemporary } from '../kb/start-temporary.ts'
import { syncSource } from '../kb/sync-source.ts'
import { runReport } from '../run-report.ts'

const UNABLE = 2
const EMBEDDING_MODEL = 'amazon.titan-embed-text-v2:0'
const RERANK_MODEL = 'cohere.rerank-v3-5:0'

const server = `
The server is the one at --url, in AWS_ENDPOINT_URL_BEDROCK_AGENT, or that the settings here start (http://127.0.0.1:4510).
Calls are signed with AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, where they are set.`

const addNotes = `
Examples:
  outcrop kb add ./docs                            a base named docs; again, to bring it up to date
  outcrop kb add ./docs --name handbook --chunking hierarchical
  outcrop kb add ./docs --json                     for a program
${server}
Documents are sent to the server (up to 5 MB each), with the metadata of NAME.metadata.json beside them; hidden files
are left out. Only what has changed is embedded again, and what the folder no longer has is removed.
Exit codes: 0; 1 where documents failed; 2 for what cannot be done.`

const syncNotes = `
Examples:
  outcrop kb sync --kb KB12345678
  outcrop kb sync --kb KB12345678 --data-source DS12345678 --json
${server}
Exit codes: 0; 1 where documents failed or the job did not complete; 2 for what cannot be done.`

const evaluateNotes = `
Examples:
  outcrop kb evaluate --questions questions.jsonl ./docs
  outcrop kb evaluate --questions questions.jsonl ./docs --chunking default,semantic --search hybrid --svg chart.svg
  outcrop kb evaluate --questions questions.jsonl --kb KB12345678 --json

A line of the questions: {"question": "How many days of leave are there?", "sources": ["hr/leave.md"]}
A folder is chunked and searched by a server of its own that ends with the command, with the models of the settings
here; --kb asks a server. recall@k: documents among the first k passages; nDCG@10 and MRR: places of documents.
Costs are AWS's prices of what was used; what has no known price is unknown.
Exit codes: 0; 1 where documents failed; 2 for what cannot be done.`

interface ServerOptions {
  readonly url?: string
  readonly config?: string
  readonly json?: true
}

export const kb = (program: Command): void => {
  const group = new Command('kb').description('Knowledge bases: of a folder, brought up to date, evaluated.')
  group.exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : UNABLE))
  program.addCommand(group)
  add(group)
  sync(group)
  evaluate(group)
}

const add = (group: Command): void => {
  const command = withServer(group.command('add'))
    .description('A knowledge base with the documents of a folder, and a question to paste.')
    .argument('<folder>', 'documents: text, Markdown, HTML, PDF, DOCX, CSV, XLSX')
    .option('--name <name>', "of the base (default: the folder's)", readName)
    .addOption(
      new Option('--chunking <strategy>', 'of a base that is made now')
        .choices(chunkingNames)
        .default('default'),
    )
    .option('--embedding-model <id>', 'of a base that is made now', EMBEDDING_MODEL)
    .addHelpText('after', addNotes)
  runReport<ServerOptions & { name?: string; chunking: ChunkingChoice; embeddingModel: string }>(
    command,
    async (options, folder = '') => {
      const connection = await connect(options, process.env)
      const added = await withProgress(progress => addFolder(folder, options, connection, progress))
      const isAsked = ['chunking', 'embeddingModel'].some(
        name => command.getOptionValueSource(name) === 'cli',
      )
      if (isAsked && !added.isMade)
        process.stderr.write(
          `The knowledge base ${added.name} was there before: it keeps its chunking and its embedding model. --name makes another.\n`,
        )
      const output = options.json ? `${JSON.stringify(added, null, 2)}\n` : printAdded(added, connection)
      return { output, code: added.failed.length === 0 ? 0 : 1 }
    },
  )
}

const sync = (group: Command): void => {
  const command = withServer(group.command('sync'))
    .description('Bring a knowledge base up to date with its data source.')
    .requiredOption('--kb <id>', 'the knowledge base', readId)
    .option('--data-source <id>', 'where it has several', readId)
    .addHelpText('after', syncNotes)
  runReport<ServerOptions & { kb: string; dataSource?: string }>(command, async options => {
    const { call } = await connect(options, process.env)
    const synced = await withProgress(progress =>
      syncSource(options.kb, options.dataSource, call, progress, Date.now),
    )
    const { job, failed } = synced
    const hasFailed = job.status !== 'COMPLETE' || failed.length > 0
    return {
      output: options.json ? `${JSON.stringify(synced, null, 2)}\n` : printSynced(synced),
      code: hasFailed ? 1 : 0,
    }
  })
}

interface EvaluateFlags extends ServerOptions {
  readonly questions: string
  readonly kb?: string
  readonly chunking: readonly ChunkingChoice[]
  readonly search: readonly SearchChoice[]
  readonly k: number
  readonly embeddingModel: string
  readonly rerankModel: string
  readonly svg?: string
}

const evaluate = (group: Command): void => {
  const command = withServer(group.command('evaluate'))
    .description('Ways to chunk and search, compared by questions of your own.')
    .argument('[folder]', 'documents')
    .requiredOption('--questions <file>', 'JSON lines of {"question": ..., "sources": [path or URI, ...]}')
    .option('--kb <id>', 'a base of a server as it is, in place of a folder', readId)
    .addOption(listOption('--chunking <strategies>', chunkingNames))
    .addOption(listOption('--search <ways>', searchNames))
    .option('-k <number>', 'passages that recall looks at', readCount, 5)
    .option('--embedding-model <id>', 'of the folder', EMBEDDING_MODEL)
    .option('--rerank-model <id>', 'of reranked searches', RERANK_MODEL)
    .option('--svg <file>', 'a chart')
    .addHelpText('after', evaluateNotes)
  runReport<EvaluateFlags>(command, async (options, folder) => {
    const { questions: file, svg, kb: id } = options
    if ((folder === undefined) === (id === undefined))
      throw new KbError('What is asked? Name either a folder, such as ./docs, or a base with --kb.')
    const { chunking: chunkings, search: searches } = options
    const asked = {
      ...options,
      file,
      chunkings,
      searches,
      text: readText(file),
      now: () => performance.now(),
    }
    const evaluation = await withProgress(progress =>
      folder === undefined
        ? evaluateServed(id ?? '', asked, progress)
        : evaluateTemporary(folder, asked, progress),
    )
    if (svg !== undefined) writeText(svg, drawChart(evaluation))
    return {
      output: options.json ? evaluationToJson(evaluation) : printEvaluation(evaluation),
      code: evaluation.failed.length === 0 ? 0 : 1,
    }
  })
}

type Asked = EvaluateFlags & EvaluateOptions

const evaluateServed = async (id: string, asked: Asked, progress: Progress): Promise<Evaluation> =>
  evaluateBase(id, await connect(asked, process.env), asked, progress)

const evaluateTemporary = async (given: string, asked: Asked, progress: Progress): Promise<Evaluation> => {
  const { path } = await openFolder(given)
  const found = await listFolder(path, new AbortController().signal)
  const documents = found.map(({ id }) => ({ id: `s3://${BUCKET}/${id}`, key: id, path: `${path}/${id}` }))
  // What is wrong with them is said before anything starts.
  readQuestions(asked.text, asked.file, documents)
  const temporary = await startTemporary(path, [asked.embeddingModel, asked.rerankModel], asked.config)
  const leave = () => void temporary.close().then(() => process.exit(130))
  process.once('SIGINT', leave)
  try {
    return await evaluateFolder(documents, temporary, asked, progress)
  } finally {
    process.off('SIGINT', leave)
    await temporary.close()
  }
}

const listOption = <Name extends string>(flags: string, names: readonly Name[]): Option =>
  new Option(flags, `some of ${names.join(', ')}`).default(names, 'all').argParser(text =>
    text.split(',').map(each => {
      const name = names.find(known => known === each.trim())
      if (name === undefined) throw new InvalidArgumentError(`There are: ${names.join(', ')}.`)
      return name
    }),
  )

const readText = (file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new KbError(`${file} cannot be read: ${(cause as Error).message}.`, { cause })
  }
}

const writeText = (file: string, text: string): void => {
  try {
    writeFileSync(file, text)
  } catch (cause) {
    throw new KbError(`${file} cannot be written: ${(cause as Error).message}.`, { cause })
  }
}

const readCount = (text: string): number => {
  if (!/^[1-9]\d?$|^100$/.test(text)) throw new InvalidArgumentError('It must be a number from 1 to 100.')
  return Number(text)
}

const withServer = (command: Command): Command =>
  command
    .option('--url <address>', 'of the server')
    .option('--config <file>', 'settings of the server')
    .option('--json', 'as JSON')

const withProgress = async <Result>(work: (progress: Progress) => Promise<Result>): Promise<Result> => {
  const progress = createProgress(process.stderr, Date.now)
  try {
    return await work(progress)
  } finally {
    progress.end()
  }
}

const readId = (text: string): string => {
  if (!/^[0-9a-zA-Z]{10}$/.test(text)) throw new InvalidArgumentError('It must be an ID of ten characters.')
  return text
}

const readName = (text: string): string => {
  if (!/^(?:[0-9a-zA-Z][_-]?){1,100}$/.test(text))
    throw new InvalidArgumentError('It must be letters and digits, with single - or _ between them.')
  return text
}
