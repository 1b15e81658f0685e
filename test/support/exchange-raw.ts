import { connect } from 'node:net'
import type { Answer } from './send-call.ts'
import type { Call } from './sign.ts'

/** The request of a `.http` file: request line, headers, an empty line, the body. */
export const parseCall = (text: string): Call => {
  const end = text.indexOf('\n\n')
  const [line = '', ...fields] = text.slice(0, end).split('\n')
  const [method = '', target = ''] = line.split(' ')
  const headers = fields.map(field => {
    const colon = field.indexOf(':')
    return [field.slice(0, colon), field.slice(colon + 1).trim()] as const
  })
  return { method, target, headers, body: text.slice(end + 2) }
}

export const bytesOf = ({ method, target, headers, body }: Call): string =>
  [`${method} ${target} HTTP/1.1`, ...headers.map(field => field.join(': ')), '', body].join('\r\n')

/** Writes exactly these bytes to a connection, leaves it open, and reads the answer, interim ones passed over. */
export const exchangeRaw = (port: number, bytes: string): Promise<Answer & { interim: number[] }> =>
  new Promise((resolve, reject) => {
    const interim: number[] = []
    let received: Buffer = Buffer.alloc(0)
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    const read = () => {
      const head = parseHead(received)
      if (head === undefined) return
      if (head.status < 200) {
        interim.push(head.status)
        received = received.subarray(head.length)
        return read()
      }
      const body = bodyOf(received.subarray(head.length), head.headers)
      if (body === undefined) return
      socket.destroy()
      resolve({ status: head.status, headers: head.headers, body, interim })
    }
    socket.on('data', chunk => {
      received = Buffer.concat([received, chunk])
      read()
    })
    socket.on('error', reject)
    socket.on('close', () => reject(new Error(`No whole answer, only: ${received.toString('latin1')}`)))
  })

const parseHead = (received: Buffer) => {
  const end = received.indexOf('\r\n\r\n')
  if (end === -1) return undefined
  const [line = '', ...fields] = received.toString('latin1', 0, end).split('\r\n')
  const headers = Object.fromEntries(
    fields.map(field => [
      field.slice(0, field.indexOf(':')).toLowerCase(),
      field.slice(field.indexOf(':') + 1).trim(),
    ]),
  )
  return { status: Number(line.split(' ')[1]), headers, length: end + 4 }
}

/** Undefined while more is to come. */
const bodyOf = (received: Buffer, headers: Readonly<Record<string, string>>): Buffer | undefined => {
  if (headers['transfer-encoding'] !== 'chunked') {
    const length = Number(headers['content-length'])
    return received.length < length ? undefined : received.subarray(0, length)
  }
  const chunks: Buffer[] = []
  for (let offset = 0; ; ) {
    const line = received.indexOf('\r\n', offset)
    if (line === -1) return undefined
    const size = Number.parseInt(received.toString('latin1', offset, line), 16)
    if (received.length < line + 2 + size + 2) return undefined
    if (size === 0) return Buffer.concat(chunks)
    chunks.push(received.subarray(line + 2, line + 2 + size))
    offset = line + 2 + size + 2
  }
}
