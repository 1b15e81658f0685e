import { type Command, InvalidArgumentError } from 'commander'
import type { ConfigError } from '../../config.ts'
import { loadConfig } from '../../config.ts'
import type { Outcrop } from '../../outcrop.ts'
import { presets, printSettings } from '../../presets.ts'
import { watchAliases } from '../watch-aliases.ts'

const examples = `
Examples:
  outcrop                                    on http://127.0.0.1:4510, any credentials
  outcrop --port 0 --home /tmp/outcrop       on a free port
  outcrop --preset account                   as a new AWS account: signatures verified
  outcrop --preset gateway --host 0.0.0.0    for others on the network, signatures verified`

export const serve = (program: Command): void => {
  program
    .command('serve', { isDefault: true })
    .description('Start the server.')
    .option('--port <number>', 'port to listen on; 0 takes a free one (default: 4510)', readPort)
    .option('--host <address>', 'address to listen on (default: 127.0.0.1)')
    .option('--home <folder>', 'where data is kept (default: .outcrop)')
    .option('--config <file>', 'settings (default: outcrop.config.yaml, where there is one)')
    .option('--preset <name>', `${Object.keys(presets).join(', ')} (default: laptop)`)
    .option('--allow-unverified-network', 'listen beyond loopback without credentials')
    .addHelpText('after', examples)
    .action(async ({ config: file, ...flags }: { config?: string }) => {
      try {
        await start(file, flags)
      } catch (error) {
        process.stderr.write(`${explain(error)}\n`)
        process.exit(1)
      }
    })
}

const readPort = (text: string): number => {
  if (!/^\d{1,5}$/.test(text)) throw new InvalidArgumentError('It must be a number from 0 to 65535.')
  return Number(text)
}

const start = async (file: string | undefined, flags: Record<string, unknown>): Promise<void> => {
  const load = () => loadConfig({ file, environment: process.env, flags })
  const { config, warnings, path } = load()
  // Most commands need none of the server, and start without reading it.
  const { createOutcrop } = await import('../../outcrop.ts')
  const outcrop = await createOutcrop(config)
  for (const warning of warnings) outcrop.log.warn({}, warning)
  const { url } = await outcrop.listen()
  process.stdout.write(`${readyMessage(outcrop, url)}\n`)
  if (path !== undefined) watchAliases(path, () => load().config.aliases, outcrop)
  stopOnSignal(outcrop)
}

/** The four services' own variables: the global one would capture those of S3 and DynamoDB too. */
const endpoints = ['BEDROCK_RUNTIME', 'BEDROCK', 'BEDROCK_AGENT', 'BEDROCK_AGENT_RUNTIME']

/** The last line is what to paste. */
const readyMessage = ({ config, firstCredentials }: Outcrop, url: string): string => {
  const lines = [
    `Preset ${config.preset}: ${presets[config.preset].description} (${printSettings(config).join('; ')})`,
  ]
  if (firstCredentials !== undefined) {
    lines.push(
      'Root credentials, shown this once:',
      `  export AWS_ACCESS_KEY_ID=${firstCredentials.accessKeyId} AWS_SECRET_ACCESS_KEY=${firstCredentials.secretAccessKey}`,
    )
  }
  const anyCredentials =
    config.authentication === 'optional' ? ' AWS_ACCESS_KEY_ID=me AWS_SECRET_ACCESS_KEY=any' : ''
  lines.push(
    `Outcrop is ready. Paste: export ${endpoints.map(name => `AWS_ENDPOINT_URL_${name}=${url}`).join(' ')} AWS_REGION=${config.region} AWS_DEFAULT_REGION=${config.region}${anyCredentials}`,
  )
  return lines.join('\n')
}

/** The first signal lets open exchanges finish; the second does not wait. */
const stopOnSignal = (outcrop: Outcrop): void => {
  let stopping = false
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) process.exit(1)
    stopping = true
    outcrop.log.info({ signal }, 'stopping')
    outcrop.close().then(
      () => process.exit(0),
      (error: unknown) => {
        outcrop.log.error({ cause: error }, 'could not stop cleanly')
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  process.on('uncaughtException', error => {
    outcrop.log.error({ cause: error }, 'a defect of Outcrop: please report it')
    process.exit(1)
  })
}

/** One clear sentence for what a person can put right. */
const explain = (error: unknown): string => {
  const { name, code, message, path, port, address, hostname } = error as NodeJS.ErrnoException & {
    port?: number
    address?: string
    hostname?: string
  }
  if (name === ('ConfigError' satisfies ConfigError['name'])) return message
  if (/^ERR_(OSSL|SSL|TLS)_/.test(code ?? ''))
    return `The certificate and key of tls cannot be used together (${message}): both must be PEM, and belong together.`
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${address} is already in use: stop the other program, or choose another with --port.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `${address ?? hostname} is not an address of this machine: choose another with --host.`
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
    case 'EEXIST':
    case 'ENOENT':
      return port === undefined
        ? `${path} cannot be written: choose another folder with --home.`
        : `Port ${port} needs more rights than this user has: choose another with --port.`
    default:
      return `Outcrop could not start: ${error instanceof Error ? (error.stack ?? message) : String(error)}`
  }
}
