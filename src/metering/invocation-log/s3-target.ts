import * as v from 'valibot'
import { type AwsSettings, awsSettings } from '../../backends/aws/aws-settings.ts'
import { createAwsClient } from '../../backends/aws/create-aws-client.ts'
import type { Clocks } from '../../clock.ts'
import type { Config } from '../../config.ts'
import type { LogTarget } from './log-target.ts'

export type S3Settings = NonNullable<NonNullable<Config['invocationLogs']>['s3']>

/** Milliseconds: an object is small. */
const TIMEOUT = 30_000

/** Buckets of S3, or of a store that speaks its protocol, with the server's own credentials. */
export const s3Target = async (settings: S3Settings, clocks: Clocks): Promise<LogTarget> => {
  const client = await createAwsClient({
    service: 's3',
    host: 's3',
    settings: { ...toAwsSettings(settings), readTimeoutMs: TIMEOUT, answerTimeoutMs: TIMEOUT },
    setup: { name: 'invocationLogs.s3', clocks },
    toError: ({ status, name }) => new Error(`S3 answers ${name ?? `status ${status}`}`),
  })
  return {
    async put({ bucket, key, body }, signal) {
      const segments = [bucket, ...key.split('/')]
      // A URL would go up there, into another bucket in the end.
      if (segments.some(segment => /^\.{0,2}$/.test(segment))) throw new Error(`${key} is no key for a log`)
      const path = segments.map(encodeSegment).join('/')
      const headers = { 'content-type': 'application/octet-stream' }
      const answer = await client.post(`/${path}`, { method: 'PUT', headers, body, signal })
      answer.body.finish()
    },
    close: () => client.close(),
  }
}

const toAwsSettings = (settings: object): AwsSettings => v.parse(v.strictObject(awsSettings), settings)

/** As the signature takes it: everything but what RFC 3986 calls unreserved. */
const encodeSegment = (segment: string): string =>
  encodeURIComponent(segment).replace(
    /[!'()*]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
