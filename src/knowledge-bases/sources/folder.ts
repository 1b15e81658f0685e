import { constants } from 'node:fs'
import { lstat, open, readdir, realpath, stat } from 'node:fs/promises'
import type { DocumentSource, SourceContent, SourceDocument } from '../document-source.ts'
import { MOST_FILE_BYTES } from '../parsing/most-file-bytes.ts'
import { UnreadableDocument } from '../parsing/unreadable-document.ts'
import { METADATA_SUFFIX } from './metadata-suffix.ts'
import { readBounded, tooLarge } from './read-bounded.ts'

export interface FolderSettings {
  readonly folder: string
  /** That the folder stands for. */
  readonly bucket: string
  /** Of keys; all where absent. */
  readonly inclusionPrefixes?: readonly string[]
}

const SLASH = Buffer.from('/')
const HIDDEN = '.'.charCodeAt(0)
/** Folders in folders. */
const DEEPEST = 64

/**
 * The files of a folder as the objects of a bucket. Hidden files and folders are left out, and so is what is neither file nor
 * folder. A link to a file in the folder is a file; one that leads outside is listed, and refused when it is read.
 */
export const folderSource = ({
  folder,
  bucket,
  inclusionPrefixes = [''],
}: FolderSettings): DocumentSource => {
  const toDocument = (root: Buffer, path: Buffer, key: string, size: number | undefined): SourceDocument => ({
    uri: `s3://${bucket}/${key}`,
    name: key.slice(key.lastIndexOf('/') + 1),
    ...(size !== undefined && { size }),
    read: signal => readDocument(root, path, signal),
  })

  async function* listFolder(
    root: Buffer,
    path: Buffer,
    prefix: string,
    signal: AbortSignal,
  ): AsyncGenerator<SourceDocument> {
    signal.throwIfAborted()
    if (prefix.split('/').length > DEEPEST) return
    // Names are bytes: what is no UTF-8 is kept, too.
    const names = (await readdir(path, 'buffer')).sort(Buffer.compare)
    for (const name of names) {
      const key = prefix + keyOf(name)
      if (name[0] === HIDDEN || key.endsWith(METADATA_SUFFIX)) continue
      const below = Buffer.concat([path, SLASH, name])
      const found = await lstat(below).catch(goneWhileListing)
      if (found?.isDirectory()) {
        if (inclusionPrefixes.some(each => each.startsWith(`${key}/`) || `${key}/`.startsWith(each)))
          yield* listFolder(root, below, `${key}/`, signal)
      } else if (found !== undefined && inclusionPrefixes.some(each => key.startsWith(each))) {
        if (found.isFile()) yield toDocument(root, below, key, found.size)
        else if (found.isSymbolicLink() && !(await leadsToFolder(root, below)))
          yield toDocument(root, below, key, undefined)
      }
    }
  }

  return {
    async *list(signal) {
      const root = await realpath(Buffer.from(folder), 'buffer')
      yield* listFolder(root, root, '', signal)
    },
  }
}

const goneWhileListing = (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== 'ENOENT') throw error
}

/** Of the mapped folder: its files are listed in their own place. */
const leadsToFolder = async (root: Buffer, link: Buffer): Promise<boolean> => {
  try {
    return isWithin(root, await realpath(link, 'buffer')) && (await stat(link)).isDirectory()
  } catch {
    return false
  }
}

const isWithin = (root: Buffer, path: Buffer): boolean =>
  root.equals(SLASH) ||
  path.equals(root) ||
  path.subarray(0, root.length + 1).equals(Buffer.concat([root, SLASH]))

const readDocument = async (root: Buffer, path: Buffer, signal: AbortSignal): Promise<SourceContent> => {
  const bytes = await readWithin(root, path, signal)
  const metadata = await readMetadata(root, Buffer.concat([path, Buffer.from(METADATA_SUFFIX)]), signal)
  return { bytes, ...(metadata !== undefined && { metadata }) }
}

const readMetadata = async (
  root: Buffer,
  path: Buffer,
  signal: AbortSignal,
): Promise<Uint8Array | undefined> => {
  try {
    await lstat(path)
  } catch {
    return undefined
  }
  return readWithin(root, path, signal)
}

/** Looks anew where links lead: they may have been changed since the listing. */
const readWithin = async (root: Buffer, path: Buffer, signal: AbortSignal): Promise<Uint8Array> => {
  signal.throwIfAborted()
  try {
    const real = await realpath(path, 'buffer')
    if (!isWithin(root, real))
      throw new UnreadableDocument('The file is a link that leads outside of the mapped folder.')
    // A pipe would wait for its writer.
    const file = await open(real, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
    try {
      const found = await file.stat()
      if (!found.isFile()) throw new UnreadableDocument('It is no file.')
      if (found.size > MOST_FILE_BYTES) throw tooLarge()
      // It may grow while it is read.
      return await readBounded(file.createReadStream({ autoClose: false, signal }))
    } finally {
      await file.close()
    }
  } catch (error) {
    throw reasons.get((error as NodeJS.ErrnoException).code)?.() ?? error
  }
}

const reasons: ReadonlyMap<string | undefined, () => UnreadableDocument> = new Map([
  ['ENOENT', () => new UnreadableDocument('The file is gone.')],
  ['EACCES', () => new UnreadableDocument('The server may not read the file.')],
  ['EPERM', () => new UnreadableDocument('The server may not read the file.')],
  ['ELOOP', () => new UnreadableDocument('The file is a link that leads to itself.')],
])

/** Keys are UTF-8. Any other byte is written as U+FFFD and its two hexadecimal digits, so that no two names get one key. */
const keyOf = (name: Buffer): string => {
  const text = name.toString('utf8')
  if (Buffer.from(text).equals(name)) return text
  let key = ''
  let at = 0
  while (at < name.length) {
    const length = [1, 2, 3, 4].find(count => isCharacter(name.subarray(at, at + count)))
    key +=
      length === undefined
        ? `\ufffd${name.toString('hex', at, at + 1)}`
        : name.toString('utf8', at, at + length)
    at += length ?? 1
  }
  return key
}

const isCharacter = (bytes: Buffer): boolean => {
  const text = bytes.toString('utf8')
  return [...text].length === 1 && Buffer.from(text).equals(bytes)
}
