import { createServer, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { type Listening, listenLocally } from './listen-locally.ts'
import { type PineconeMetadata, PineconeRefused, toPasses } from './pinecone-filter.ts'

interface PineconeRecord {
  readonly id: string
  readonly values: readonly number[]
  readonly metadata: PineconeMetadata
}

export interface PineconeFault {
  /** Such calls that go well before. */
  after?: number
  /** Of the path's end: `/vectors/upsert`. */
  readonly on: string
  readonly is: 'reset' | 'done and reset' | 'silence' | { readonly status: number; readonly message?: string }
}

export interface PineconeServer extends Listening {
  readonly faults: PineconeFault[]
  /** Everything that is kept in a namespace, searched or not. */
  records(namespace?: string): readonly PineconeRecord[]
}

export interface PineconeServerOptions {
  readonly apiKey: string
  readonly dimension: number
  readonly metric?: 'cosine' | 'dotproduct' | 'euclidean'
  /** Queries of a namespace that still see what was there before a write. */
  readonly lag?: number
}

interface Namespace {
  readonly kept: Map<string, PineconeRecord>
  searched: ReadonlyMap<string, PineconeRecord>
  queriesSince: number
}

type Given = Readonly<Record<string, unknown>>

const MOST_BODY = 2 * 1_048_576
const MOST_METADATA = 40_960

/** The data plane of one index of Pinecone, as strict as Pinecone is. */
export const servePinecone = async (options: PineconeServerOptions): Promise<PineconeServer> => {
  const { apiKey, dimension, metric = 'cosine', lag = 0 } = options
  const namespaces = new Map<string, Namespace>()
  const faults: PineconeFault[] = []

  const namespaceOf = ({ namespace = '' }: Given): Namespace => {
    const name = String(namespace)
    const known = namespaces.get(name) ?? { kept: new Map(), searched: new Map(), queriesSince: 0 }
    namespaces.set(name, known)
    return known
  }
  const checkVector = (values: unknown): readonly number[] => {
    if (!Array.isArray(values) || values.some(each => typeof each !== 'number'))
      throw new PineconeRefused('values must be numbers')
    if (values.length !== dimension)
      throw new PineconeRefused(
        `Vector dimension ${values.length} does not match the dimension of the index ${dimension}`,
      )
    if (values.every(each => each === 0))
      throw new PineconeRefused('Dense vectors must contain at least one non-zero value.')
    return values
  }

  const upsert = (given: Given): object => {
    only(given, ['vectors', 'namespace'])
    const { vectors } = given
    if (!Array.isArray(vectors) || vectors.length === 0 || vectors.length > 1_000)
      throw new PineconeRefused('vectors must be 1 to 1000 records')
    const records = vectors.map(({ id, values, metadata = {}, ...more }: PineconeRecord) => {
      only(more, [])
      if (typeof id !== 'string' || !/^[\x20-\x7e]{1,512}$/.test(id))
        throw new PineconeRefused('Vector ID must be ASCII')
      checkMetadata(metadata)
      return { id, values: checkVector(values), metadata }
    })
    const { kept } = namespaceOf(given)
    for (const record of records) kept.set(record.id, record)
    return { upsertedCount: records.length }
  }

  const erase = (given: Given): object => {
    only(given, ['ids', 'namespace'])
    const { ids } = given
    if (!Array.isArray(ids) || ids.length === 0 || ids.length > 1_000)
      throw new PineconeRefused('ids must be 1 to 1000')
    const { kept } = namespaceOf(given)
    for (const id of ids) kept.delete(id)
    return {}
  }

  const query = (given: Given): object => {
    only(given, ['vector', 'topK', 'filter', 'namespace', 'includeMetadata', 'includeValues'])
    const { topK, filter, includeMetadata = false } = given
    const most = includeMetadata ? 1_000 : 10_000
    if (typeof topK !== 'number' || topK < 1 || topK > most)
      throw new PineconeRefused(`top_k must be between 1 and ${most}`)
    const vector = checkVector(given.vector)
    const passes = filter === undefined ? () => true : toPasses(filter)
    const namespace = namespaceOf(given)
    if (namespace.queriesSince++ >= lag) {
      namespace.searched = new Map(namespace.kept)
      namespace.queriesSince = 0
    }
    const matches = [...namespace.searched.values()]
      .filter(({ metadata }) => passes(metadata))
      .map(({ id, values, metadata }) => ({
        id,
        score: scoreBy[metric](vector, values),
        values: [],
        ...(includeMetadata === true && { metadata }),
      }))
      .sort((one, other) => (metric === 'euclidean' ? one.score - other.score : other.score - one.score))
    return {
      results: [],
      matches: matches.slice(0, topK),
      namespace: given.namespace ?? '',
      usage: { readUnits: 1 },
    }
  }

  const answer = (path: string, body: string): object => {
    if (Buffer.byteLength(body) > MOST_BODY) throw new PineconeRefused('message length too large', 413)
    const given = JSON.parse(body === '' ? '{}' : body) as Given
    switch (path) {
      case '/describe_index_stats':
        return {
          namespaces: {},
          dimension,
          indexFullness: 0,
          totalVectorCount: 0,
          metric,
          vectorType: 'dense',
        }
      case '/vectors/upsert':
        return upsert(given)
      case '/vectors/delete':
        return erase(given)
      case '/query':
        return query(given)
    }
    throw new PineconeRefused('Not Found', 404)
  }

  const listening = await listenLocally(
    createServer(async (request, response) => {
      const { method, url: path = '', headers } = request
      const body = await text(request)
      const at = faults.findIndex(({ on }) => path.endsWith(on))
      const next = faults[at]
      const isEarly = next?.after !== undefined && next.after-- > 0
      const [fault] = at === -1 || isEarly ? [] : faults.splice(at, 1)
      if (fault?.is === 'silence') return
      if (fault?.is === 'reset') return request.socket.resetAndDestroy()
      if (typeof fault?.is === 'object')
        return send(response, fault.is.status, {
          code: 8,
          message: fault.is.message ?? 'planned',
          details: [],
        })
      try {
        if (headers['api-key'] !== apiKey)
          throw new PineconeRefused(`Invalid API Key ${headers['api-key']}`, 401)
        if (
          headers['x-pinecone-api-version'] === undefined ||
          method !== 'POST' ||
          headers['content-type'] !== 'application/json'
        )
          throw new PineconeRefused('a call that Pinecone does not know')
        const done = answer(path, body)
        if (fault?.is === 'done and reset') return request.socket.resetAndDestroy()
        send(response, 200, done)
      } catch (error) {
        if (!(error instanceof PineconeRefused)) throw error
        send(response, error.status, { code: 3, message: error.message, details: [] })
      }
    }),
  )
  return {
    ...listening,
    faults,
    records: (namespace = '') => [...(namespaces.get(namespace)?.kept.values() ?? [])],
  }
}

const send = (response: ServerResponse, status: number, body: object): void => {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}

const only = (given: object, allowed: readonly string[]): void => {
  const unknown = Object.keys(given).find(key => !allowed.includes(key))
  if (unknown !== undefined) throw new PineconeRefused(`Invalid value at '${unknown}': no such field`)
}

const checkMetadata = (metadata: PineconeMetadata): void => {
  for (const [key, value] of Object.entries(metadata)) {
    const isList = Array.isArray(value) && value.every(each => typeof each === 'string')
    if (key.startsWith('$') || !(isList || ['string', 'number', 'boolean'].includes(typeof value)))
      throw new PineconeRefused(
        `Metadata value must be a string, number, boolean or list of strings, got for field '${key}'`,
      )
  }
  const bytes = Buffer.byteLength(JSON.stringify(metadata))
  if (bytes > MOST_METADATA)
    throw new PineconeRefused(
      `Metadata size is ${bytes} bytes, which exceeds the limit of ${MOST_METADATA} bytes per vector`,
    )
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)
const dot = (one: readonly number[], other: readonly number[]): number =>
  sum(one.map((each, at) => each * (other[at] ?? 0)))

const scoreBy = {
  cosine: (one: readonly number[], other: readonly number[]) =>
    dot(one, other) / Math.sqrt(dot(one, one) * dot(other, other)),
  dotproduct: dot,
  euclidean: (one: readonly number[], other: readonly number[]) =>
    sum(one.map((each, at) => (each - (other[at] ?? 0)) ** 2)),
}
