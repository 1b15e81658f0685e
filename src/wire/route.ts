import type { ServiceDescription, ServiceName } from './api.ts'

/** An operation found for a request, and the percent-decoded labels of its path. */
export interface Route {
  readonly service: ServiceName
  readonly operation: string
  readonly labels: Readonly<Record<string, string>>
}

interface Endpoint {
  readonly service: ServiceName
  readonly operation: string
  readonly labelNames: readonly string[]
}

interface Node {
  readonly literals: Map<string, Node>
  label?: Node
  readonly endpoints: Map<string, Endpoint[]>
}

export interface Router {
  /**
   * @param path the raw path, split before it is decoded, so that `%2F` inside an ARN stays in its label.
   * @param service decides between services where the host name or base path told it.
   * @returns the matches, best first; several only where services collide.
   */
  find(method: string, path: string, service?: ServiceName): Route[]
}

const newNode = (): Node => ({ literals: new Map(), endpoints: new Map() })

/** A tree over path segments: one map look-up a segment, however many operations there are. */
export const createRouter = (descriptions: readonly ServiceDescription[]): Router => {
  const root = newNode()
  for (const { service, operations } of descriptions)
    for (const [operation, { method, uri }] of Object.entries(operations)) {
      const labelNames: string[] = []
      let node = root
      for (const segment of uri.split('/').slice(1)) {
        if (segment.startsWith('{')) {
          labelNames.push(segment.slice(1, -1))
          node.label ??= newNode()
          node = node.label
        } else {
          const next = node.literals.get(segment) ?? newNode()
          node.literals.set(segment, next)
          node = next
        }
      }
      const endpoints = node.endpoints.get(method) ?? []
      node.endpoints.set(method, [...endpoints, { service, operation, labelNames }])
    }

  return {
    find(method, path, service) {
      const segments = path.split('/').slice(1)
      const found: Route[] = []
      const walk = (node: Node, index: number, labels: string[]): void => {
        const segment = segments[index]
        if (segment === undefined) {
          for (const endpoint of node.endpoints.get(method) ?? [])
            if (service === undefined || endpoint.service === service) {
              const route = toRoute(endpoint, labels)
              if (route !== undefined) found.push(route)
            }
          return
        }
        const literal = node.literals.get(segment)
        if (literal !== undefined) walk(literal, index + 1, labels)
        if (node.label !== undefined && segment !== '') walk(node.label, index + 1, [...labels, segment])
      }
      walk(root, 0, [])
      return found
    },
  }
}

const toRoute = ({ service, operation, labelNames }: Endpoint, raw: readonly string[]): Route | undefined => {
  const labels: Record<string, string> = {}
  try {
    labelNames.forEach((name, index) => {
      labels[name] = decodeURIComponent(raw[index] ?? '')
    })
  } catch {
    return undefined // a stray `%` names nothing
  }
  return { service, operation, labels }
}
