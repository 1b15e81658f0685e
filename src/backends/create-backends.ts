import type { Backend } from './backend.ts'
import type { BackendSetup } from './backend-kind.ts'
import { kindOf } from './index.ts'

type Settings = Readonly<Record<string, { readonly type: string; readonly [setting: string]: unknown }>>

/**
 * Every configured backend by its name, and `embedded` where it is needed. Each is made once, those that are wrapped first.
 *
 * @param needsEmbedded whether a model may come to it; one that others wrap is made all the same.
 * @param settings checked: every name that one wraps is there, and none wraps itself.
 */
export const createBackends = async (
  settings: Settings,
  needsEmbedded: boolean,
  setup: Omit<BackendSetup, 'name' | 'backend'>,
): Promise<ReadonlyMap<string, Backend>> => {
  const all: Settings = { embedded: { type: 'embedded' }, ...settings }
  const made = new Map<string, Promise<Backend>>()
  const make = (name: string): Promise<Backend> => {
    const { type, ...own } = all[name] ?? unknownBackend(name)
    const backend =
      made.get(name) ?? Promise.resolve(kindOf(type).create(own, { ...setup, name, backend: make }))
    made.set(name, backend)
    return backend
  }
  await Promise.all((needsEmbedded ? Object.keys(all) : Object.keys(settings)).map(make))
  return new Map(await Promise.all([...made].map(async ([name, backend]) => [name, await backend] as const)))
}

const unknownBackend = (name: string): never => {
  throw new Error(`The configuration was not checked: no backend ${name}`)
}
