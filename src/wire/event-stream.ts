import { crc32 } from 'node:zlib'

/**
 * Frames of `application/vnd.amazon.eventstream`: total length, headers length, CRC of those eight bytes,
 * headers, payload, CRC of everything before. All numbers are big-endian.
 * https://smithy.io/2.0/aws/amazon-eventstream.html
 */
const PRELUDE = 12
const TRAILER = 4
const STRING_HEADER = 7

/** Headers of one kind of frame, encoded once. */
export const encodeHeaders = (headers: Readonly<Record<string, string>>): Buffer =>
  Buffer.concat(
    Object.entries(headers).map(([name, value]) => {
      const header = Buffer.alloc(1 + Buffer.byteLength(name) + 3 + Buffer.byteLength(value))
      let offset = header.writeUInt8(Buffer.byteLength(name), 0)
      offset += header.write(name, offset)
      offset = header.writeUInt8(STRING_HEADER, offset)
      offset = header.writeUInt16BE(Buffer.byteLength(value), offset)
      header.write(value, offset)
      return header
    }),
  )

export interface Frame {
  readonly headers: Buffer
  readonly payload: string
}

/** All frames in one buffer: one socket write for what one upstream read gave. */
export const encodeFrames = (frames: readonly Frame[]): Buffer => {
  let total = 0
  const sizes = frames.map(({ headers, payload }) => {
    const size = PRELUDE + headers.length + Buffer.byteLength(payload) + TRAILER
    total += size
    return size
  })
  const bytes = Buffer.allocUnsafe(total)
  let start = 0
  frames.forEach(({ headers, payload }, index) => {
    const size = sizes[index] as number
    const end = start + size
    bytes.writeUInt32BE(size, start)
    bytes.writeUInt32BE(headers.length, start + 4)
    bytes.writeUInt32BE(crc32(bytes.subarray(start, start + 8)), start + 8)
    headers.copy(bytes, start + PRELUDE)
    bytes.write(payload, start + PRELUDE + headers.length)
    bytes.writeUInt32BE(crc32(bytes.subarray(start, end - TRAILER)), end - TRAILER)
    start = end
  })
  return bytes
}
