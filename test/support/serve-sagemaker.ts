import http from 'node:http'
import { buffer } from 'node:stream/consumers'
import { EventStreamCodec } from '@smithy/eventstream-codec'
import { readAuthorization } from '../../src/wire/signature-claim.ts'
import { deriveSigningKey, sha256, verifySignature } from '../../src/wire/sigv4.ts'
import { upstreamKey } from './bedrock-upstream.ts'
import { type Listening, listenLocally } from './listen-locally.ts'

export interface SagemakerServer extends Listening {
  readonly received: {
    readonly path: string
    readonly headers: http.IncomingHttpHeaders
    readonly body: Buffer
  }[]
}

const codec = new EventStreamCodec(
  bytes => Buffer.from(bytes).toString(),
  text => Buffer.from(text),
)

/** A piece of the container's answer, as the stream carries it: cut anywhere, even inside of a character. */
export const partFrame = (bytes: Uint8Array | string): Buffer =>
  Buffer.from(
    codec.encode({
      headers: {
        ':event-type': { type: 'string', value: 'PayloadPart' },
        ':content-type': { type: 'string', value: 'application/octet-stream' },
        ':message-type': { type: 'string', value: 'event' },
      },
      body: Buffer.from(bytes),
    }),
  )

/** The container's bytes in parts of this size. */
const PART = 23

const toParts = (bytes: Uint8Array): Buffer[] =>
  Array.from({ length: Math.ceil(bytes.length / PART) }, (_, index) =>
    partFrame(bytes.subarray(index * PART, (index + 1) * PART)),
  )

/**
 * SageMaker's InvokeEndpoint and its stream in front of a container: verifies each signature, and passes on what the
 * container answers as SageMaker does.
 *
 * @param container the address that takes the body of an invocation.
 */
export const serveSagemaker = async (container: string, endpointName = 'chat'): Promise<SagemakerServer> => {
  const received: SagemakerServer['received'] = []
  const server = http.createServer(async (request, response) => {
    const body = await buffer(request)
    const path = request.url ?? ''
    received.push({ path, headers: request.headers, body })
    const refuse = (status: number, name: string, members: object) =>
      response
        .writeHead(status, {
          'content-type': 'application/json',
          'x-amzn-errortype': `${name}:http://internal.amazon.com/coral/com.amazonaws.runtime/`,
          'x-amzn-requestid': '5f0a2f0e-3a52-4a0c-9a1b-1d1d1b2f7c11',
        })
        .end(JSON.stringify(members))
    if (!isSigned(request, body))
      return refuse(403, 'InvalidSignatureException', { message: 'The request signature does not match.' })
    const [, operation] = new RegExp(`^/endpoints/${endpointName}/(invocations[a-z-]*)$`).exec(path) ?? []
    if (operation === undefined)
      return refuse(400, 'ValidationError', { Message: `Endpoint of ${path} not found.` })
    const controller = new AbortController()
    response.once('close', () => controller.abort())
    try {
      const answer = await fetch(container, { method: 'POST', body, signal: controller.signal })
      if (!answer.ok) {
        const OriginalMessage = await answer.text()
        return refuse(424, 'ModelError', {
          ErrorCode: 'CLIENT_ERROR_FROM_MODEL',
          LogStreamArn: 'arn:aws:logs:us-east-1:123456789012:log-group:/aws/sagemaker/Endpoints/chat',
          Message: `Received client error (${answer.status}) from primary with message "${OriginalMessage}".`,
          OriginalMessage,
          OriginalStatusCode: answer.status,
        })
      }
      if (operation === 'invocations') {
        response.writeHead(200, { 'content-type': answer.headers.get('content-type') ?? '' })
        return response.end(await answer.text())
      }
      response.writeHead(200, {
        'content-type': 'application/vnd.amazon.eventstream',
        'x-amzn-sagemaker-content-type': answer.headers.get('content-type') ?? '',
      })
      for await (const bytes of answer.body ?? []) response.write(Buffer.concat(toParts(bytes)))
      return response.end()
    } catch {
      return response.destroy()
    }
  })
  return { ...(await listenLocally(server)), received }
}

const isSigned = (request: http.IncomingMessage, body: Buffer): boolean => {
  const signed = {
    method: request.method ?? '',
    target: request.url ?? '',
    header: (name: string) => request.headers[name] as string | undefined,
  }
  try {
    const claim = readAuthorization(signed, request.headers.authorization ?? '')
    if (claim.service !== 'sagemaker' || claim.accessKeyId !== upstreamKey.accessKeyId) return false
    verifySignature(signed, claim, deriveSigningKey(upstreamKey.secretAccessKey, claim), sha256(body))
    return true
  } catch {
    return false
  }
}
