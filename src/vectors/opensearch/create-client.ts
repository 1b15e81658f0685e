import { createCredentials } from '../../backends/aws/credentials.ts'
import { createSign } from '../../backends/aws/sign.ts'
import type { Clock } from '../../clock.ts'
import type { RemoteRequest } from '../remote/caller.ts'
import { type CallTiming, createCaller } from '../remote/create-caller.ts'
import { StorageFailure } from '../remote/storage-failure.ts'
import { isServerless, type OpenSearchLocation } from './opensearch-location.ts'

/** One index of an OpenSearch. */
export interface OpenSearchClient {
  /**
   * @param path within the index: `_search`.
   * @throws StorageFailure for an answer other than 2xx.
   */
  send(request: OpenSearchRequest, signal?: AbortSignal): Promise<unknown>
  close(): Promise<void>
}

export interface OpenSearchRequest {
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly path: string
  /** An object, or the lines of a bulk. */
  readonly body?: object | string
  readonly isRepeatable: boolean
}

const NAME = /^[a-z0-9][a-z0-9._-]{0,254}$/
/** Characters of a reason that are shown. */
const LONGEST_REASON = 300

export const createClient = async (
  location: OpenSearchLocation,
  index: string,
  clock: Clock,
  timing?: Partial<CallTiming>,
): Promise<OpenSearchClient> => {
  if (!NAME.test(index))
    throw new StorageFailure('The name of the index must be lower-case letters, digits, ".", "_" and "-"', {
      status: 400,
    })
  const authorize = await createAuthorize(location, clock)
  const caller = await createCaller({ name: 'OpenSearch', authorize, ...(timing && { timing }) })
  const root = `${location.url.replace(/\/+$/, '')}/${index}/`
  return {
    async send({ method, path, body, isRepeatable }, signal) {
      const isBulk = typeof body === 'string'
      const answer = await caller.call(
        {
          method,
          url: new URL(root + path),
          headers:
            body === undefined
              ? {}
              : { 'content-type': isBulk ? 'application/x-ndjson' : 'application/json' },
          ...(body !== undefined && { body: isBulk ? body : JSON.stringify(body) }),
          isRepeatable,
        },
        signal,
      )
      if (answer.status < 200 || answer.status > 299) throw refused(answer.status, answer.text)
      return parse(answer.text)
    },
    close: () => caller.close(),
  }
}

const createAuthorize = async (location: OpenSearchLocation, clock: Clock) => {
  const { username, password = '', region } = location
  if (username !== undefined) {
    const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
    return async () => ({ authorization })
  }
  if (region === undefined) return async () => ({})
  const credentials = createCredentials(location, region, clock)
  const sign = await createSign({
    service: isServerless(location) ? 'aoss' : 'es',
    region,
    credentials,
    clock,
  })
  return ({ method, url, headers, body = '' }: RemoteRequest) =>
    sign({ method, url, headers, body: Buffer.from(body) })
}

/** The words of an answer that is no explanation are not shown. */
const refused = (status: number, text: string): StorageFailure => {
  if (status === 401 || status === 403)
    return new StorageFailure(`OpenSearch refuses the credentials, or what they may do (${status})`, {
      status,
    })
  return new StorageFailure(`OpenSearch answered ${status}${describe(text)}`, { status })
}

const describe = (text: string): string => {
  try {
    const { error } = JSON.parse(text)
    return `: ${describeError(error)}`
  } catch {
    return ''
  }
}

/** @param error of an answer, or of one line of a bulk. */
export const describeError = (error: unknown): string => {
  const { type, reason } = (error ?? {}) as { readonly type?: unknown; readonly reason?: unknown }
  return [type, reason]
    .filter(each => typeof each === 'string')
    .join(': ')
    .slice(0, LONGEST_REASON)
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new StorageFailure('OpenSearch answered something that is not JSON', { cause })
  }
}
