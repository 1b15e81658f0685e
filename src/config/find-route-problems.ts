import type { Locate } from './describe-issue.ts'

interface Routes {
  readonly backends: Readonly<Record<string, { readonly type: string; readonly of?: unknown }>>
  readonly models: readonly { readonly backends: readonly string[] }[]
}

/** Backends that are named and not there, and those that wrap each other in a circle: a line each. */
export const findRouteProblems = ({ backends, models }: Routes, locate: Locate): string[] => {
  const names = new Set(['embedded', ...Object.keys(backends)])
  const missing = (name: string, path: readonly string[]) =>
    names.has(name)
      ? []
      : [
          `${locate(path)}: "${path.join('.')}" names the backend ${name}, which is not there. There are: ${[...names].join(', ')}.`,
        ]
  return [
    ...models.flatMap(({ backends }, index) =>
      backends.flatMap((target, position) =>
        missing(backendOf(target), ['models', String(index), 'backends', String(position)]),
      ),
    ),
    ...Object.entries(backends).flatMap(([name, { of }]) => {
      if (typeof of !== 'string') return []
      const path = ['backends', name, 'of']
      if (isCircle(name, backends))
        return [`${locate(path)}: the backend ${name} wraps itself, through "${path.join('.')}".`]
      return missing(of, path)
    }),
  ]
}

/** `gpu` of `gpu/Qwen/Qwen3-8B`. */
const backendOf = (target: string): string => target.split('/', 1)[0] ?? ''

const isCircle = (start: string, backends: Routes['backends']): boolean => {
  let next = backends[start]?.of
  for (let step = 0; step <= Object.keys(backends).length; step++) {
    if (typeof next !== 'string') return false
    if (next === start) return true
    next = Object.hasOwn(backends, next) ? backends[next]?.of : undefined
  }
  return false
}
