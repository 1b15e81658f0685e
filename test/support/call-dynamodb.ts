import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { callDynamoDb } from '../../examples/orders/dynamodb.ts'

const folder = fileURLToPath(new URL('../../examples/orders/', import.meta.url))

export const credentials = Object.freeze({
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'a/secret+key',
  sessionToken: 'a-token',
})

/** Calls GetItem with an input; rejects with the error's text. */
type Call = (endpoint: string, input: object) => Promise<unknown>

const inTypeScript: Call = (endpoint, input) =>
  callDynamoDb({ endpoint, region: 'eu-west-1', ...credentials }, 'GetItem', input)

const inPython: Call = async (endpoint, input) => {
  const program =
    'import dynamodb, json, sys; print(json.dumps(dynamodb.call("GetItem", json.load(sys.stdin))))'
  const child = spawn('python3', ['-B', '-c', program], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      AWS_ENDPOINT_URL_DYNAMODB: endpoint,
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_SESSION_TOKEN: credentials.sessionToken,
    },
  })
  child.stdin.end(JSON.stringify(input))
  const [answer, trouble, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ])
  if (code !== 0) throw new Error(trouble)
  return JSON.parse(answer)
}

/** The example's two clients of DynamoDB. */
export const clients: readonly (readonly [language: string, call: Call])[] = [
  ['TypeScript', inTypeScript],
  ['Python', inPython],
]

export interface Received {
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** Answers in turn, the last answer again and again. */
export const startAnswering = async (...answers: readonly (readonly [status: number, body: string])[]) => {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    received.push({ headers: request.headers, body: await text(request) })
    const [status, body] = answers[received.length - 1] ?? answers.at(-1) ?? [200, '{}']
    response.writeHead(status).end(body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    received,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
