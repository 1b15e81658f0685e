import { isObject, type JsonObject } from '../../dialects/native/json.ts'
import { type BedrockException, serviceUnavailableException } from '../../errors.ts'

/** What an AWS service said in place of an answer. */
export interface Refusal {
  readonly status: number
  /** The exception's, without what AWS writes around it; absent where something else than AWS answered. */
  readonly name?: string
  readonly message: string
  readonly messageKey: 'message' | 'Message'
  /** The other members of the body. */
  readonly members: JsonObject
  readonly requestId?: string
}

type Headers = Readonly<Record<string, string | string[] | undefined>>

export const readRefusal = (status: number, headers: Headers, bytes: Uint8Array): Refusal => {
  const { __type, code, message, Message, ...members } = readObject(bytes)
  const name = nameOf(headers['x-amzn-errortype']) ?? nameOf(__type) ?? nameOf(code) ?? nameInXml(bytes)
  const requestId = textOf(headers['x-amzn-requestid'])?.slice(0, 100)
  return {
    status,
    ...(name !== undefined && { name }),
    message: textOf(message) ?? textOf(Message) ?? '',
    messageKey: message === undefined && Message !== undefined ? 'Message' : 'message',
    members,
    ...(requestId !== undefined && { requestId }),
  }
}

/** Said of the server's own credentials, about which the client can do nothing. */
const OWN_FAULTS: ReadonlySet<string> = new Set([
  'ExpiredToken',
  'ExpiredTokenException',
  'IncompleteSignature',
  'IncompleteSignatureException',
  'InvalidAccessKeyId',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'MissingAuthenticationToken',
  'MissingAuthenticationTokenException',
  'SignatureDoesNotMatch',
  'UnrecognizedClientException',
])

export const isOwnFault = ({ name }: Refusal): boolean => name !== undefined && OWN_FAULTS.has(name)

/** @param backend the name of the backend. */
export const ownFault = ({ name, message, requestId }: Refusal, backend: string): BedrockException =>
  serviceUnavailableException('Bedrock is unable to process your request.', {
    cause: new Error(`${name}: ${message}`),
    hint: `AWS refuses the credentials of the backend ${backend}: ${name}. Whoever runs this server has to mend them; its log says more${ofRequest(requestId)}.`,
  })

/** For hints: ` (AWS request 5f0a...)`. */
export const ofRequest = (requestId: string | undefined): string =>
  requestId === undefined ? '' : ` (AWS request ${requestId})`

/** `com.amazon.coral.service#NameOfException:http://internal.amazon.com/...`. */
const nameOf = (text: unknown): string | undefined => {
  if (typeof text !== 'string') return undefined
  const [before = ''] = text.split(':', 1)
  const name = before.slice(before.lastIndexOf('#') + 1).trim()
  return NAME.test(name) ? name : undefined
}

/** S3 speaks XML: `<Error><Code>NoSuchBucket</Code>...`. */
const nameInXml = (bytes: Uint8Array): string | undefined =>
  /<Code>([A-Za-z][A-Za-z0-9]{0,99})<\/Code>/.exec(Buffer.from(bytes).toString('latin1'))?.[1]

const NAME = /^[A-Za-z][A-Za-z0-9]{0,99}$/

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

const readObject = (bytes: Uint8Array): JsonObject => {
  try {
    const body: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'))
    return isObject(body) ? body : {}
  } catch {
    return {}
  }
}
