import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import type { NativeGeneration, Served } from '../backend.ts'

export type Capability = 'converse' | 'invoke' | 'embed' | 'rerank'

/** One call to a backend and what came back, as a file holds it. */
export interface Recording {
  readonly outcrop: 'recording 1'
  /** When the call was made, by the wall clock. */
  readonly made: string
  readonly capability: Capability
  readonly streaming: boolean
  /** Of the request below; told for people, not trusted. */
  readonly hash: string
  readonly request: unknown
  /** Small bytes of the request in base64, by their SHA-256. */
  readonly bytes?: Readonly<Record<string, string>>
  readonly served?: Served
  readonly contentType?: string
  readonly usage?: NativeGeneration['usage']
  /** Of an embedding or a ranking, in one piece. */
  readonly answer?: unknown
  readonly end: End
  readonly batches: readonly Batch[]
}

/** What one upstream read gave, so many milliseconds after the call. */
export interface Batch {
  readonly ms: number
  /** Of a conversation. */
  readonly events?: readonly ConverseStreamOutput[]
  /** Of a native answer: texts, or bytes that are none. */
  readonly chunks?: readonly unknown[]
}

export interface End {
  /** `cut`: the client left before. */
  readonly how: 'complete' | 'cut' | 'failed'
  readonly ms: number
  readonly exception?: RecordedException
}

export interface RecordedException {
  readonly name: string
  readonly status: number
  readonly message: string
  readonly hint?: string
  readonly members?: Readonly<Record<string, unknown>>
}
