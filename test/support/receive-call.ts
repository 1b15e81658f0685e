import type { HttpRequest } from '../../src/wire/exchange.ts'
import { type Call, valuesOf } from './sign.ts'

/** The call as the wire has it, its body apart. */
export const receiveCall = (call: Call): HttpRequest => ({
  method: call.method,
  target: call.target,
  headers: Object.fromEntries(
    call.headers.map(([name]) => [name.toLowerCase(), valuesOf(call, name.toLowerCase()).join(', ')]),
  ),
  rawHeaders: call.headers.flat(),
  authority: valuesOf(call, 'host').join(),
  protocol: 'h1',
  remoteAddress: '127.0.0.1',
  signal: new AbortController().signal,
  readBody: async () => Buffer.from(call.body),
})
