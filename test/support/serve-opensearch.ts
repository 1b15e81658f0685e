import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { split } from '../../src/wire/sigv4.ts'
import { checkCaller, type OpenSearchCallers } from './check-opensearch-caller.ts'
import { type Listening, listenLocally } from './listen-locally.ts'
import { type FieldMapping, Refused, type Source, toEvaluate } from './opensearch-query.ts'

/** What befalls a call in place of its answer, or after it was done. */
export interface Fault {
  /** Of the path's end: `_bulk`. */
  readonly on: string
  readonly is: 'reset' | 'done and reset' | 'silence' | { readonly status: number; readonly body?: object }
  /** Lines of a bulk that are refused with this status; the others are done. */
  readonly lines?: { readonly from: number; readonly status: number }
}

export interface OpenSearchServer extends Listening {
  /** As the user would make it, before anything else. */
  createIndex(name: string, properties: Readonly<Record<string, FieldMapping>>): void
  readonly faults: Fault[]
  /** Methods and paths. */
  readonly calls: string[]
  /** Everything that is kept in an index, searched or not. */
  documents(index: string): Source[]
}

export interface OpenSearchServerOptions extends OpenSearchCallers {
  /** What OpenSearch Serverless refuses is refused, and writes are searched after so many searches. */
  readonly serverlessLag?: number
}

interface Index {
  readonly fields: Map<string, FieldMapping>
  readonly kept: Map<string, Source>
  searched: ReadonlyMap<string, Source>
  searchesSince: number
}

/** The part of OpenSearch's API that knowledge bases need, as strict as OpenSearch is. */
export const serveOpenSearch = async (options: OpenSearchServerOptions = {}): Promise<OpenSearchServer> => {
  const { serverlessLag } = options
  const isServerless = serverlessLag !== undefined
  const indexes = new Map<string, Index>()
  const faults: Fault[] = []
  const calls: string[] = []
  let ids = 0

  const refresh = (index: Index): void => {
    index.searched = new Map(index.kept)
    index.searchesSince = 0
  }

  const write = (index: Index, id: string, source: Source): void => {
    for (const [field, value] of Object.entries(source)) {
      const mapping = index.fields.get(field)
      if (mapping === undefined) {
        index.fields.set(field, { type: 'text' }) // dynamic
        continue
      }
      if (mapping.type === 'knn_vector') checkVector(field, value, mapping)
      if (mapping.type === 'keyword' && mapping.index !== false)
        for (const each of [value].flat())
          if (Buffer.byteLength(String(each)) > 32_766)
            throw new Refused(
              400,
              'illegal_argument_exception',
              `Document contains at least one immense term in field="${field}"`,
            )
    }
    index.kept.set(id, source)
  }

  const bulk = (index: Index, body: string, query: URLSearchParams, fault: Fault | undefined): object => {
    const refreshes = query.get('refresh')
    if (isServerless && refreshes !== null)
      throw new Refused(400, 'illegal_argument_exception', 'refresh is not supported')
    if (!body.endsWith('\n'))
      throw new Refused(
        400,
        'illegal_argument_exception',
        'The bulk request must be terminated by a newline [\\n]',
      )
    const lines = body.slice(0, -1).split('\n')
    const items: object[] = []
    for (let at = 0; at < lines.length; at++) {
      const [[kind, given] = ['', {}], ...more] = Object.entries(
        parse(lines[at] ?? '') as Record<string, Source>,
      )
      if (more.length > 0 || !['index', 'delete'].includes(kind))
        throw new Refused(400, 'illegal_argument_exception', `Malformed action/metadata line [${at + 1}]`)
      const unknown = Object.keys(given).find(key => !['_index', '_id'].includes(key))
      if (unknown !== undefined)
        throw new Refused(
          400,
          'illegal_argument_exception',
          `Action/metadata line contains an unknown parameter [${unknown}]`,
        )
      const { _id } = given as { _id?: string }
      const planned = fault?.lines
      if (kind === 'delete') {
        if (_id === undefined) throw new Refused(400, 'action_request_validation_exception', 'id is missing')
        const was = index.kept.delete(_id)
        items.push({ delete: { _id, status: was ? 200 : 404, result: was ? 'deleted' : 'not_found' } })
        continue
      }
      at += 1
      const source = parse(lines[at] ?? '') as Source
      const id = _id ?? `auto-${++ids}`
      try {
        if (planned !== undefined && items.length >= planned.from)
          throw new Refused(planned.status, 'opensearch_rejected_execution_exception', 'rejected execution')
        if (isServerless && _id !== undefined)
          throw new Refused(
            400,
            'illegal_argument_exception',
            'Document ID is not supported in create/index operation request',
          )
        write(index, id, source)
        items.push({ index: { _id: id, status: 201, result: 'created' } })
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        const { status, type, message: reason } = error
        items.push({ index: { _id: id, status, error: { type, reason } } })
      }
    }
    if (refreshes !== null) refresh(index)
    return { took: 1, errors: items.some(item => JSON.stringify(item).includes('"error"')), items }
  }

  const search = (index: Index, body: Source): object => {
    const unknown = Object.keys(body).find(
      key => !['size', 'query', '_source', 'track_total_hits'].includes(key),
    )
    if (unknown !== undefined)
      throw new Refused(400, 'parsing_exception', `Unknown key for a value in [${unknown}].`)
    const {
      size = 10,
      _source,
      query = { match_all: {} },
    } = body as { size?: number; _source?: string[]; query?: unknown }
    if (size < 0 || size > 10_000)
      throw new Refused(400, 'illegal_argument_exception', 'Result window is too large')
    if (isServerless && index.searchesSince++ >= serverlessLag) refresh(index)
    const evaluate = toEvaluate(query)
    const all = [...index.searched.values()]
    const found = [...index.searched].flatMap(([_id, source]) => {
      const _score = evaluate(source, index.fields, all)
      return _score === undefined ? [] : [{ _id, _score, source }]
    })
    found.sort((one, other) => other._score - one._score)
    const hits = found.slice(0, size).map(({ source, ...hit }) => ({
      ...hit,
      _source:
        _source === undefined
          ? source
          : Object.fromEntries(Object.entries(source).filter(([key]) => _source.includes(key))),
    }))
    return {
      took: 1,
      timed_out: false,
      _shards: { total: 1, successful: 1, skipped: 0, failed: 0 },
      hits: { total: { value: found.length, relation: 'eq' }, max_score: hits[0]?._score ?? null, hits },
    }
  }

  const answer = (request: IncomingMessage, body: string, fault: Fault | undefined): object => {
    checkCaller(request, body, options)
    const [path, rawQuery] = split(request.url ?? '/')
    const [, name = '', operation = ''] = path.split('/')
    const index = indexes.get(name)
    if (index === undefined) throw new Refused(404, 'index_not_found_exception', `no such index [${name}]`)
    if (body !== '') checkContentType(request, operation)
    switch (`${request.method} ${operation}`) {
      case 'GET _mapping':
        return { [name]: { mappings: { properties: Object.fromEntries(index.fields) } } }
      case 'PUT _mapping': {
        const { properties = {} } = parse(body) as { properties?: Record<string, FieldMapping> }
        for (const [field, mapping] of Object.entries(properties)) {
          const type = index.fields.get(field)?.type
          if (type !== undefined && type !== mapping.type)
            throw new Refused(
              400,
              'illegal_argument_exception',
              `mapper [${field}] cannot be changed from type [${type}] to [${mapping.type}]`,
            )
          index.fields.set(field, mapping)
        }
        return { acknowledged: true }
      }
      case 'POST _bulk':
        return bulk(index, body, new URLSearchParams(rawQuery), fault)
      case 'POST _search':
        return search(index, parse(body) as Source)
    }
    throw new Refused(405, 'illegal_argument_exception', `Incorrect HTTP method for uri [${request.url}]`)
  }

  const listening = await listenLocally(
    createServer(async (request, response) => {
      const [path] = split(request.url ?? '/')
      calls.push(`${request.method} ${path}`)
      const body = await text(request)
      const at = faults.findIndex(({ on }) => path.endsWith(on))
      const [fault] = at === -1 ? [] : faults.splice(at, 1)
      if (fault?.is === 'silence') return
      if (fault?.is === 'reset') return request.socket.resetAndDestroy()
      if (typeof fault?.is === 'object' && fault.lines === undefined)
        return send(
          response,
          fault.is.status,
          fault.is.body ?? { error: { type: 'planned', reason: 'planned' } },
        )
      try {
        const done = answer(request, body, fault)
        if (fault?.is === 'done and reset') return request.socket.resetAndDestroy()
        send(response, 200, done)
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        const { status, type, message: reason } = error
        send(response, status, { error: { root_cause: [], type, reason }, status })
      }
    }),
  )
  return {
    ...listening,
    faults,
    calls,
    createIndex(name, properties) {
      indexes.set(name, {
        fields: new Map(Object.entries(properties)),
        kept: new Map(),
        searched: new Map(),
        searchesSince: 0,
      })
    },
    documents: name => [...(indexes.get(name)?.kept.values() ?? [])],
  }
}

const send = (response: ServerResponse, status: number, body: object): void => {
  response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8' })
  response.end(JSON.stringify(body))
}

const parse = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    throw new Refused(400, 'json_parse_exception', 'Unexpected character')
  }
}

const checkVector = (field: string, value: unknown, { dimension }: FieldMapping): void => {
  if (!Array.isArray(value) || value.some(each => typeof each !== 'number' || !Number.isFinite(each)))
    throw new Refused(
      400,
      'mapper_parsing_exception',
      `failed to parse field [${field}] of type [knn_vector]`,
    )
  if (value.length !== dimension)
    throw new Refused(
      400,
      'mapper_parsing_exception',
      `Vector dimension mismatch. Expected: ${dimension}, Given: ${value.length}`,
    )
}

const checkContentType = ({ headers }: IncomingMessage, operation: string): void => {
  const type = headers['content-type'] ?? ''
  const allowed = operation === '_bulk' ? ['application/json', 'application/x-ndjson'] : ['application/json']
  if (!allowed.includes(type))
    throw new Refused(406, 'illegal_argument_exception', `Content-Type header [${type}] is not supported`)
}
