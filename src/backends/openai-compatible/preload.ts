import { setTimeout as wait } from 'node:timers/promises'
import { BedrockException, modelNotReadyException } from '../../errors.ts'
import type { Logger } from '../../log.ts'
import { callModel, type ModelServer } from '../upstream/call-model.ts'
import { readJson } from '../upstream/read-json.ts'

/** Models that are being loaded. */
export interface Preload {
  /** @throws ModelNotReadyException for a model that is still loading. */
  require(model: string): void
  close(): void
}

export interface PreloadOptions {
  readonly server: ModelServer
  /** The upstream's names of the models. */
  readonly models: readonly string[]
  readonly answerBytes: number
  readonly log: Pick<Logger, 'info' | 'warn'>
  /** Milliseconds between two tries. */
  readonly every?: number
  /** How often each is tried. */
  readonly tries?: number
}

/**
 * Has each model say one token, so that a server that loads models when they are asked for has them before the first
 * client does. What cannot be loaded is told in the log, and left to its calls.
 */
export const createPreload = ({
  server,
  models,
  answerBytes,
  log,
  every = 2_000,
  tries = 300,
}: PreloadOptions): Preload => {
  const loading = new Set(models)
  const closing = new AbortController()
  const { name } = server

  const load = async (model: string): Promise<void> => {
    const body = { model, messages: [{ role: 'user', content: 'Hi' }], max_tokens: 1 }
    for (let attempt = 1; attempt <= tries; attempt++) {
      try {
        const answer = await callModel(server, {
          path: '/chat/completions',
          body,
          model,
          signal: closing.signal,
        })
        await readJson(answer, answerBytes)
        return log.info({ backend: name, model }, 'the model is loaded')
      } catch (error) {
        if (closing.signal.aborted) return
        if (!isWorthWaiting(error))
          return log.warn(
            { backend: name, model, cause: error },
            'the model could not be loaded before it is called',
          )
      }
      await wait(every, undefined, { signal: closing.signal, ref: false })
    }
    log.warn({ backend: name, model }, `the model was not loaded after ${tries} tries`)
  }

  for (const model of models)
    load(model)
      .catch(() => undefined)
      .finally(() => loading.delete(model))

  return {
    require(model) {
      if (!loading.has(model)) return
      throw modelNotReadyException('Model is not ready for inference.', {
        hint: `The backend ${name} is loading ${model} ("backends.${name}.preload"): try again.`,
      })
    },
    close: () => closing.abort(),
  }
}

/** A server that starts, or loads; anything else will be the same in a while. */
const isWorthWaiting = (error: unknown): boolean =>
  error instanceof BedrockException &&
  ['ModelNotReadyException', 'ServiceUnavailableException', 'ModelTimeoutException'].includes(error.name)
