import type { ChunkingConfiguration } from '@aws-sdk/client-bedrock-agent'
import type { ChunkedDocument } from '../chunk-draft.ts'
import type { ParsedDocument } from '../parsed-document.ts'
import type { ChunkingContext } from './chunking-context.ts'
import { chunkByDefault } from './default-size.ts'
import { chunkByFixedSize } from './fixed-size.ts'
import { chunkHierarchically } from './hierarchical.ts'
import { chunkSemantically } from './semantic.ts'
import { keepWhole } from './whole-document.ts'

/**
 * Cuts a document as its data source asks. The text of a chunk is what stands in the document's text from its start to its end.
 *
 * @param configuration as the API has checked it; absent for the default.
 * @throws UnreadableDocument where there would be too many; whatever `embed` throws; the signal's reason.
 */
export const chunkDocument = async (
  document: ParsedDocument,
  configuration: ChunkingConfiguration | undefined,
  context: ChunkingContext,
): Promise<ChunkedDocument> => {
  switch (configuration?.chunkingStrategy) {
    case 'FIXED_SIZE':
      return chunkByFixedSize(document, chosen(configuration.fixedSizeChunkingConfiguration))
    case 'HIERARCHICAL':
      return chunkHierarchically(document, chosen(configuration.hierarchicalChunkingConfiguration))
    case 'SEMANTIC':
      return chunkSemantically(document, chosen(configuration.semanticChunkingConfiguration), context)
    case 'NONE':
      return keepWhole(document)
    default:
      return chunkByDefault(document)
  }
}

/** The console's defaults stand in each strategy's file. */
const chosen = <Configuration>(configuration: Configuration | undefined): Configuration =>
  configuration ?? ({} as Configuration)
