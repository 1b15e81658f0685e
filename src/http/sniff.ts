import type { Socket } from 'node:net'

export type FirstBytes = 'h1' | 'h2' | 'tls'

/**
 * Tells by its first bytes what a connection speaks, and leaves them to be read again. Calls back once, or never.
 * Waits for `readable` because a `data` listener would leave the socket flowing for its next owner.
 */
export const sniff = (socket: Socket, recognised: (speaks: FirstBytes) => void): void => {
  let seen: Buffer | undefined
  const destroy = () => socket.destroy()
  const read = () => {
    const chunk: Buffer | null = socket.read()
    if (chunk === null) return
    seen = seen === undefined ? chunk : Buffer.concat([seen, chunk])
    const speaks = recognise(seen)
    if (speaks === undefined) return
    socket.off('readable', read).off('end', destroy)
    socket.unshift(seen)
    recognised(speaks)
  }
  socket.on('readable', read).on('end', destroy)
}

/** RFC 9113 (3.4). The whole of it: a session that never begins would wait as long as an idle one. */
const HTTP2_PREFACE = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'
const TLS_HANDSHAKE = 0x16

const recognise = (bytes: Buffer): FirstBytes | undefined => {
  if (bytes[0] === TLS_HANDSHAKE) return 'tls'
  const start = bytes.toString('latin1', 0, HTTP2_PREFACE.length)
  if (start === HTTP2_PREFACE) return 'h2'
  return HTTP2_PREFACE.startsWith(start) ? undefined : 'h1'
}
