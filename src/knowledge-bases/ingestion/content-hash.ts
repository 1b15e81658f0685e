import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'

/** Hashed at a time: the event loop waits for less than a millisecond. */
const PIECE = 1_048_576

/** SHA-256 in hex. */
export const contentHash = async (bytes: Uint8Array): Promise<string> => {
  const hash = createHash('sha256')
  for (let start = 0; start < bytes.length; start += PIECE) {
    if (start > 0) await setImmediate()
    hash.update(bytes.subarray(start, start + PIECE))
  }
  return hash.digest('hex')
}
