import { createHash } from 'node:crypto'

/** Whether a turn is one of the sample: always the same for the same turn. */
export const isSampled = (sessionId: string, turn: number, share: number): boolean => {
  const digest = createHash('sha256').update(`${sessionId}\n${turn}`).digest()
  return digest.readUInt32BE(0) / 2 ** 32 < share
}
