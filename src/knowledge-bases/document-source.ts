/** Where the documents of a data source are. One file for each kind of source. */
export interface DocumentSource {
  /** All that is in scope; a listing that fails part of the way rejects. */
  list(signal: AbortSignal): AsyncIterable<SourceDocument>
}

export interface SourceDocument {
  /** `s3://bucket/key`, a URL ...: unique in the source. */
  readonly uri: string
  /** The name that tells its format. */
  readonly name: string
  /** Bytes, where the listing tells. */
  readonly size?: number
  /** Changes with the content, where the source tells without reading it: an ETag. */
  readonly version?: string
  /** @throws where it is gone, forbidden, or larger than 50 MB. */
  read(signal: AbortSignal): Promise<SourceContent>
}

export interface SourceContent {
  readonly bytes: Uint8Array
  readonly contentType?: string
  /** Of the side file `NAME.metadata.json`, not yet checked; undefined where there is none. */
  readonly metadata?: Uint8Array
}
