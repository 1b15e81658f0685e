import { request } from 'node:http'
import { connect } from 'node:http2'
import { buffer } from 'node:stream/consumers'
import { type Call, valuesOf } from './sign.ts'

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** @param withheld a length in bytes: declared for a body that is never sent. */
type Send = (port: number, call: Call, withheld?: number) => Promise<Answer>

/** Names and order of the headers as the call has them. */
const overHttp1: Send = (port, { method, target, headers, body }, withheld) =>
  new Promise((resolve, reject) => {
    const length = ['content-length', String(withheld ?? Buffer.byteLength(body))]
    const raw = [...headers, length, ['connection', 'close']].flat()
    const sent = request({ port, method, path: target, headers: raw, agent: false })
    sent.on('error', reject)
    sent.on('response', answer => {
      const { statusCode = 0, headers } = answer
      buffer(answer)
        .then(body => resolve({ status: statusCode, headers: headers as Answer['headers'], body }), reject)
        .finally(() => sent.destroy())
    })
    if (withheld === undefined) sent.end(body)
    else sent.flushHeaders()
  })

/** A session of its own, with prior knowledge, as the JS SDK opens one. */
const overHttp2: Send = async (port, call, withheld) => {
  const { method, target, headers, body } = call
  const session = connect(`http://127.0.0.1:${port}`)
  try {
    const fields: Record<string, string | string[]> = {
      ':method': method,
      ':path': target,
      ':authority': valuesOf(call, 'host').join(),
      ...(withheld === undefined ? {} : { 'content-length': String(withheld) }),
    }
    for (const [name] of headers) {
      const values = valuesOf(call, name.toLowerCase())
      // Node's client sends some headers only once; a proxy in between would join them like this.
      if (name.toLowerCase() !== 'host') fields[name] = name === 'authorization' ? values.join(', ') : values
    }
    const isWhole = withheld === undefined
    const stream = session.request(fields, { endStream: isWhole && body === '' })
    const answered = new Promise<Answer>((resolve, reject) => {
      stream.on('error', reject)
      session.on('error', reject)
      stream.on('response', ({ ':status': status = 0, ...headers }) => {
        buffer(stream).then(body => resolve({ status, headers: headers as Answer['headers'], body }), reject)
      })
    })
    if (isWhole && body !== '') stream.end(body)
    return await answered
  } finally {
    session.destroy()
  }
}

/** The same call over either protocol. */
export const sendCall = { h1: overHttp1, h2: overHttp2 }

export const jsonOf = ({ body }: Answer): Record<string, unknown> => JSON.parse(body.toString())
