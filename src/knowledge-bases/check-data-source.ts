import type {
  ChunkingConfiguration,
  DataSourceConfiguration,
  VectorIngestionConfiguration,
} from '@aws-sdk/client-bedrock-agent'
import { notImplementedException, validationException } from '../errors.ts'

/** The member of the configuration that each kind needs, if it needs one. */
const KINDS: Readonly<Record<string, keyof DataSourceConfiguration | undefined>> = {
  S3: 's3Configuration',
  WEB: 'webConfiguration',
  CUSTOM: undefined,
}

/** @throws ValidationException for what cannot be, NotImplementedException for what AWS has and Outcrop has not. */
export const checkSource = (configuration: DataSourceConfiguration): void => {
  const type = configuration.type ?? ''
  if (!Object.hasOwn(KINDS, type))
    throw notImplementedException(`Data sources of the type ${type} are not implemented.`, {
      hint: 'S3, WEB and CUSTOM are. Documents of any other origin may be sent to a CUSTOM one.',
    })
  const member = KINDS[type]
  if (member !== undefined && configuration[member] === undefined)
    throw validationException(`A data source of the type ${type} needs ${member}.`)
  for (const [kind, other] of Object.entries(KINDS))
    if (kind !== type && other !== undefined && configuration[other] !== undefined)
      throw validationException(`A data source of the type ${type} takes no ${other}.`)
}

/** @throws as `checkSource`. */
export const checkIngestion = (ingestion: VectorIngestionConfiguration | undefined): void => {
  if (ingestion === undefined) return
  if (ingestion.parsingConfiguration !== undefined)
    throw notImplementedException(
      `The parsing strategy ${ingestion.parsingConfiguration.parsingStrategy} is not implemented.`,
      { hint: 'Without a parsing configuration the parser reads what is text in a document.' },
    )
  if (ingestion.contextEnrichmentConfiguration !== undefined)
    throw notImplementedException('Context enrichment is not implemented.')
  if (ingestion.chunkingConfiguration !== undefined) checkChunking(ingestion.chunkingConfiguration)
}

const STRATEGIES: Readonly<Record<string, keyof ChunkingConfiguration | undefined>> = {
  FIXED_SIZE: 'fixedSizeChunkingConfiguration',
  HIERARCHICAL: 'hierarchicalChunkingConfiguration',
  SEMANTIC: 'semanticChunkingConfiguration',
  NONE: undefined,
}

const checkChunking = (chunking: ChunkingConfiguration): void => {
  const strategy = chunking.chunkingStrategy ?? ''
  const needed = STRATEGIES[strategy]
  if (needed !== undefined && chunking[needed] === undefined)
    throw validationException(`The chunking strategy ${strategy} needs ${needed}.`)
  for (const other of Object.values(STRATEGIES))
    if (other !== undefined && other !== needed && chunking[other] !== undefined)
      throw validationException(`The chunking strategy ${strategy} takes no ${other}.`)
  const { levelConfigurations, overlapTokens = 0 } = chunking.hierarchicalChunkingConfiguration ?? {}
  if (levelConfigurations === undefined) return
  const [parent = 0, child = 0] = levelConfigurations.map(({ maxTokens = 0 }) => maxTokens)
  if (child >= parent)
    throw validationException(
      `The maximum tokens of the child level (${child}) must be less than those of the parent level (${parent}).`,
    )
  if (overlapTokens >= child)
    throw validationException(
      `The overlap tokens (${overlapTokens}) must be less than the maximum tokens of the child level (${child}).`,
    )
}
