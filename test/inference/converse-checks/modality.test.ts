import type { ContentBlock } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { checkModality } from '../../../src/inference/converse-checks/modality.ts'
import {
  expectRefusal,
  HAIKU_4_5,
  LLAMA_3_3,
  modelOf,
  NOVA_LITE,
  NOVA_MICRO,
  user,
} from './expect-refusal.ts'

const bytes = new Uint8Array(1)
const image: ContentBlock = { image: { format: 'png', source: { bytes } } }
const document: ContentBlock = { document: { name: 'a', source: { text: 'A' } } }
const video: ContentBlock = { video: { format: 'mp4', source: { s3Location: { uri: 's3://bucket/v.mp4' } } } }
const audio: ContentBlock = { audio: { format: 'mp3', source: { bytes } } }

test.each([
  ['image', image, LLAMA_3_3],
  ['image', image, modelOf('anthropic.claude-3-5-haiku-20241022-v1:0')],
  ['document', document, NOVA_MICRO],
  ['video', video, HAIKU_4_5],
  ['audio', audio, NOVA_LITE],
  [
    'image',
    { toolResult: { toolUseId: 'a', content: [{ image: image.image }] } } as ContentBlock,
    NOVA_MICRO,
  ],
])('%s (%#)', (medium, block, model) => {
  expectRefusal(
    () => checkModality({ messages: [user({ text: 'a' }, block)] }, model),
    `This model doesn't support the ${medium} content block that you provided. Update the content block and try again.`,
  )
})

test.each([
  [image, NOVA_LITE],
  [image, HAIKU_4_5],
  [image, modelOf('anthropic.claude-opus-5-5')],
  [video, NOVA_LITE],
  [document, LLAMA_3_3],
  [audio, modelOf('mistral.voxtral-small-24b-2507')],
  [{ text: 'a' }, NOVA_MICRO],
])('taken (%#)', (block, model) => {
  expect(() => checkModality({ messages: [user(block)] }, model)).not.toThrow()
})
