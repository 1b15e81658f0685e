import { isIP } from 'node:net'
import { accessDeniedException } from '../errors.ts'
import type { HttpHandler, HttpRequest, HttpResponse } from '../wire/exchange.ts'
import { errorResponse } from './error-response.ts'

/** Answers in the handler's stead, or lets a request pass. */
export type Guard = (request: HttpRequest) => HttpResponse | undefined

export interface GuardOptions {
  /** Names answered besides local ones and Bedrock's own; `*` is any. */
  readonly hosts: readonly string[]
  /** Web origins (`https://app.example`) whose pages may call. */
  readonly origins: readonly string[]
}

/** Names that resolve to this machine, or to Bedrock, and never to a stranger. */
const LOCAL = /^(?:[a-z0-9_.-]+\.)?localhost$/
const BEDROCK = /^bedrock(?:-agent)?(?:-runtime)?(?:-fips)?\.[a-z0-9-]+\.(?:amazonaws\.com|api\.aws)$/

/**
 * No web page may drive this server.
 *
 * A page whose own name resolves to this machine (DNS rebinding) shows in `Host`. A page that calls across
 * origins shows in `Origin`; where a browser sends none, as for an image, in `Sec-Fetch-Site`. Pages served by
 * this server itself have its authority in their origin.
 */
export const createGuard = ({ hosts, origins }: GuardOptions): Guard => {
  const anyHost = hosts.includes('*')
  const names = new Set(hosts.map(host => host.toLowerCase()))
  const allowed = new Set(origins.map(origin => origin.toLowerCase()))
  allowed.delete('null')

  const isKnownHost = (authority: string): boolean => {
    const host = withoutPort(authority)
    // HTTP/1.0 clients name no host; browsers always do.
    return (
      anyHost || host === '' || isIP(host) !== 0 || LOCAL.test(host) || BEDROCK.test(host) || names.has(host)
    )
  }

  return request => {
    const { authority, headers } = request
    if (!isKnownHost(authority)) {
      return refuse(
        `The host name ${authority} is not one that this server answers to.`,
        `Add it to the configuration: hosts: ['${withoutPort(authority)}'].`,
      )
    }
    const origin = headers.origin?.toLowerCase()
    const site = headers['sec-fetch-site']
    if (origin === undefined) {
      if (site === undefined || site === 'none' || site === 'same-origin') return undefined
      return refuse(
        'Web pages of other sites may not call this server.',
        'A link, an image or a form of another site sent this. Pages of configured origins (origins: [...]) call with fetch.',
      )
    }
    if (allowed.has(origin)) return isPreflight(request) ? preflight(request, origin) : undefined
    if (sameAuthority(origin, authority)) return undefined
    return refuse(
      `The web origin ${origin} may not call this server.`,
      origin === 'null'
        ? 'A page without an origin of its own (a sandboxed frame, a file) may be anybody: origins: [...] cannot allow it.'
        : `Allow it in the configuration: origins: ['${origin}'].`,
    )
  }
}

/** Lets pages of the allowed origins read the answers. */
export const allowOrigins = (origins: readonly string[], handle: HttpHandler): HttpHandler => {
  const allowed = new Set(origins.map(origin => origin.toLowerCase()))
  if (allowed.size === 0) return handle
  return async request => {
    const response = await handle(request)
    const { origin } = request.headers
    if (origin === undefined || !allowed.has(origin.toLowerCase())) return response
    const readable = {
      'access-control-allow-origin': origin,
      'access-control-expose-headers': '*',
      vary: 'origin',
    }
    return { ...response, headers: { ...response.headers, ...readable } }
  }
}

const isPreflight = ({ method, headers }: HttpRequest): boolean =>
  method === 'OPTIONS' && headers['access-control-request-method'] !== undefined

/** `authorization` is named one by one: a `*` does not stand for it. */
const preflight = ({ headers }: HttpRequest, origin: string): HttpResponse => ({
  status: 204,
  headers: {
    'access-control-allow-origin': origin,
    'access-control-allow-methods': 'GET, POST, PUT, DELETE, PATCH',
    'access-control-allow-headers': headers['access-control-request-headers'] ?? '',
    'access-control-max-age': '600',
    vary: 'origin',
  },
})

const refuse = (message: string, hint: string): HttpResponse =>
  errorResponse(accessDeniedException(message, { hint }))

/** `[::1]:4510` -> `::1`, `localhost.` -> `localhost`. */
const withoutPort = (authority: string): string => {
  const host = authority.toLowerCase().replace(/:\d*$/, '')
  return host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host.replace(/\.$/, '')
}

/** A page of another port of this machine is another page. */
const sameAuthority = (origin: string, authority: string): boolean =>
  origin === `http://${authority.toLowerCase()}` || origin === `https://${authority.toLowerCase()}`
