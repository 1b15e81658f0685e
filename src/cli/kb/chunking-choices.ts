import type { VectorIngestionConfiguration } from '@aws-sdk/client-bedrock-agent'

/** Ways to chunk by the words of a command, with the sizes that Bedrock's console offers. */
export const chunkingChoices: Readonly<
  Record<'default' | 'fixed' | 'hierarchical' | 'semantic' | 'none', VectorIngestionConfiguration>
> = {
  default: {},
  fixed: {
    chunkingConfiguration: {
      chunkingStrategy: 'FIXED_SIZE',
      fixedSizeChunkingConfiguration: { maxTokens: 300, overlapPercentage: 20 },
    },
  },
  hierarchical: {
    chunkingConfiguration: {
      chunkingStrategy: 'HIERARCHICAL',
      hierarchicalChunkingConfiguration: {
        levelConfigurations: [{ maxTokens: 1_500 }, { maxTokens: 300 }],
        overlapTokens: 60,
      },
    },
  },
  semantic: {
    chunkingConfiguration: {
      chunkingStrategy: 'SEMANTIC',
      semanticChunkingConfiguration: { maxTokens: 300, bufferSize: 0, breakpointPercentileThreshold: 95 },
    },
  },
  none: { chunkingConfiguration: { chunkingStrategy: 'NONE' } },
}

export type ChunkingChoice = keyof typeof chunkingChoices
export const chunkingNames = Object.keys(chunkingChoices) as readonly ChunkingChoice[]
