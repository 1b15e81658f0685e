import { anthropicMessages } from './anthropic-messages.ts'
import type { Dialect } from './dialect.ts'

export const dialects: readonly Dialect[] = [anthropicMessages]

/** @param modelId a foundation model's ID: profiles and ARNs are resolved before. */
export const dialectFor = (modelId: string): Dialect | undefined =>
  dialects.find(({ modelIds }) => modelIds.test(modelId))
