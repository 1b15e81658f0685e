import type { Hash } from 'node:crypto'

/** Characters put together before they are hashed: many small updates are slow. */
const BATCH = 16_384

/**
 * Hashes a value of JSON or of bytes in one canonical form: members in the order of their names, absent ones left
 * out, each length before what it is of. Each byte is read once. Not recursive, so that no depth is too deep.
 */
export function hashValue(hash: Hash, value: unknown): void {
  let batch = ''
  const left: unknown[] = [value]
  while (left.length > 0) {
    const current = left.pop()
    if (current instanceof Uint8Array) {
      hash.update(`${batch}b${current.byteLength}:`).update(current)
      batch = ''
    } else if (typeof current === 'string') batch += `s${current.length}:${current}`
    else if (typeof current !== 'object' || current === null) batch += `v${String(current)};`
    else if (Array.isArray(current)) {
      batch += `a${current.length};`
      for (let index = current.length - 1; index >= 0; index--) left.push(current[index])
    } else {
      const members = Object.entries(current).filter(([, member]) => member !== undefined)
      members.sort(([a], [b]) => (a < b ? 1 : -1))
      batch += `o${members.length};`
      for (const [name, member] of members) left.push(member, name)
    }
    if (batch.length > BATCH) {
      hash.update(batch)
      batch = ''
    }
  }
  hash.update(batch)
}
