import type { TokenUsage } from '@aws-sdk/client-bedrock-runtime'
import { dialectFor, embedDialectFor, rerankDialectFor } from '../dialects/index.ts'
import type { Taken } from '../metering/meter.ts'
import type { NativeCall } from './native-call.ts'
import { searchUnits } from './rerank.ts'

/**
 * What a model took for a native answer that passed as it is.
 *
 * @param body the whole answer: upstreams tell what their prompt cache did nowhere else.
 * @param told beside the answer; empty where nobody counted.
 */
export const nativeUsage = (call: NativeCall, body: Buffer, told: Partial<TokenUsage> = {}): Taken => {
  const { id } = call.resolved.model
  const reranking = rerankDialectFor(id)
  if (reranking !== undefined)
    return {
      searchUnits: searchUnits(attempt(() => reranking.decodeRequest(call.body()).documents.length) ?? 1),
    }
  const embedding = embedDialectFor(id)
  if (embedding !== undefined) {
    const inputTokens = told.inputTokens ?? attempt(() => embedding.decodeResponse(parse(body)).inputTokens)
    return inputTokens === undefined ? {} : { embeddingTokens: inputTokens }
  }
  if (told.inputTokens !== undefined && !body.includes('cache')) return told
  return { ...told, ...attempt(() => dialectFor(id)?.decodeResponse(parse(body)).usage) }
}

const parse = (body: Buffer): unknown => JSON.parse(body.toString('utf8'))

/** Bodies that no dialect here reads pass all the same. */
const attempt = <Value>(read: () => Value): Value | undefined => {
  try {
    return read()
  } catch {
    return undefined
  }
}
