import { isForBedrock } from '../../dialects/native/check-body.ts'
import type { JsonObject } from '../../dialects/native/json.ts'
import { validationException } from '../../errors.ts'

export interface OwnRequest {
  readonly body: JsonObject
  readonly headers: Readonly<Record<string, string>>
}

/** A name that a header can hold. */
const BETA = /^[\w.-]{1,100}$/
const MOST_BETAS = 100

/**
 * The body that Bedrock takes as Anthropic's own API takes it: the model and whether to stream are in it, the version
 * and the betas in headers. https://docs.anthropic.com/en/api/claude-on-amazon-bedrock
 *
 * @param betas asked for beside those of the body.
 * @throws ValidationException for betas that cannot be.
 */
export const toOwnRequest = (
  native: JsonObject,
  model: string,
  stream: boolean,
  betas: readonly string[],
): OwnRequest => {
  const { anthropic_version: _, anthropic_beta: asked = [], ...others } = native
  const all = [...new Set([...betas, ...readBetas(asked)])]
  const own = Object.fromEntries(Object.entries(others).filter(([key]) => !isForBedrock(key)))
  return {
    body: { ...own, model, stream },
    headers: all.length === 0 ? {} : { 'anthropic-beta': all.join(',') },
  }
}

const readBetas = (asked: unknown): readonly string[] => {
  if (Array.isArray(asked) && asked.length <= MOST_BETAS && asked.every(isBeta)) return asked
  // The sentence of Bedrock: https://github.com/wecode-ai/Wegent/issues/27
  throw validationException('invalid beta flag', {
    hint: 'anthropic_beta must be a list of names, such as ["context-1m-2025-08-07"].',
  })
}

const isBeta = (name: unknown): name is string => typeof name === 'string' && BETA.test(name)
