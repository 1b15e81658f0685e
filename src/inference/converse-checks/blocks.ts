import type {
  AudioBlock,
  ContentBlock,
  DocumentBlock,
  ImageBlock,
  VideoBlock,
} from '@aws-sdk/client-bedrock-runtime'
import type { ModelRequest } from '../../dialects/dialect.ts'

export interface Placed {
  readonly role: string | undefined
  /** Such as `messages.0.content.1`. */
  readonly path: string
  readonly block: ContentBlock
}

/** Every content block with its place, in the order of the conversation. */
export function* placedBlocks({ messages = [] }: ModelRequest): Generator<Placed> {
  for (const [index, { role, content }] of messages.entries())
    for (const [position, block] of (content ?? []).entries())
      yield { role, path: `messages.${index}.content.${position}`, block }
}

export interface Media {
  readonly path: string
  readonly image?: ImageBlock | undefined
  readonly document?: DocumentBlock | undefined
  readonly video?: VideoBlock | undefined
  readonly audio?: AudioBlock | undefined
}

/** What is no text, in the turns and in the results of tools. */
export function* placedMedia(request: ModelRequest): Generator<Media> {
  for (const { path, block } of placedBlocks(request)) {
    const { image, document, video, audio, toolResult } = block
    if (image ?? document ?? video ?? audio) yield { path, image, document, video, audio }
    for (const [position, inner] of (toolResult?.content ?? []).entries()) {
      const { image, document, video } = inner
      if (image ?? document ?? video)
        yield { path: `${path}.tool_result.content.${position}`, image, document, video }
    }
  }
}
