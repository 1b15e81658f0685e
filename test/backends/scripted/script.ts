import type { Call } from '../../../src/backends/backend.ts'
import type { Asked } from '../../../src/backends/scripted/asked.ts'
import {
  createScriptedBackend,
  type ScriptedBackend,
} from '../../../src/backends/scripted/create-scripted-backend.ts'
import { readScript } from '../../../src/backends/scripted/read-script.ts'
import { call } from '../call.ts'

/** A backend that plays one script. */
export const playing = (yaml: string): ScriptedBackend => {
  const backend = createScriptedBackend({}, { name: 'scripted' })
  backend.scripts.install(readScript(yaml, 'test'), call().principal)
  return backend
}

export const ask = async (backend: ScriptedBackend, text: string, some: Partial<Call> = {}) => {
  const generation = await backend.converse?.(
    { modelId: 'amazon.nova-lite-v1:0', messages: [{ role: 'user', content: [{ text }] }] },
    call(some),
  )
  if (generation === undefined) throw new Error('A scripted backend converses.')
  return generation
}

export const asked = (some: Partial<Asked> = {}): Asked => ({
  model: 'amazon.nova-lite-v1:0',
  text: '',
  system: '',
  tools: [],
  turn: 1,
  metadata: {},
  ...some,
})
