import { crc32, inflateRawSync } from 'node:zlib'
import { UnreadableDocument } from './unreadable-document.ts'

/** A ZIP archive whose entries are inflated within a bound, whatever sizes it claims. */
export interface Archive {
  readonly names: readonly string[]
  /** @throws UnreadableDocument where it is encrypted, damaged, or all that was read gets too large. */
  read(name: string): Uint8Array
}

interface Entry {
  readonly name: string
  readonly flags: number
  readonly method: number
  readonly compressedSize: number
  readonly offset: number
}

const LOCAL_HEADER = 0x04034b50
const ENTRY_HEADER = 0x02014b50
const END = 0x06054b50
const END_BYTES = 22
const ENTRY_BYTES = 46
const LOCAL_BYTES = 30
const MOST_COMMENT = 0xffff
const MOST_ENTRIES = 10_000
const ENCRYPTED = 1
const STORED = 0
const DEFLATED = 8

/** What all entries together may inflate to. */
const INFLATED_BYTES = 200_000_000

/** @throws UnreadableDocument where it is none. */
export const openArchive = (bytes: Uint8Array, mostBytes = INFLATED_BYTES): Archive => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = readEntries(buffer)
  let left = mostBytes
  return {
    names: [...entries.keys()],
    read(name) {
      const entry = entries.get(name)
      if (entry === undefined) throw damaged()
      const content = inflate(entry, buffer, left)
      left -= content.byteLength
      return content
    },
  }
}

const readEntries = (buffer: Buffer): Map<string, Entry> => {
  const end = findEnd(buffer)
  const count = buffer.readUInt16LE(end + 10)
  if (count > MOST_ENTRIES) throw damaged()
  const entries = new Map<string, Entry>()
  let at = buffer.readUInt32LE(end + 16)
  for (let index = 0; index < count; index++) {
    if (at + ENTRY_BYTES > buffer.length || buffer.readUInt32LE(at) !== ENTRY_HEADER) throw damaged()
    const nameEnd = at + ENTRY_BYTES + buffer.readUInt16LE(at + 28)
    const name = buffer.toString('utf8', at + ENTRY_BYTES, nameEnd)
    entries.set(name, {
      name,
      flags: buffer.readUInt16LE(at + 8),
      method: buffer.readUInt16LE(at + 10),
      compressedSize: buffer.readUInt32LE(at + 20),
      offset: buffer.readUInt32LE(at + 42),
    })
    at = nameEnd + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32)
  }
  return entries
}

/** The record at the end, which a comment may follow. */
const findEnd = (buffer: Buffer): number => {
  const last = buffer.length - END_BYTES
  for (let at = last; at >= Math.max(0, last - MOST_COMMENT); at--)
    if (buffer.readUInt32LE(at) === END) return at
  throw damaged()
}

const inflate = ({ flags, method, compressedSize, offset }: Entry, buffer: Buffer, most: number) => {
  if (flags & ENCRYPTED) throw new UnreadableDocument('The file is protected by a password.')
  if (offset + LOCAL_BYTES > buffer.length || buffer.readUInt32LE(offset) !== LOCAL_HEADER) throw damaged()
  const start = offset + LOCAL_BYTES + buffer.readUInt16LE(offset + 26) + buffer.readUInt16LE(offset + 28)
  const compressed = buffer.subarray(start, start + compressedSize)
  if (compressed.length < compressedSize) throw damaged()
  if (method === STORED) return within(compressed, most)
  if (method !== DEFLATED)
    throw new UnreadableDocument('The file is compressed in a way that is not read here: save it anew.')
  try {
    return within(inflateRawSync(compressed, { maxOutputLength: Math.max(1, most) }), most)
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge() : damaged(error)
  }
}

const within = (content: Uint8Array, most: number): Uint8Array => {
  if (content.byteLength > most) throw tooLarge()
  return content
}

/**
 * A ZIP archive of these, without compression. A library that is given it has nothing left to inflate, and reads the same
 * entries that were checked.
 */
export const writeArchive = (
  entries: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Buffer => {
  const parts: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const { name, bytes } of entries) {
    const nameBytes = Buffer.from(name)
    const sizes = Buffer.alloc(16)
    sizes.writeUInt32LE(crc32(bytes), 0)
    sizes.writeUInt32LE(bytes.byteLength, 4)
    sizes.writeUInt32LE(bytes.byteLength, 8)
    sizes.writeUInt16LE(nameBytes.length, 12)
    // Version 2.0, names in UTF-8, stored.
    const common = Buffer.from([20, 0, 0, 8, STORED, 0, 0, 0, 0, 0])
    const local = Buffer.concat([uint32(LOCAL_HEADER), common, sizes, nameBytes])
    parts.push(local, bytes)
    directory.push(
      Buffer.concat([
        uint32(ENTRY_HEADER),
        Buffer.from([20, 0]),
        common,
        sizes,
        Buffer.alloc(10),
        uint32(offset),
      ]),
      nameBytes,
    )
    offset += local.length + bytes.byteLength
  }
  const index = Buffer.concat(directory)
  const end = Buffer.alloc(END_BYTES)
  end.writeUInt32LE(END, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(index.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, index, end])
}

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

const damaged = (cause?: unknown): UnreadableDocument =>
  new UnreadableDocument('The file is damaged: its parts cannot be unpacked.', { cause })

const tooLarge = (): UnreadableDocument =>
  new UnreadableDocument('The file unpacks to more than 200 MB: it may be a zip bomb.')
