import * as v from 'valibot'
import { createAnthropicBackend } from '../../../src/backends/anthropic/create-anthropic-backend.ts'
import { anthropic } from '../../../src/backends/anthropic.ts'
import type { Backend } from '../../../src/backends/backend.ts'

const schema = v.strictObject(anthropic.settings)

/** As a configuration makes it. */
export const create = (
  baseUrl: string,
  settings: Partial<v.InferInput<typeof schema>> = {},
): Promise<Backend> =>
  createAnthropicBackend(v.parse(schema, { baseUrl, ...settings }), {
    name: 'claude',
    log: { debug() {}, info() {}, warn() {}, error() {} },
  })
