import type { Catalogue, FoundationModel } from './catalogue.ts'
import { createGlobs } from './glob.ts'

/** A model that the configuration routes to a backend and no catalogue knows; undefined for any other. */
export type FindOwnModel = (modelId: string) => FoundationModel | undefined

/**
 * Those that the routes name whole, and ARNs, of which one pattern may name many: an imported model, an endpoint. What
 * such a model can do is its backend's to say, so that nothing is refused before.
 *
 * @param patterns of the routes, in their order.
 */
export const createOwnModels = (patterns: readonly string[], catalogue: Catalogue): FindOwnModel => {
  const names = new Set(patterns.filter(name => !name.includes('*') && catalogue.find(name) === undefined))
  const isArn = createGlobs(patterns.filter(pattern => pattern.startsWith('arn:')))
  return id =>
    names.has(id) || isArn(id)
      ? {
          id,
          provider: 'own',
          inputModalities: ['TEXT', 'IMAGE'],
          outputModalities: ['TEXT'],
          streaming: true,
          toolUse: true,
          lifecycle: { status: 'ACTIVE' },
          limits: {},
        }
      : undefined
}
