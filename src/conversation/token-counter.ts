import type { Dimensions } from './image-header.ts'

/** What a model family adds to the content itself, in tokens. */
export interface TokenOverheads {
  /** Each request, for its beginning and for the assistant's turn. */
  readonly request: number
  /** Each message, for its role and its beginning and end. */
  readonly message: number
  /** A system prompt, for its frame; whatever the number of its blocks. */
  readonly system: number
  /** Each tool definition, tool use and tool result, for its frame. */
  readonly tool: number
  /** Once where there are tools: the instructions that enable them, by what the model may choose. */
  readonly toolPrompt: { readonly free: number; readonly forced: number }
}

/** How a model family counts tokens: whole numbers, always the same for the same content. */
export interface TokenCounter {
  readonly overheads: TokenOverheads
  readonly countText: (text: string) => number
  /** @param size absent where the image's bytes do not tell it. */
  readonly countImage: (size: Dimensions | undefined) => number
}
