import { isUtf8 } from 'node:buffer'
import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import { bytesToJson } from './json-bytes.ts'
import { isSecretName, maskPieces, maskText } from './mask-secrets.ts'

/** One text that comes in pieces, and where each piece stands. */
interface Pieces {
  readonly texts: string[]
  readonly replace: ((text: string) => void)[]
}

/** The events in JSON without secrets, also those that lie in several deltas. */
export const maskEvents = (
  batches: readonly (readonly ConverseStreamOutput[])[],
): ConverseStreamOutput[][] => {
  const masked = batches.map(batch => bytesToJson(batch) as ConverseStreamOutput[])
  const streams = new Map<string, Pieces>()
  const add = (stream: string, text: string, replace: (text: string) => void): void => {
    const pieces = streams.get(stream) ?? { texts: [], replace: [] }
    pieces.texts.push(text)
    pieces.replace.push(replace)
    streams.set(stream, pieces)
  }
  for (const { contentBlockDelta } of masked.flat()) {
    const { contentBlockIndex = 0, delta } = contentBlockDelta ?? {}
    if (delta?.text !== undefined)
      add(`text ${contentBlockIndex}`, delta.text, text => Object.assign(delta, { text }))
    const { toolUse, reasoningContent } = delta ?? {}
    if (toolUse?.input !== undefined)
      add(`tool ${contentBlockIndex}`, toolUse.input, input => Object.assign(toolUse, { input }))
    if (reasoningContent?.text !== undefined)
      add(`reasoning ${contentBlockIndex}`, reasoningContent.text, text =>
        Object.assign(reasoningContent, { text }),
      )
  }
  for (const { texts, replace } of streams.values())
    for (const [index, text] of maskPieces(texts).entries()) replace[index]?.(text)
  return masked.map(batch => maskAll(batch) as ConverseStreamOutput[])
}

/** The bytes of a native answer: texts without secrets, or bytes that are no text. */
export const maskChunk = (chunk: Uint8Array): unknown =>
  isUtf8(chunk) ? maskText(Buffer.from(chunk).toString('utf8')) : bytesToJson(chunk)

/** Every text of a value, and all that the name of a secret stands before. */
export const maskAll = (value: unknown): unknown => {
  if (typeof value === 'string') return maskText(value)
  if (Array.isArray(value)) return value.map(maskAll)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      name.startsWith('$')
        ? member
        : typeof member === 'string' && isSecretName(name)
          ? '[masked]'
          : maskAll(member),
    ]),
  )
}
