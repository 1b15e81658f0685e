import { crc32 } from 'node:zlib'
import { modelStreamErrorException, UNEXPECTED_ERROR } from '../../errors.ts'

/**
 * The reading side of `application/vnd.amazon.eventstream`: total length, headers length, CRC of those eight bytes,
 * headers, payload, CRC of everything before. All numbers are big-endian.
 * https://smithy.io/2.0/aws/amazon-eventstream.html
 */
export interface ReceivedFrame {
  /** Those of type string, which are all that AWS sends here. */
  readonly headers: ReadonlyMap<string, string>
  readonly payload: Buffer
}

const PRELUDE = 12
const TRAILER = 4
const MOST_HEADER_BYTES = 131_072
/** AWS's own implementations take payloads of up to 24 MiB. */
const MOST_BYTES = 24 * 1_048_576 + MOST_HEADER_BYTES + PRELUDE + TRAILER

const STRING = 7
const BYTES = 6
/** Bytes of a header's value by its type; strings and byte arrays say their own. */
const SIZES: Readonly<Record<number, number>> = { 0: 0, 1: 0, 2: 1, 3: 2, 4: 4, 5: 8, 8: 8, 9: 16 }

/**
 * The frames of a stream, one array for each read that completes any. Those before a broken one come first.
 *
 * @throws ModelStreamErrorException for a broken frame, and where the stream ends inside of one.
 */
export const decodeFrames = async function* (
  reads: AsyncIterable<Uint8Array>,
): AsyncGenerator<ReceivedFrame[]> {
  const decoder = new FrameDecoder()
  for await (const read of reads) {
    const frames = decoder.push(read)
    if (frames.length > 0) yield frames
    if (decoder.problem !== undefined) throw brokenStream(decoder.problem)
  }
  if (decoder.held > 0) throw brokenStream('it ended inside of a frame')
}

const brokenStream = (problem: string) =>
  modelStreamErrorException(UNEXPECTED_ERROR, { hint: `The upstream's event stream is broken: ${problem}.` })

class FrameDecoder {
  #pending: Buffer[] = []
  #needed = PRELUDE
  /** Bytes of a frame that is not whole yet. */
  held = 0
  /** What is wrong with the bytes after the last frame. */
  problem: string | undefined

  push(read: Uint8Array): ReceivedFrame[] {
    const bytes = Buffer.from(read.buffer, read.byteOffset, read.byteLength)
    this.#pending.push(bytes)
    this.held += bytes.length
    // Joined once a frame is whole, so that one of many reads is copied once.
    if (this.held < this.#needed) return []
    return this.#take(this.#pending.length === 1 ? bytes : Buffer.concat(this.#pending))
  }

  #take(bytes: Buffer): ReceivedFrame[] {
    const frames: ReceivedFrame[] = []
    let start = 0
    for (;;) {
      const rest = bytes.length - start
      this.#needed = PRELUDE
      if (rest < PRELUDE) break
      this.problem = problemOfPrelude(bytes, start)
      if (this.problem !== undefined) break
      const size = bytes.readUInt32BE(start)
      this.#needed = size
      if (rest < size) break
      const frame = readFrame(bytes.subarray(start, start + size))
      if (typeof frame === 'string') {
        this.problem = frame
        break
      }
      frames.push(frame)
      start += size
    }
    this.#pending = start === bytes.length ? [] : [bytes.subarray(start)]
    this.held = bytes.length - start
    return frames
  }
}

const problemOfPrelude = (bytes: Buffer, start: number): string | undefined => {
  if (crc32(bytes.subarray(start, start + 8)) !== bytes.readUInt32BE(start + 8))
    return 'the checksum of a prelude does not match'
  const [size, headers] = [bytes.readUInt32BE(start), bytes.readUInt32BE(start + 4)]
  if (size > MOST_BYTES || headers > MOST_HEADER_BYTES) return `a frame of ${size} bytes is too large`
  return size < PRELUDE + headers + TRAILER ? 'the lengths of a frame do not match' : undefined
}

/** A whole frame, or what is wrong with it. */
const readFrame = (frame: Buffer): ReceivedFrame | string => {
  const end = frame.length - TRAILER
  if (crc32(frame.subarray(0, end)) !== frame.readUInt32BE(end))
    return 'the checksum of a frame does not match'
  const payload = PRELUDE + frame.readUInt32BE(4)
  const headers = readHeaders(frame.subarray(PRELUDE, payload))
  return headers === undefined
    ? 'the headers of a frame cannot be read'
    : { headers, payload: frame.subarray(payload, end) }
}

/** Reads past the end throw: the checksum matched, yet the lengths inside do not. */
const readHeaders = (bytes: Buffer): ReadonlyMap<string, string> | undefined => {
  const headers = new Map<string, string>()
  let offset = 0
  try {
    while (offset < bytes.length) {
      const nameEnd = offset + 1 + bytes.readUInt8(offset)
      const name = bytes.toString('utf8', offset + 1, nameEnd)
      const type = bytes.readUInt8(nameEnd)
      offset = nameEnd + 1
      if (type !== STRING && type !== BYTES) {
        const size = SIZES[type]
        if (size === undefined) return undefined
        offset += size
        continue
      }
      const end = offset + 2 + bytes.readUInt16BE(offset)
      if (end > bytes.length) return undefined
      if (type === STRING) headers.set(name, bytes.toString('utf8', offset + 2, end))
      offset = end
    }
  } catch {
    return undefined
  }
  return offset === bytes.length ? headers : undefined
}
