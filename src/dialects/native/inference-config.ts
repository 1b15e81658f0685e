import type { InferenceConfiguration } from '@aws-sdk/client-bedrock-runtime'
import type { ModelRequest } from '../dialect.ts'
import type { JsonObject } from './json.ts'
import { unsupportedField } from './refusals.ts'

type Name = keyof InferenceConfiguration

/** Converse's names by those of a family. Two names for one thing stand in the order in which they are looked for. */
export type InferenceNames = Readonly<Record<string, Name>>

/** Converse's limits: what a family allows beyond them stays under its native name. */
const isSayable: Readonly<Record<Name, (value: unknown) => boolean>> = {
  maxTokens: value => typeof value === 'number' && value >= 1,
  temperature: value => typeof value === 'number' && value <= 1,
  topP: value => typeof value === 'number' && value <= 1,
  stopSequences: value => typeof value === 'string' || Array.isArray(value),
}

/** @returns `spoken`: the native members that Converse has words for. */
export const decodeInferenceConfig = (
  body: JsonObject,
  names: InferenceNames,
): { readonly config: Pick<ModelRequest, 'inferenceConfig'>; readonly spoken: readonly string[] } => {
  const found = new Map<Name, unknown>()
  const spoken: string[] = []
  for (const [native, name] of Object.entries(names)) {
    const value = body[native]
    if (!isSayable[name](value) || found.has(name)) continue
    found.set(name, typeof value === 'string' ? [value] : value)
    spoken.push(native)
  }
  return { config: found.size > 0 ? { inferenceConfig: Object.fromEntries(found) } : {}, spoken }
}

/** @throws ValidationException naming what the family has no name for. */
export const encodeInferenceConfig = (
  config: InferenceConfiguration = {},
  names: InferenceNames,
): JsonObject => {
  const natives = new Map(Object.entries(names).map(([native, name]) => [name, native]))
  return Object.fromEntries(
    namesIn(config).map(name => {
      const native = natives.get(name)
      if (native === undefined) throw unsupportedField(name)
      return [native, config[name]]
    }),
  )
}

const order: readonly Name[] = ['maxTokens', 'temperature', 'topP', 'stopSequences']

const namesIn = (config: InferenceConfiguration): Name[] => order.filter(name => config[name] !== undefined)
