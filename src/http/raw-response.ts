import { STATUS_CODES } from 'node:http'
import { badRequestException } from '../errors.ts'
import { errorResponse } from './error-response.ts'

/** The bytes of an HTTP/1.1 answer that ends the connection, where there is no exchange to answer on. */
export const rawResponse = (status: number, message: string): Buffer => {
  const { headers, body } = errorResponse(badRequestException(message))
  const lines = Object.entries({ ...headers, 'content-length': String(body.length), connection: 'close' })
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')
  return Buffer.concat([
    Buffer.from(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head}\r\n`, 'latin1'),
    body,
  ])
}
