import { setTimeout } from 'node:timers/promises'
import type { HttpBody } from '../wire/exchange.ts'
import type { Fault } from './fault.ts'

/**
 * The bytes of an answer, an event at a time where they are a stream, with what goes wrong among them. An answer in one
 * piece has no events: what comes after the first happens within it.
 */
export const breakBytes = async function* (
  body: HttpBody,
  fault: Fault,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  let seen = 0
  const isStream = !(body instanceof Uint8Array)
  for await (const piece of isStream ? body : [body]) {
    const isNow = 'after' in fault && seen === (isStream ? fault.after : 0)
    seen += 1
    if (fault.kind === 'drip') yield* drip(piece, fault, signal)
    else if (!isNow) yield piece
    else if (fault.kind === 'corrupt') yield corrupted(piece)
    else if (fault.kind === 'truncate') {
      yield piece.subarray(0, Math.ceil(piece.length / 2))
      return
    } else if (fault.kind === 'drop') {
      if (!isStream) yield piece.subarray(0, Math.ceil(piece.length / 2))
      throw new Error('The connection was dropped on purpose')
    } else yield piece
  }
}

const drip = async function* (
  piece: Uint8Array,
  { bytes, milliseconds }: Extract<Fault, { kind: 'drip' }>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < piece.length; start += bytes) {
    yield piece.subarray(start, start + bytes)
    await setTimeout(milliseconds, undefined, { signal })
  }
}

/** In the middle, where neither length nor checksum of the prelude stands. */
const corrupted = (piece: Uint8Array): Uint8Array => {
  const copy = Uint8Array.from(piece)
  const middle = Math.floor(copy.length / 2)
  copy[middle] = (copy[middle] ?? 0) ^ 1
  return copy
}
