import * as v from 'valibot'
import type { Backend } from '../../../src/backends/backend.ts'
import { createOpenaiCompatibleBackend } from '../../../src/backends/openai-compatible/create-openai-compatible-backend.ts'
import { openaiCompatible } from '../../../src/backends/openai-compatible.ts'

const schema = v.strictObject(openaiCompatible.settings)

/** As a configuration makes it. */
export const create = (
  baseUrl: string,
  settings: Partial<v.InferInput<typeof schema>> = {},
  warnings: string[] = [],
): Promise<Backend> =>
  createOpenaiCompatibleBackend(v.parse(schema, { baseUrl, ...settings }), {
    name: 'gpu',
    log: { debug() {}, info() {}, warn: (_, message) => warnings.push(message), error() {} },
  })
