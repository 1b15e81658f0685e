import { Command, InvalidArgumentError, Option } from 'commander'
import { addFolder } from '../kb/add-folder.ts'
import { connect } from '../kb/call-server.ts'
import { type ChunkingChoice, chunkingNames } from '../kb/chunking-choices.ts'
import { printAdded } from '../kb/print-added.ts'
import { printSynced } from '../kb/print-synced.ts'
import { createProgress, type Progress } from '../kb/progress.ts'
import { syncSource } from '../kb/sync-source.ts'
import { runReport } from '../run-report.ts'

const UNABLE = 2
const EMBEDDING_MODEL = 'amazon.titan-embed-text-v2:0'

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
