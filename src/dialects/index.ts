import { ai21Jamba } from './ai21-jamba.ts'
import { amazonNova } from './amazon-nova.ts'
import { amazonRerank } from './amazon-rerank.ts'
import { amazonTitanEmbed } from './amazon-titan-embed.ts'
import { amazonTitanEmbedG1 } from './amazon-titan-embed-g1.ts'
import { amazonTitanEmbedImage } from './amazon-titan-embed-image.ts'
import { amazonTitanText } from './amazon-titan-text.ts'
import { anthropicMessages } from './anthropic-messages.ts'
import { cohereCommand } from './cohere-command.ts'
import { cohereEmbed } from './cohere-embed.ts'
import { cohereRerank } from './cohere-rerank.ts'
import { deepseek } from './deepseek.ts'
import type { ClientDialect } from './dialect.ts'
import type { EmbedDialect } from './embed-dialect.ts'
import { metaLlama } from './meta-llama.ts'
import { mistral } from './mistral.ts'
import { openaiChat } from './openai-chat.ts'
import type { RerankDialect } from './rerank-dialect.ts'
import { writer } from './writer.ts'

export const dialects: readonly ClientDialect[] = [
  ai21Jamba,
  amazonNova,
  amazonTitanText,
  anthropicMessages,
  cohereCommand,
  deepseek,
  metaLlama,
  mistral,
  openaiChat,
  writer,
]
export const embedDialects: readonly EmbedDialect[] = [
  amazonTitanEmbed,
  amazonTitanEmbedG1,
  amazonTitanEmbedImage,
  cohereEmbed,
]
export const rerankDialects: readonly RerankDialect[] = [amazonRerank, cohereRerank]

const finder =
  <Kind extends { readonly modelIds: RegExp }>(kinds: readonly Kind[]) =>
  (modelId: string): Kind | undefined =>
    kinds.find(({ modelIds }) => modelIds.test(modelId))

/** By a foundation model's ID: profiles and ARNs are resolved before. */
export const dialectFor = finder(dialects)
export const embedDialectFor = finder(embedDialects)
export const rerankDialectFor = finder(rerankDialects)
