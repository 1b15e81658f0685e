import { type CountedBlock, countBlocks, countTokens } from '../conversation/count-tokens.ts'
import { counterFor } from '../conversation/token-counters/index.ts'
import type { ModelRequest } from '../dialects/dialect.ts'

/** The input tokens of a request, as CountTokens, `usage` and the families' own bodies tell them. */
export const countRequest = (request: ModelRequest, modelId: string): number =>
  countTokens(request, counterFor(modelId))

/** The blocks of a request in the order of its prefix, each with the tokens up to its end; the whole count last. */
export const countPrefixes = (request: ModelRequest, modelId: string): Generator<CountedBlock, number> =>
  countBlocks(request, counterFor(modelId))
