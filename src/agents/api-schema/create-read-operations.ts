import { createHash } from 'node:crypto'
import type { ReadOperations } from '../inline-definition.ts'
import type { ApiOperation } from './api-operation.ts'
import { loadApiSchema } from './load-api-schema.ts'
import { readApiSchema } from './read-api-schema.ts'

/** Agents that calls bring come with the same documents again and again. */
const MOST_KNOWN = 100

/** By the request that brings a document: what is read of it, or known of it already. */
export type ReadOperationsFor = (context: Parameters<typeof loadApiSchema>[2]) => ReadOperations

export const createReadOperations = (): ReadOperationsFor => {
  const known = new Map<string, readonly ApiOperation[]>()
  return context => async (schema, actionGroup, foundationModel) => {
    const text = await loadApiSchema(schema, actionGroup, context)
    const key = createHash('sha256').update(`${actionGroup}\n${foundationModel}\n${text}`).digest('hex')
    const operations = known.get(key) ?? (await readApiSchema(text, { actionGroup, foundationModel }))
    known.delete(key)
    known.set(key, operations)
    if (known.size > MOST_KNOWN) known.delete(known.keys().next().value ?? '')
    return operations
  }
}
