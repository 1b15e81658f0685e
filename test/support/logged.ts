import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { type LoggingConfig, PutModelInvocationLoggingConfigurationCommand } from '@aws-sdk/client-bedrock'
import type { PartialConfig } from '../../src/config.ts'
import { type Started, startOutcrop } from './start-outcrop.ts'

// biome-ignore lint/suspicious/noExplicitAny: read from a file
export type Logged = any

export interface StartedWithLogs extends Started {
  readonly folder: string
  /** For clients of one's own. */
  readonly access: {
    readonly endpoint: string
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string }
  }
  configure(some?: Partial<LoggingConfig>): Promise<unknown>
  /** Stops the server, which delivers what waits. @returns the records in the order of their files and lines. */
  records(): Promise<Logged[]>
  /** Paths below the folder, in order. */
  files(): Promise<string[]>
}

/** A server with a folder for the logs of every bucket. */
export const startWithLogs = async (settings: PartialConfig = {}): Promise<StartedWithLogs> => {
  const folder = await mkdtemp(join(tmpdir(), 'outcrop-logs-'))
  const server = await startOutcrop({ invocationLogs: { folder }, ...settings })
  let isOpen = true
  const close = async () => {
    if (isOpen) await server.close()
    isOpen = false
  }
  const files = () => filesIn(folder)
  const end = async () => {
    await close()
    await rm(folder, { recursive: true, force: true })
  }
  return {
    ...server,
    folder,
    access: {
      endpoint: server.url,
      credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'anything' },
    },
    files,
    configure: (some = {}) =>
      server.bedrock.send(
        new PutModelInvocationLoggingConfigurationCommand({
          loggingConfig: { s3Config: { bucketName: 'my-logs', keyPrefix: 'bedrock' }, ...some },
        }),
      ),
    async records() {
      await close()
      const paths = (await files()).filter(path => path.endsWith('.json.gz') && !path.includes('/data/'))
      return (await Promise.all(paths.map(path => linesOf(join(folder, path))))).flat()
    },
    close: end,
    [Symbol.asyncDispose]: end,
  }
}

export const filesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter(entry => !entry.isDirectory())
    .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()

export const linesOf = async (file: string): Promise<Logged[]> =>
  gunzipSync(await readFile(file))
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line))
