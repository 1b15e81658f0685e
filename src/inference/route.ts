import type { Backend } from '../backends/backend.ts'
import { createGlobs } from './glob.ts'

/** Where a call may go. */
export interface Target {
  /** The backend's name in the configuration. */
  readonly name: string
  readonly backend: Backend
  /** The upstream's own name for the model; the model's ID where absent. */
  readonly model?: string
}

/** The targets of a foundation model's ID, in the order in which they are tried. */
export type Route = (modelId: string) => readonly Target[]

export interface RouteOptions {
  /** The first whose pattern matches decides. */
  readonly models: readonly { readonly model: string; readonly backends: readonly string[] }[]
  /** By name, with `embedded` where it is needed: it answers where nothing matches. */
  readonly backends: ReadonlyMap<string, Backend>
}

/** Whether a model may come to the embedded one: it is named, or no route takes all that is left. */
export const needsEmbedded = (models: RouteOptions['models']): boolean =>
  !models.some(({ model }) => model === '*') ||
  models.some(({ backends }) => backends.some(target => target.split('/', 1)[0] === 'embedded'))

export const createRoute = ({ models, backends }: RouteOptions): Route => {
  const toTarget = (target: string): Target => {
    const slash = target.indexOf('/')
    const name = slash < 0 ? target : target.slice(0, slash)
    const backend = backends.get(name)
    if (backend === undefined) throw new Error(`The configuration was not checked: no backend ${name}`)
    return { name, backend, ...(slash >= 0 && { model: target.slice(slash + 1) }) }
  }
  const fallback = needsEmbedded(models) ? [{ model: '*', backends: ['embedded'] }] : []
  const routes = [...models, ...fallback].map(({ model, backends }) => ({
    matches: createGlobs([model]),
    targets: backends.map(toTarget),
  }))
  return modelId => routes.find(({ matches }) => matches(modelId))?.targets ?? []
}
