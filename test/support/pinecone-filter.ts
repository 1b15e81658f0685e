export type PineconeValue = string | number | boolean | readonly string[]
export type PineconeMetadata = Readonly<Record<string, PineconeValue>>

/** An error as Pinecone answers it. */
export class PineconeRefused extends Error {
  readonly status: number

  constructor(message: string, status = 400) {
    super(message)
    this.status = status
  }
}

const isScalar = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value)
const isNumber = (value: unknown): boolean => typeof value === 'number'
const isList = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every(each => typeof each === 'string' || typeof each === 'number')

/** Of a list, any member: as its documentation says of `$eq` and `$in`. */
const some = (found: PineconeValue | undefined, holds: (one: unknown) => boolean): boolean =>
  (Array.isArray(found) ? found : found === undefined ? [] : [found]).some(holds)

type Operator = readonly [
  takes: (value: unknown) => boolean,
  holds: (found: PineconeValue | undefined, value: never) => boolean,
]

/** https://docs.pinecone.io/guides/search/filter-by-metadata */
const operators: Readonly<Record<string, Operator>> = {
  $eq: [isScalar, (found, value: unknown) => some(found, one => one === value)],
  $ne: [isScalar, (found, value: unknown) => found !== undefined && !some(found, one => one === value)],
  $gt: [isNumber, (found, value: number) => some(found, one => typeof one === 'number' && one > value)],
  $gte: [isNumber, (found, value: number) => some(found, one => typeof one === 'number' && one >= value)],
  $lt: [isNumber, (found, value: number) => some(found, one => typeof one === 'number' && one < value)],
  $lte: [isNumber, (found, value: number) => some(found, one => typeof one === 'number' && one <= value)],
  $in: [isList, (found, value: readonly unknown[]) => some(found, one => value.includes(one))],
  $nin: [
    isList,
    (found, value: readonly unknown[]) => found !== undefined && !some(found, one => value.includes(one)),
  ],
  $exists: [value => typeof value === 'boolean', (found, value: boolean) => (found !== undefined) === value],
}

/** Whether metadata passes a filter. What the documentation leaves open about missing fields is decided against the client. */
export const toPasses = (filter: unknown): ((metadata: PineconeMetadata) => boolean) => {
  const checks = Object.entries(object(filter, 'filter')).map(([name, given]) => {
    if (name === '$and' || name === '$or') {
      if (!Array.isArray(given) || given.length === 0)
        throw new PineconeRefused(`${name} must be a list of filters`)
      const all = given.map(toPasses)
      return (metadata: PineconeMetadata) =>
        name === '$and' ? all.every(each => each(metadata)) : all.some(each => each(metadata))
    }
    if (name.startsWith('$')) throw new PineconeRefused(`${name} is not a valid operator`)
    const conditions = Object.entries(object(given, name))
    if (conditions.length !== 1) throw new PineconeRefused(`illegal condition for field ${name}`)
    const [[operator, value] = ['', undefined]] = conditions
    const [takes, holds] = (Object.hasOwn(operators, operator) ? operators[operator] : undefined) ?? []
    if (takes === undefined || holds === undefined)
      throw new PineconeRefused(`${operator} is not a valid operator`)
    if (!takes(value))
      throw new PineconeRefused(`the ${operator} operator does not take ${JSON.stringify(value)}`)
    return (metadata: PineconeMetadata) =>
      holds(Object.hasOwn(metadata, name) ? metadata[name] : undefined, value as never)
  })
  if (checks.length === 0) throw new PineconeRefused('filter is empty')
  return metadata => checks.every(check => check(metadata))
}

const object = (value: unknown, name: string): object => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new PineconeRefused(`${name} must be an object`)
  return value
}
