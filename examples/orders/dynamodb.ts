// A signed fetch is all that two operations need: a Lambda function with it starts faster than with an SDK.
import { createHash, createHmac } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'

export interface DynamoDbSettings {
  readonly endpoint: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string | undefined
}

/** DynamoDB said no, or nothing. `type` is the exception's name without its namespace. */
export class DynamoDbError extends Error {
  override readonly name = 'DynamoDbError'
  readonly type: string

  constructor(type: string, message: string, options?: ErrorOptions) {
    super(`${type}: ${message}`, options)
    this.type = type
  }
}

const ATTEMPTS = 3
const ATTEMPT_MILLISECONDS = 3_000
const PAUSE_MILLISECONDS = 100
const PASSING = new Set([
  'Unreachable',
  'InternalServerError',
  'ServiceUnavailable',
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
])

/**
 * Calls an operation such as `GetItem`, and again when the failure may pass: it has to be one that may be repeated.
 *
 * @throws DynamoDbError
 */
export const callDynamoDb = async (
  settings: DynamoDbSettings,
  operation: string,
  input: object,
): Promise<Record<string, unknown>> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await callOnce(settings, operation, JSON.stringify(input))
    } catch (error) {
      const mayPass = error instanceof DynamoDbError && PASSING.has(error.type)
      if (!mayPass || attempt === ATTEMPTS) throw error
      await pause(PAUSE_MILLISECONDS * 2 ** (attempt - 1) * (0.5 + Math.random()))
    }
  }
}

const callOnce = async (
  settings: DynamoDbSettings,
  operation: string,
  body: string,
): Promise<Record<string, unknown>> => {
  const { status, text } = await exchange(settings, operation, body)
  const answer = parse(text)
  if (status === 200 && answer) return answer
  const type = typeof answer?.__type === 'string' ? answer.__type.replace(/^.*#/, '') : 'ServiceUnavailable'
  throw new DynamoDbError(
    status >= 500 ? 'InternalServerError' : type,
    `status ${status}: ${text.slice(0, 500)}`,
  )
}

const exchange = async (settings: DynamoDbSettings, operation: string, body: string) => {
  try {
    const response = await fetch(new URL('/', settings.endpoint), {
      method: 'POST',
      headers: signedHeaders(settings, `DynamoDB_20120810.${operation}`, body, new Date()),
      body,
      signal: AbortSignal.timeout(ATTEMPT_MILLISECONDS),
    })
    return { status: response.status, text: await response.text() }
  } catch (error) {
    throw new DynamoDbError('Unreachable', `no answer from ${settings.endpoint}`, { cause: error })
  }
}

const parse = (text: string): Record<string, unknown> | undefined => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Signature Version 4. https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html */
const signedHeaders = (settings: DynamoDbSettings, target: string, body: string, now: Date) => {
  const time = now.toISOString().replace(/[-:]|\.\d{3}/g, '')
  const scope = `${time.slice(0, 8)}/${settings.region}/dynamodb/aws4_request`
  const headers: Record<string, string> = {
    'content-type': 'application/x-amz-json-1.0',
    host: new URL(settings.endpoint).host,
    'x-amz-date': time,
    ...(settings.sessionToken ? { 'x-amz-security-token': settings.sessionToken } : {}),
    'x-amz-target': target,
  }
  const names = Object.keys(headers).join(';')
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`)
  const request = ['POST', '/', '', lines.join(''), names, sha256(body)].join('\n')
  const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(request)].join('\n')
  const key = scope.split('/').reduce<string | Buffer>(hmac, `AWS4${settings.secretAccessKey}`)
  const signature = hmac(key, toSign).toString('hex')
  const credential = `${settings.accessKeyId}/${scope}`
  return {
    ...headers,
    authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names}, Signature=${signature}`,
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()
