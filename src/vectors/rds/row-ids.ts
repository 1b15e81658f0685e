import { createHash } from 'node:crypto'

/** The first and the last row that something may have. */
export interface RowRange {
  readonly from: string
  readonly to: string
}

const hash = (text: string): Buffer => createHash('sha256').update(text).digest()

/**
 * Primary keys as UUIDs of version 8: 32 bits of the base, 58 of the document, then the place of the chunk in it. So the
 * rows of a document, and of a base, are a range of the primary key, and the user's table needs no index of ours.
 */
const write = (base: Buffer, document: Buffer, place: number): string => {
  const bytes = Buffer.alloc(16)
  base.copy(bytes, 0, 0, 4)
  document.copy(bytes, 4, 0, 8)
  bytes.writeUInt8(0x80 | (bytes.readUInt8(6) & 0x0f), 6)
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8)
  bytes.writeUInt32BE(place, 12)
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

const LAST_PLACE = 0xffff_ffff

export const baseRange = (baseId: string): RowRange => {
  const base = hash(baseId)
  return { from: write(base, Buffer.alloc(8), 0), to: write(base, Buffer.alloc(8, 0xff), LAST_PLACE) }
}

export const documentRange = (baseId: string, documentId: string): RowRange => {
  const [base, document] = [hash(baseId), hash(documentId)]
  return { from: write(base, document, 0), to: write(base, document, LAST_PLACE) }
}

export const rowId = (baseId: string, documentId: string, place: number): string =>
  write(hash(baseId), hash(documentId), place)

/** A lock's number for a document: of two that replace it at once, one waits. */
export const lockNumber = (baseId: string, documentId: string): string =>
  hash(`${baseId}/${documentId}`).readBigInt64BE().toString()
