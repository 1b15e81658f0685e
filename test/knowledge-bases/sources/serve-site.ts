import { createServer, type RequestListener } from 'node:http'
import { createEgressGate, type EgressGate } from '../../../src/egress/gate.ts'
import type { SourceDocument } from '../../../src/knowledge-bases/document-source.ts'
import { type WebSettings, webSource } from '../../../src/knowledge-bases/sources/web.ts'
import { listenLocally } from '../../support/listen-locally.ts'

export interface SitePage {
  readonly body?: string | Uint8Array
  readonly type?: string
  readonly status?: number
  readonly location?: string
}

export interface Site extends AsyncDisposable {
  readonly port: number
  readonly gate: EgressGate
  /** By path, or by host and path: a string is HTML. */
  readonly pages: Map<string, string | SitePage | RequestListener>
  readonly requests: {
    readonly host: string
    readonly path: string
    readonly userAgent: string | undefined
  }[]
  /** Of what was asked for, `robots.txt` aside. */
  paths(): string[]
  source(settings: WebSettings): ReturnType<typeof webSource>
  crawl(settings: WebSettings): Promise<SourceDocument[]>
  url(path: string, host?: string): string
}

/** A server that is every host whose name ends in `.test`; nothing else can be reached through its gate. */
export const serveSite = async (): Promise<Site> => {
  const pages: Site['pages'] = new Map()
  const requests: Site['requests'] = []
  const server = await listenLocally(
    createServer((request, response) => {
      const [host = ''] = (request.headers.host ?? '').split(':')
      const path = request.url ?? '/'
      requests.push({ host, path, userAgent: request.headers['user-agent'] })
      const page = pages.get(`${host}${path}`) ?? pages.get(path)
      if (typeof page === 'function') return page(request, response)
      if (page === undefined) return response.writeHead(404).end('Nothing is here.')
      const {
        body = '',
        type = 'text/html',
        status = 200,
        location,
      } = typeof page === 'string' ? { body: page } : page
      response.writeHead(status, { 'content-type': type, ...(location !== undefined && { location }) })
      return response.end(body)
    }),
  )
  const gate = createEgressGate({
    privateRanges: 'deny',
    hosts: ['docs.example.test', 'www.example.test', 'example.test', 'other.test'].map(
      name => `${name}:${server.port}`,
    ),
    ports: [80, 443],
    resolve: async () => [{ address: '127.0.0.1', family: 4 }],
  })
  const source = (settings: WebSettings) => webSource({ rateLimit: 60_000, ...settings }, gate)
  return {
    port: server.port,
    gate,
    pages,
    requests,
    paths: () => requests.map(({ path }) => path).filter(path => path !== '/robots.txt'),
    source,
    async crawl(settings) {
      const found: SourceDocument[] = []
      for await (const document of source(settings).list(new AbortController().signal)) found.push(document)
      return found
    },
    url: (path, host = 'docs.example.test') => `http://${host}:${server.port}${path}`,
    async [Symbol.asyncDispose]() {
      await gate.close()
      await server.close()
    },
  }
}

export const links = (...hrefs: readonly string[]): string =>
  `<html><body><p>Text</p>${hrefs.map(href => `<a href="${href}">link</a>`).join('')}</body></html>`
