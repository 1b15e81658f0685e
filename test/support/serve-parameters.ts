import { createServer, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { readAuthorization } from '../../src/wire/signature-claim.ts'
import { deriveSigningKey, sha256, verifySignature } from '../../src/wire/sigv4.ts'
import { upstreamKey } from './bedrock-upstream.ts'
import { type Listening, listenLocally } from './listen-locally.ts'

export interface ParameterStore extends Listening {
  /** By name; what is no text is answered as it is, in place of a parameter. */
  readonly parameters: Map<string, unknown>
  /** The body of each call whose signature was right. */
  readonly received: object[]
}

/** GetParameter of Parameter Store, for the one key that it takes. */
export const serveParameters = async (parameters: Record<string, unknown>): Promise<ParameterStore> => {
  const stored = new Map(Object.entries(parameters))
  const received: object[] = []
  const listening = await listenLocally(
    createServer(async (request, response) => {
      const { status, body } = answer(request, await buffer(request), stored, received)
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' })
      response.end(typeof body === 'string' ? body : JSON.stringify(body))
    }),
  )
  return { ...listening, parameters: stored, received }
}

const answer = (
  request: IncomingMessage,
  bytes: Buffer,
  stored: Map<string, unknown>,
  received: object[],
): { readonly status: number; readonly body: unknown } => {
  const refusal = refusalOf(request, bytes)
  if (refusal !== undefined)
    return { status: 400, body: { __type: refusal, message: 'The call is refused.' } }
  const body = JSON.parse(bytes.toString()) as { readonly Name: string }
  received.push(body)
  const value = stored.get(body.Name)
  if (value === undefined) return { status: 400, body: { __type: 'ParameterNotFound' } }
  if (typeof value !== 'string') return { status: 200, body: value }
  return { status: 200, body: { Parameter: { Name: body.Name, Type: 'String', Value: value, Version: 1 } } }
}

const refusalOf = (request: IncomingMessage, bytes: Buffer): string | undefined => {
  const { method = '', url = '', headers } = request
  const header = (name: string) => {
    const value = headers[name]
    return Array.isArray(value) ? value.join() : value
  }
  const signed = { method, target: url, header }
  const claim = readAuthorization(signed, header('authorization') ?? '')
  if (claim.accessKeyId !== upstreamKey.accessKeyId) return 'UnrecognizedClientException'
  if (claim.service !== 'ssm' || claim.region !== 'eu-west-1') return 'InvalidSignatureException'
  try {
    verifySignature(signed, claim, deriveSigningKey(upstreamKey.secretAccessKey, claim), sha256(bytes))
  } catch {
    return 'InvalidSignatureException'
  }
  if (header('x-amz-target') !== 'AmazonSSM.GetParameter') return 'UnknownOperationException'
  return header('content-type') === 'application/x-amz-json-1.1' ? undefined : 'SerializationException'
}
