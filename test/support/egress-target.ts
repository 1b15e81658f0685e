import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from 'vitest'
import { createEgressGate, type EgressGate, type EgressOptions } from '../../src/egress/gate.ts'

/** A server on loopback that counts its requests, and gates that close with it. */
export interface EgressTarget {
  readonly server: Server
  readonly port: number
  readonly requests: { readonly url: string | undefined; readonly host: string | undefined }[]
  answer: RequestListener
  gate(options?: Partial<EgressOptions>): EgressGate
  close(): Promise<void>
}

export const startEgressTarget = async (): Promise<EgressTarget> => {
  const requests: EgressTarget['requests'] = []
  const gates: EgressGate[] = []
  const server = createServer((request, response) => {
    requests.push({ url: request.url, host: request.headers.host })
    target.answer(request, response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const target: EgressTarget = {
    server,
    port,
    requests,
    answer: (_, response) => response.end('hello'),
    gate(options) {
      const gate = createEgressGate({ privateRanges: 'deny', hosts: [], ports: [80, 443, port], ...options })
      gates.push(gate)
      return gate
    },
    async close() {
      await Promise.all(gates.map(gate => gate.close()))
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return target
}

/** Answers with each address in turn, the last one for ever, and counts. */
export const resolver = (...addresses: string[]) => {
  const asked: string[] = []
  const resolve = async (hostname: string) => {
    const address = addresses[Math.min(asked.push(hostname), addresses.length) - 1] ?? ''
    return [{ address, family: address.includes(':') ? 6 : 4 }]
  }
  return { asked, resolve }
}

export const refusal = (message: string | RegExp, hint: string | RegExp = ''): unknown =>
  expect.objectContaining({
    name: 'ValidationException',
    status: 400,
    message: expect.stringMatching(message),
    hint: expect.stringMatching(hint),
  })
