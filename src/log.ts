import { pino } from 'pino'

/** Fields first, then the message; a line of a request carries its `requestId`. */
export interface Logger {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

export interface LogSettings {
  readonly level: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  /** `auto` is readable on a terminal and JSON elsewhere. */
  readonly format: 'auto' | 'json' | 'pretty'
}

/** Names under which a secret could be logged. */
const SECRETS = ['secretAccessKey', 'sessionToken', 'authorization', 'key']

/** One JSON line an event on standard error, so that standard output holds only what a person should read. */
export const createLogger = async (
  { level, format }: LogSettings,
  destination: NodeJS.WritableStream & { isTTY?: boolean } = process.stderr,
): Promise<Logger> => {
  const options = {
    level,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    base: null,
    redact: { paths: SECRETS.flatMap(name => [name, `*.${name}`]), censor: '[secret]' },
    serializers: { cause: pino.stdSerializers.err },
  }
  const terminal = destination.isTTY === true
  const readable = format === 'pretty' || (format === 'auto' && terminal)
  const stream = readable ? await createReadable(destination, terminal) : destination
  const logger: Logger = pino(options, stream)
  return logger
}

/** Loaded only where a person reads: it costs a tenth of the start. */
const createReadable = async (destination: NodeJS.WritableStream, colorize: boolean) => {
  const { default: pretty } = await import('pino-pretty')
  return pretty({ destination, colorize, translateTime: 'HH:MM:ss' })
}
