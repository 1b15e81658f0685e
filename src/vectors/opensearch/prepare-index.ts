import { StorageFailure } from '../remote/storage-failure.ts'
import type { OpenSearchClient } from './create-client.ts'
import type { OpenSearchFields } from './opensearch-location.ts'
import { ownMapping } from './own-fields.ts'

/** From a score to the cosine of unit vectors. */
export type CosineOfScore = (score: number) => number

/** https://docs.opensearch.org/latest/mappings/supported-field-types/knn-spaces/ */
const SPACES: ReadonlyMap<string, CosineOfScore> = new Map([
  ['l2', (score: number) => 1 - (1 / score - 1) / 2],
  ['cosinesimil', (score: number) => 2 * score - 1],
  ['innerproduct', (score: number) => (score >= 1 ? score - 1 : 1 - 1 / score)],
])

/**
 * Adds the fields of one's own to an index.
 *
 * @throws StorageFailure for an index that is not there, or whose fields are not what is needed.
 */
export const prepareIndex = async (
  client: OpenSearchClient,
  fields: OpenSearchFields,
  dimensions: number,
): Promise<CosineOfScore> => {
  checkNames(fields)
  const answer = await client.send({ method: 'GET', path: '_mapping', isRepeatable: true })
  const mappings = Object.values(isObject(answer) ? answer : {}).map(index => member(index, 'mappings'))
  if (mappings.length !== 1)
    throw invalid(`the name must stand for one index, and stands for ${mappings.length}`)
  const [mapping] = mappings
  const toCosine = checkVector(fieldOf(mapping, fields.vectorField), fields.vectorField, dimensions)
  const text = member(fieldOf(mapping, fields.textField), 'type')
  if (text !== undefined && text !== 'text')
    throw invalid(`the field ${fields.textField} is of the type ${String(text)}, and must be of text`)
  const missing = Object.entries(ownMapping).filter(([name, { type }]) => {
    const present = member(fieldOf(mapping, name), 'type')
    if (present !== undefined && present !== type)
      throw invalid(`the field ${name} is of the type ${String(present)}, and must be of ${type}`)
    return present === undefined
  })
  if (missing.length > 0 || text === undefined)
    await client.send({
      method: 'PUT',
      path: '_mapping',
      body: {
        properties: {
          ...Object.fromEntries(missing),
          ...(text === undefined && { [fields.textField]: { type: 'text' } }),
        },
      },
      isRepeatable: true,
    })
  return toCosine
}

const checkNames = ({ vectorField, textField, metadataField }: OpenSearchFields): void => {
  const names = [vectorField, textField, metadataField]
  if (new Set(names).size < names.length) throw invalid('each field needs a name of its own')
  for (const name of names)
    if (name === '' || name.startsWith('_') || name.includes('*') || Object.hasOwn(ownMapping, name))
      throw invalid('a field has a name that cannot be')
}

const checkVector = (field: unknown, name: string, dimensions: number): CosineOfScore => {
  const type = member(field, 'type')
  if (type !== 'knn_vector')
    throw invalid(`the field ${name} ${type === undefined ? 'is not there' : 'is no knn_vector'}`)
  const dimension = member(field, 'dimension')
  if (dimension !== dimensions)
    throw invalid(
      `the field ${name} has ${String(dimension)} dimensions, the vectors of the embedding model ${dimensions}`,
    )
  if ((member(field, 'data_type') ?? 'float') !== 'float')
    throw invalid(`the field ${name} must hold vectors of the data type float`)
  const method = member(field, 'method')
  if (member(method, 'engine') === 'nmslib')
    throw invalid(`the engine of the field ${name} must be faiss or lucene: nmslib cannot filter`)
  const space = String(member(method, 'space_type') ?? member(field, 'space_type') ?? 'l2')
  const toCosine = SPACES.get(space)
  if (toCosine === undefined)
    throw invalid(`the space of the field ${name} must be l2, cosinesimil or innerproduct`)
  return toCosine
}

/** A dot in a name leads into an object. */
const fieldOf = (mapping: unknown, name: string): unknown =>
  name.split('.').reduce((at, part) => member(member(at, 'properties'), part), mapping)

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const member = (value: unknown, name: string): unknown =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined

const invalid = (why: string): StorageFailure =>
  new StorageFailure(`The index does not fit: ${why}`, { status: 400 })
