import type {
  ChunkingConfiguration,
  DataSourceConfiguration,
  StorageConfiguration,
} from '@aws-sdk/client-bedrock-agent'
import type { Functions } from '../functions/functions.ts'
import type { ChunkIndex } from '../vectors/chunk-index.ts'
import type { ChunkedDocument } from './chunk-draft.ts'
import type { DocumentSource, SourceContent } from './document-source.ts'
import type { OpenedBase } from './open-base.ts'
import type { ParsedDocument } from './parsed-document.ts'

/** What knowledge bases are made of. Each part has a folder of its own, and `outcrop.ts` puts them together. */
export interface Parts {
  /** Where the chunks of a base are; what it needs is made when it is first opened. */
  openIndex(base: IndexedBase): Promise<ChunkIndex>
  /** What a storage can do that the settings say where it is; the index that comes with Outcrop stands in for others. */
  mappedStorage?(storage: StorageConfiguration | undefined): StorageAbilities | undefined
  /** @throws ValidationException where the server's settings do not let it read there. */
  openSource(configuration: DataSourceConfiguration): OpenedSource
  /** One object of a bucket: `s3://bucket/key`. */
  readObject(uri: string, signal: AbortSignal): Promise<SourceContent>
  /** @throws Error whose message is the reason that is listed. */
  parse(file: FileToParse, signal: AbortSignal): Promise<ParsedDocument>
  /** @param strategy the default one where absent. */
  chunk(
    document: ParsedDocument,
    strategy: ChunkingConfiguration | undefined,
    tools: ChunkingTools,
  ): Promise<ChunkedDocument>
  /** What runs the functions of users; absent where nothing does. */
  readonly invoke?: Functions['invoke']
  /** Into the intermediate storage of a transformation: one object, whole. */
  writeObject?(uri: string, bytes: Uint8Array, signal: AbortSignal): Promise<void>
  close?(): Promise<void>
}

export interface StorageAbilities extends Pick<OpenedBase, 'isHybrid' | 'unfilterable'> {}

export interface OpenedSource extends DocumentSource {
  /** What it holds for a listing. */
  close?(): Promise<void>
}

export interface IndexedBase {
  readonly id: string
  /** Of its vectors. */
  readonly dimensions: number
  readonly storage?: StorageConfiguration
}

export interface FileToParse {
  /** Tells the format. */
  readonly name: string
  readonly contentType?: string
  readonly bytes: Uint8Array
}

export interface ChunkingTools {
  readonly embed: EmbedTexts
  readonly signal: AbortSignal
}

/** Vectors of texts as documents, in their order. */
export type EmbedTexts = (texts: readonly string[], signal: AbortSignal) => Promise<readonly Float32Array[]>
