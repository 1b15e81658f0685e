import type { BedrockSessionContentBlock, ImageFormat } from '@aws-sdk/client-bedrock-agent-runtime'
import { validationException } from '../errors.ts'
import type { StoredBlock } from '../resources/invocation-step.ts'
import { MOST_STEP_BYTES } from './limits.ts'

/** @throws ValidationException for more than a step may hold. */
export const packBlocks = (blocks: readonly BedrockSessionContentBlock[]): readonly StoredBlock[] => {
  const packed = blocks.map(packBlock)
  if (packed.reduce((bytes, block) => bytes + sizeOf(block), 0) > MOST_STEP_BYTES)
    throw validationException(`An invocation step may have at most ${MOST_STEP_BYTES} bytes of content.`)
  return packed
}

const packBlock = ({ text, image }: BedrockSessionContentBlock): StoredBlock => {
  if (image === undefined) return { text: text ?? '' }
  const { format = '', source } = image
  if (source?.s3Location !== undefined) return { image: { format, uri: source.s3Location.uri ?? '' } }
  return { image: { format, base64: Buffer.from(source?.bytes ?? []).toString('base64') } }
}

const sizeOf = (block: StoredBlock): number => {
  if ('text' in block) return Buffer.byteLength(block.text)
  return 'base64' in block.image ? Math.floor((block.image.base64.length * 3) / 4) : 0
}

export const unpackBlocks = (blocks: readonly StoredBlock[]): BedrockSessionContentBlock[] =>
  blocks.map(block => {
    if ('text' in block) return { text: block.text }
    const format = block.image.format as ImageFormat
    return 'uri' in block.image
      ? { image: { format, source: { s3Location: { uri: block.image.uri } } } }
      : { image: { format, source: { bytes: Buffer.from(block.image.base64, 'base64') } } }
  })
