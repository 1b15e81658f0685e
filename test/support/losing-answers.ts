import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** In front of a DynamoDB, passes calls on, and answers the first one of an operation with a failure after it was done. */
export const losingAnswers = async (upstream: string, operation: string) => {
  let lost = 0
  const server = createServer(async (request, response) => {
    const answer = await fetch(upstream, {
      method: 'POST',
      headers: passedOn(request.headers),
      body: await text(request),
    })
    const body = await answer.text()
    if (lost === 0 && String(request.headers['x-amz-target']).endsWith(`.${operation}`)) {
      lost += 1
      response.writeHead(500).end()
    } else response.writeHead(answer.status).end(body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get lost() {
      return lost
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

const passedOn = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => name.startsWith('x-amz-') || name === 'authorization' || name === 'content-type')
      .map(([name, value]) => [name, String(value)]),
  )
