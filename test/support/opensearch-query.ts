/** What a field is mapped to. */
export interface FieldMapping {
  readonly type: string
  readonly index?: boolean
  readonly doc_values?: boolean
  readonly dimension?: number
  readonly space_type?: string
  readonly method?: { readonly name?: string; readonly engine?: string; readonly space_type?: string }
}
export type Source = Readonly<Record<string, unknown>>
export type Fields = ReadonlyMap<string, FieldMapping>

/** A refusal as OpenSearch words it. */
export class Refused extends Error {
  readonly status: number
  readonly type: string

  constructor(status: number, type: string, reason: string) {
    super(reason)
    this.status = status
    this.type = type
  }
}

/** The score of a document that is found. */
type Evaluate = (source: Source, fields: Fields, all: readonly Source[]) => number | undefined

const MOST_CLAUSES = 1_024

const only = (given: object, allowed: readonly string[], what: string): void => {
  for (const key of Object.keys(given))
    if (!allowed.includes(key))
      throw new Refused(400, 'parsing_exception', `[${what}] does not support [${key}]`)
}

const single = (given: unknown, what: string): [string, unknown] => {
  const entries = Object.entries((given ?? {}) as object)
  const [entry] = entries
  if (entry === undefined || entries.length !== 1)
    throw new Refused(400, 'parsing_exception', `[${what}] must have one field`)
  return entry
}

const listOf = (given: unknown): unknown[] =>
  Array.isArray(given) ? given : given === undefined ? [] : [given]

const valuesOf = (source: Source, field: string): string[] => listOf(source[field]).map(String)

/** The analyzer `standard`, near enough. */
export const tokens = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? []

const checkField = (fields: Fields, field: string): FieldMapping | undefined => {
  const mapping = fields.get(field)
  if (mapping?.index === false)
    throw new Refused(
      400,
      'query_shard_exception',
      `Cannot search on field [${field}] since it is not indexed.`,
    )
  return mapping
}

const onKeyword =
  (kind: string, members: readonly string[], matches: (given: Source) => (value: string) => boolean) =>
  (body: unknown): Evaluate => {
    const [field, given] = single(body, kind)
    only(given as object, members, kind)
    const passes = matches(given as Source)
    return (source, fields) => {
      if (checkField(fields, field)?.type !== 'keyword') return undefined
      return valuesOf(source, field).some(passes) ? 1 : undefined
    }
  }

const toPattern = (wildcard: string): RegExp =>
  new RegExp(
    `^${wildcard.replace(/\\(.)|([*?])|([^\\*?])/gsu, (_, escaped, wild, plain) =>
      wild === '*' ? '.*' : wild === '?' ? '.' : quote(escaped ?? plain),
    )}$`,
    'su',
  )
const quote = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

const compare = (one: string, other: string): number => Buffer.compare(Buffer.from(one), Buffer.from(other))

const kinds: Readonly<Record<string, (body: unknown) => Evaluate>> = {
  match_all: () => () => 1,
  match_none: () => () => undefined,
  term: onKeyword('term', ['value'], ({ value }) => {
    if (typeof value !== 'string') throw new Refused(400, 'parsing_exception', '[term] needs a value')
    return found => found === value
  }),
  prefix: onKeyword(
    'prefix',
    ['value'],
    ({ value }) =>
      found =>
        found.startsWith(String(value)),
  ),
  wildcard: onKeyword('wildcard', ['value'], ({ value }) => {
    const pattern = toPattern(String(value))
    return found => pattern.test(found)
  }),
  range: onKeyword(
    'range',
    ['gt', 'gte', 'lt', 'lte'],
    ({ gt, gte, lt, lte }) =>
      found =>
        (gt === undefined || compare(found, String(gt)) > 0) &&
        (gte === undefined || compare(found, String(gte)) >= 0) &&
        (lt === undefined || compare(found, String(lt)) < 0) &&
        (lte === undefined || compare(found, String(lte)) <= 0),
  ),
  terms(body) {
    const [field, given] = single(body, 'terms')
    if (!Array.isArray(given)) throw new Refused(400, 'parsing_exception', '[terms] query requires an array')
    const values = new Set(given.map(String))
    return (source, fields) => {
      if (checkField(fields, field)?.type !== 'keyword') return undefined
      return valuesOf(source, field).some(value => values.has(value)) ? 1 : undefined
    }
  },
  bool(body) {
    const given = body as Source
    only(given, ['filter', 'must', 'must_not', 'should', 'minimum_should_match'], 'bool')
    const [filter, must, mustNot, should] = ['filter', 'must', 'must_not', 'should'].map(name =>
      listOf(given[name]).map(toEvaluate),
    ) as [Evaluate[], Evaluate[], Evaluate[], Evaluate[]]
    const least = Number(
      given.minimum_should_match ?? (filter.length + must.length === 0 && should.length > 0 ? 1 : 0),
    )
    return (...at) => {
      if (filter.some(each => each(...at) === undefined)) return undefined
      if (mustNot.some(each => each(...at) !== undefined)) return undefined
      const scores = must.map(each => each(...at))
      const extra = should.map(each => each(...at)).filter(score => score !== undefined)
      if (scores.includes(undefined) || extra.length < least) return undefined
      return [...scores, ...extra].reduce<number>((sum, score) => sum + (score ?? 0), 0)
    }
  },
  multi_match(body) {
    const given = body as { readonly query?: unknown; readonly fields?: unknown }
    only(given, ['query', 'fields'], 'multi_match')
    const names = listOf(given.fields).map(String)
    const words = tokens(String(given.query))
    if (words.length * names.length > MOST_CLAUSES)
      throw new Refused(400, 'too_many_clauses', `maxClauseCount is set to ${MOST_CLAUSES}`)
    return (source, fields, all) => {
      const scores = names.map(name =>
        checkField(fields, name)?.type === 'text' ? bm25(words, name, source, all) : 0,
      )
      const best = Math.max(...scores)
      return best > 0 ? best : undefined
    }
  },
  knn(body) {
    const [field, given] = single(body, 'knn')
    const { vector, k, filter } = given as { vector?: unknown; k?: unknown; filter?: unknown }
    only(given as object, ['vector', 'k', 'filter'], 'knn')
    if (!Array.isArray(vector) || typeof k !== 'number' || k < 1 || k > 10_000)
      throw new Refused(
        400,
        'illegal_argument_exception',
        '[knn] requires a vector, and k in the range (0, 10000]',
      )
    const passes = filter === undefined ? () => 1 : toEvaluate(filter)
    return (source, fields, all) => {
      const mapping = fields.get(field)
      if (mapping?.type !== 'knn_vector')
        throw new Refused(400, 'query_shard_exception', `Field '${field}' is not knn_vector type.`)
      if (vector.length !== mapping.dimension)
        throw new Refused(
          400,
          'query_shard_exception',
          `Query vector has invalid dimension: ${vector.length}. Dimension should be: ${mapping.dimension}`,
        )
      const own = source[field]
      if (!Array.isArray(own) || passes(source, fields, all) === undefined) return undefined
      return scoreIn(mapping.method?.space_type ?? mapping.space_type ?? 'l2', vector, own)
    }
  },
}

export const toEvaluate = (query: unknown): Evaluate => {
  const [kind, body] = single(query, 'query')
  const make = kinds[kind]
  if (make === undefined) throw new Refused(400, 'parsing_exception', `unknown query [${kind}]`)
  return make(body)
}

/** https://docs.opensearch.org/latest/mappings/supported-field-types/knn-spaces/ */
const scoreIn = (space: string, one: readonly number[], other: readonly number[]): number => {
  const dot = sum(one.map((each, at) => each * (other[at] ?? 0)))
  if (space === 'l2') return 1 / (1 + sum(one.map((each, at) => (each - (other[at] ?? 0)) ** 2)))
  if (space === 'innerproduct') return dot >= 0 ? dot + 1 : 1 / (1 - dot)
  return (1 + dot / Math.sqrt(sum(one.map(x => x * x)) * sum(other.map(x => x * x)))) / 2
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)

const bm25 = (words: readonly string[], field: string, source: Source, all: readonly Source[]): number => {
  if (source[field] === undefined) return 0
  const own = tokens(String(source[field]))
  return sum(
    words.map(word => {
      const count = own.filter(each => each === word).length
      if (count === 0) return 0
      const holding = all.filter(each => tokens(String(each[field] ?? '')).includes(word)).length
      return Math.log(1 + (all.length - holding + 0.5) / (holding + 0.5)) * (count / (count + 1.2))
    }),
  )
}
