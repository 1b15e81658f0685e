import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SourceDocument } from '../../src/knowledge-bases/document-source.ts'
import type { Parts } from '../../src/knowledge-bases/parts.ts'
import { createExactIndex, type ExactIndex } from './exact-chunk-index.ts'

export interface SimpleParts extends Parts {
  /** Of each base, by its ID; they outlive the server that opened them. */
  readonly indexes: Map<string, ExactIndex>
  /** What has been parsed, and may be waited for or refused there. */
  readonly parsed: string[]
  beforeParse: (name: string, signal: AbortSignal) => Promise<void>
  /** What each listing does first. */
  beforeList: () => Promise<void>
  /** What a change of the index may fail with. */
  beforeDelete: () => Promise<void>
  /** Whether the source tells versions. */
  tellsVersions: boolean
}

const METADATA = '.metadata.json'

/**
 * Parts that are as simple as they can be: folders of text files as buckets, one chunk a paragraph.
 *
 * @param buckets folders by name.
 */
export const createSimpleParts = (buckets: Readonly<Record<string, string>>): SimpleParts => {
  const folderOf = (bucket: string): string => {
    const folder = Object.hasOwn(buckets, bucket) ? buckets[bucket] : undefined
    if (folder === undefined) throw new Error(`There is no bucket ${bucket}.`)
    return folder
  }
  const read = (folder: string, key: string) => {
    const bytes = readFileSync(join(folder, key))
    const metadata = existing(join(folder, `${key}${METADATA}`))
    return { bytes, ...(metadata !== undefined && { metadata }) }
  }

  const parts: SimpleParts = {
    indexes: new Map(),
    parsed: [],
    async beforeParse() {},
    async beforeList() {},
    async beforeDelete() {},
    tellsVersions: false,

    async openIndex({ id }) {
      const index = parts.indexes.get(id) ?? createExactIndex()
      parts.indexes.set(id, index)
      return {
        ...index,
        async delete(ids) {
          await parts.beforeDelete()
          await index.delete(ids)
        },
        async deleteSource(dataSourceId) {
          await parts.beforeDelete()
          await index.deleteSource(dataSourceId)
        },
        async destroy() {
          await parts.beforeDelete()
          await index.destroy()
        },
      }
    },

    openSource({ s3Configuration }) {
      const bucket = (s3Configuration?.bucketArn ?? '').split(':').at(-1) ?? ''
      const prefix = s3Configuration?.inclusionPrefixes?.[0] ?? ''
      return {
        async *list(signal) {
          await parts.beforeList()
          const folder = folderOf(bucket)
          const names = readdirSync(folder).filter(
            name => !name.endsWith(METADATA) && name.startsWith(prefix),
          )
          for (const name of names.sort()) {
            signal.throwIfAborted()
            const document: SourceDocument = {
              uri: `s3://${bucket}/${name}`,
              name,
              ...(parts.tellsVersions && { version: versionOf(read(folder, name)) }),
              read: async () => read(folder, name),
            }
            yield document
          }
        },
      }
    },

    async readObject(uri) {
      const [, bucket = '', key = ''] = /^s3:\/\/([^/]+)\/(.+)$/s.exec(uri) ?? []
      return read(folderOf(bucket), key)
    },

    async parse(file, signal) {
      // As on the way to a thread.
      const { name, bytes, contentType } = structuredClone(file)
      await parts.beforeParse(name, signal)
      parts.parsed.push(name)
      if (!name.endsWith('.txt') && contentType !== 'text/plain')
        throw new Error('Ignored, as the file format is not supported.')
      const paragraphs = Buffer.from(bytes).toString().trim().split('\n\n')
      return {
        blocks: paragraphs.filter(text => text !== '').map(text => ({ kind: 'paragraph', text, page: 1 })),
      }
    },

    async chunk({ blocks }) {
      return {
        chunks: blocks.map(({ text, page = 1 }) => ({
          text,
          headings: [],
          page,
          start: 0,
          end: text.length,
        })),
      }
    },
  }
  return parts
}

const existing = (file: string): Buffer | undefined => {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}

const versionOf = ({ bytes, metadata }: { bytes: Buffer; metadata?: Buffer }): string =>
  createHash('md5')
    .update(bytes)
    .update(metadata ?? '')
    .digest('hex')
