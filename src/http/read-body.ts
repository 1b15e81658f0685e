import type { Readable } from 'node:stream'
import { type BedrockException, requestEntityTooLargeException, requestTimeoutException } from '../errors.ts'

export interface ExpectedBody {
  /** Bytes. */
  readonly limit: number
  /** Milliseconds without a byte; the whole may take ten times as long, or a drip would hold it for ever. */
  readonly silence: number
  /** The declared length in bytes, if there is one. */
  readonly length: number | undefined
  /** Whether the client ended it: the stream of an HTTP/2 client that left ends too. */
  readonly isWhole: () => boolean
  /** Called once the body is wanted, so not for one that is declared too long. */
  readonly invite?: (() => void) | undefined
}

const LONGEST_IN_SILENCES = 10

/**
 * The whole body. Rejects with `RequestEntityTooLargeException`, or with `RequestTimeoutException` when the
 * client is silent or leaves; what it sends after that stays unread.
 */
export const readBody = async (source: Readable, expected: ExpectedBody): Promise<Buffer> => {
  const { limit, silence, length, isWhole, invite } = expected
  if (length !== undefined && length > limit) throw tooLarge(limit)
  // An empty body may have ended before anybody asked for it.
  if (source.readableEnded && isWhole()) return Buffer.alloc(0)
  if (source.destroyed) throw left()
  invite?.()
  const body = new Collector(length)
  await new Promise<void>((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined
    let rounds = 0
    let heard = 0
    const listen = () => {
      rounds += 1
      if (body.received === heard || rounds === LONGEST_IN_SILENCES) settle(tooSlow(silence))
      heard = body.received
    }
    // Most bodies are there within this turn of the loop, and a timer costs more than they do.
    const start = setImmediate(() => {
      timer = setInterval(listen, silence)
    })
    const settle = (failure?: BedrockException) => {
      clearImmediate(start)
      clearInterval(timer)
      source.off('data', take).off('end', finish).off('close', leave)
      if (failure === undefined) return resolve()
      source.pause()
      reject(failure)
    }
    const take = (chunk: Buffer) => {
      body.add(chunk)
      if (body.received > limit) settle(tooLarge(limit))
    }
    const finish = () => settle(isWhole() ? undefined : left())
    const leave = () => settle(left())
    source.on('data', take).on('end', finish).on('close', leave)
  })
  return body.whole()
}

/** A body that arrives in one piece is not copied; a longer one of known length is copied once. */
class Collector {
  received = 0
  readonly #length: number | undefined
  readonly #chunks: Buffer[] = []
  #target: Buffer | undefined

  constructor(length: number | undefined) {
    this.#length = length
  }

  add(chunk: Buffer): void {
    if (this.#length === undefined) this.#chunks.push(chunk)
    else if (chunk.length === this.#length) this.#target = chunk
    else {
      this.#target ??= Buffer.allocUnsafe(this.#length)
      chunk.copy(this.#target, this.received)
    }
    this.received += chunk.length
  }

  whole(): Buffer {
    return this.#target?.subarray(0, this.received) ?? Buffer.concat(this.#chunks)
  }
}

const tooLarge = (limit: number): BedrockException =>
  requestEntityTooLargeException(`The request body is larger than ${limit} bytes.`, {
    hint: `Bodies are limited to ${limit} bytes. Send less, or put large documents in a knowledge base.`,
  })

const tooSlow = (silence: number): BedrockException =>
  requestTimeoutException('The request body did not arrive in time.', {
    hint: `A body may be silent for ${silence} ms: the client declared more bytes than it sent, or its line is too slow.`,
  })

const left = (): BedrockException =>
  requestTimeoutException('The client left before its request was complete.')
