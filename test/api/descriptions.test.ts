import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { NormalizedSchema } from '@smithy/core/schema'
import { describe, expect, test } from 'vitest'
import { loadDescriptions, type Member, type ServiceDescription, type Shape } from '../../src/wire/api.ts'

/** What only the SDK knows. It is newer than the public models: these go when a newer model has them. */
const onlyInSdk: Record<string, string[]> = {
  bedrock: ['GuardrailContextualGroundingPolicy.tier', 'GuardrailContextualGroundingPolicyConfig.tierConfig'],
  'bedrock-runtime': [],
  'bedrock-agent': [
    'BedrockEmbeddingModelConfiguration.modelConfiguration',
    'ManagedKnowledgeBaseConfiguration.supplementalDataStorageConfiguration',
    'ManagedKnowledgeBaseConnectorConfiguration.syncSchedule',
  ],
  'bedrock-agent-runtime': [
    'AgenticRetrieveAction.codeExecution',
    'AgenticRetrieveAction.memoryRetrieve',
    'AgenticRetrieveStreamRequest.memoryConfiguration',
    'AgenticRetrieveStreamRequest.retrievalInstructionConfiguration',
    'AgenticRetrieveTraceEventAttributes.appliedInstruction',
    'CheckIngestedDocumentAcl',
    'FoundationModelConfiguration.mantleFoundationModelConfiguration',
    'GetIngestedDocumentAcl',
  ],
}

type StaticOperation = [9, string, string, { http: [string, string, number] }, () => unknown, () => unknown]
type Marked = { readonly unconstrained?: boolean }
interface Breakable {
  operations: Record<string, object>
  shapes: Record<
    string,
    {
      members?: Record<string, { required?: boolean; location?: string }>
      error?: object
      union?: true
      sensitive?: true
    }
  >
}

const OPERATION = 9
const ERROR = -3
const require = createRequire(import.meta.url)

/** Calls `report` for each difference between a description and the schemas that a client package exports. */
const compare = async (
  description: ServiceDescription,
  report: (difference: string) => void,
): Promise<void> => {
  const name = `@aws-sdk/client-${description.service}`
  const schemas = Object.values(await import(name)).filter(Array.isArray)
  const operations: StaticOperation[] = schemas.filter(([kind]) => kind === OPERATION) as StaticOperation[]
  const errors = schemas.filter(([kind, namespace]) => kind === ERROR && !namespace.includes('synthetic'))
  const seen = new Set<string>()
  const same = (where: string, ours: unknown, theirs: unknown): void => {
    if (JSON.stringify(ours) !== JSON.stringify(theirs))
      report(`${where}: ${JSON.stringify(ours)} here, ${JSON.stringify(theirs)} in the SDK`)
  }

  const compareShapes = (where: string, target: string, schema: NormalizedSchema): void => {
    const shape = description.shapes[target]
    same(`${where} kind`, shape && kindOf(shape), kindOfSchema(schema))
    if (shape === undefined || kindOf(shape) !== kindOfSchema(schema)) return
    same(`${where} sensitive`, shape.sensitive === true, Boolean(schema.getMergedTraits().sensitive))
    if (shape.member !== undefined) compareShapes(`${where}[]`, shape.member.target, schema.getValueSchema())
    if (shape.key !== undefined) compareShapes(`${where} key`, shape.key.target, schema.getKeySchema())
    if (shape.value !== undefined)
      compareShapes(`${where} value`, shape.value.target, schema.getValueSchema())
    if (schema.isStructSchema()) compareStructures(target, shape, schema)
  }

  const compareStructures = (target: string, shape: Shape, schema: NormalizedSchema): void => {
    same(`the name of ${target}`, target, schema.getName())
    if (seen.has(target)) return
    seen.add(target)
    const { error, httpError } = schema.getOwnTraits()
    same(`${target} status`, [shape.error?.httpStatus, shape.error?.fault], [httpError, error])
    const members = Object.entries(shape.members ?? {})
    const theirs = new Map(schema.structIterator())
    same(`${target} members`, members.map(([key]) => key).sort(), [...theirs.keys()].sort())
    const required = [...theirs.keys()].slice(0, requiredCount(schema))
    same(
      `${target} required`,
      members
        .filter(([, { required }]) => required)
        .map(([key]) => key)
        .sort(),
      required.sort(),
    )
    for (const [key, member] of members) {
      const theirMember = theirs.get(key)
      if (theirMember === undefined) continue
      same(`${target}.${key} location`, locationOf(member), locationOfSchema(key, theirMember))
      compareShapes(`${target}.${key}`, member.target, theirMember)
    }
  }

  same('operations', Object.keys(description.operations).sort(), operations.map(([, , name]) => name).sort())
  for (const [, , operation, { http }, input, output] of operations) {
    const ours = description.operations[operation]
    if (ours === undefined) continue
    same(`${operation} http`, [ours.method, ours.uri, ours.status], http)
    same(`${operation} errors`, [...ours.errors].sort(), documentedErrors(name, operation))
    if (ours.input !== null)
      compareShapes(`${operation} input`, ours.input, NormalizedSchema.of(input() as never))
    if (ours.output !== null)
      compareShapes(`${operation} output`, ours.output, NormalizedSchema.of(output() as never))
  }
  for (const error of errors) compareShapes('errors', error[2], NormalizedSchema.of(error as never))
}

const kindOf = (shape: Shape & { readonly timestampFormat?: string }): string => {
  if (shape.document) return 'document'
  if (shape.eventstream) return 'stream'
  if (shape.union) return 'union'
  if (shape.type === 'timestamp') return `timestamp ${shape.timestampFormat ?? ''}`
  return ['integer', 'long', 'float', 'double'].includes(shape.type) ? 'number' : shape.type
}

const kindOfSchema = (schema: NormalizedSchema): string => {
  if (schema.isDocumentSchema()) return 'document'
  if (schema.isUnionSchema()) return schema.isStreaming() ? 'stream' : 'union'
  if (schema.isStructSchema()) return 'structure'
  if (schema.isListSchema()) return 'list'
  if (schema.isMapSchema()) return 'map'
  if (schema.isTimestampSchema()) return `timestamp ${schema.getSchema() === 5 ? 'iso8601' : ''}`
  if (schema.isStringSchema()) return 'string'
  if (schema.isBooleanSchema()) return 'boolean'
  if (schema.isNumericSchema()) return 'number'
  return schema.isBlobSchema() ? 'blob' : `unknown ${schema.getSchema()}`
}

/** The SDK lists the required members first and says how many they are. */
const requiredCount = (schema: NormalizedSchema): number => {
  const [, , , , , , count] = schema.getSchema() as unknown as [...unknown[], number | undefined]
  return typeof count === 'number' ? count : 0
}

const locationOf = ({ location, locationName }: Member): string =>
  location === undefined ? 'body' : `${location} ${locationName ?? ''}`

const locationOfSchema = (key: string, schema: NormalizedSchema): string => {
  const { httpLabel, httpQuery, httpHeader, httpPayload } = schema.getMemberTraits()
  if (httpLabel) return `uri ${key}`
  if (httpQuery) return `query ${httpQuery}`
  if (httpHeader) return `header ${httpHeader}`
  return httpPayload || (schema.isStreaming() && schema.isUnionSchema()) ? 'payload ' : 'body'
}

/** The schemas do not name an operation's errors; the documentation of its command does. */
const documentedErrors = (client: string, operation: string): string[] => {
  const folder = dirname(require.resolve(`${client}/package.json`))
  const text = readFileSync(join(folder, 'dist-types/commands', `${operation}Command.d.ts`), 'utf8')
  return [...text.matchAll(/@throws \{@link (\w+)\} \((?:client|server) fault\)/g)]
    .map(match => match[1] ?? '')
    .sort()
}

const marked = <T extends Marked>(record: Readonly<Record<string, T>>): string[] =>
  Object.keys(record).filter(name => record[name]?.unconstrained)

describe.each(loadDescriptions())('$service', description => {
  const { service, operations, shapes } = description

  test('says what the SDK says', async () => {
    const found: string[] = []
    await compare(description, difference => found.push(difference))
    expect(found).toEqual([])
  })

  test('marks what it has from the SDK alone', () => {
    const members = Object.entries(shapes).flatMap(([name, { members = {} }]) =>
      marked(members as Record<string, Marked>).map(key => `${name}.${key}`),
    )
    expect([...marked(operations as Record<string, Marked>), ...members].sort()).toEqual(onlyInSdk[service])
  })

  test('constrains nothing that it has from the SDK alone', () => {
    const constrained = marked(shapes as Record<string, Marked>).filter(
      name => shapes[name]?.constraints !== undefined || shapes[name]?.enum !== undefined,
    )
    expect(constrained).toEqual([])
  })
})

/** Each breaks one thing that the comparison looks at. */
const breaks: [string, (description: Breakable) => void][] = [
  ['operations', ({ operations }) => delete operations.Converse],
  ['Converse http', ({ operations }) => Object.assign(operations.Converse ?? {}, { uri: '/converse' })],
  ['Converse http', ({ operations }) => Object.assign(operations.Converse ?? {}, { status: 201 })],
  ['Converse errors', ({ operations }) => Object.assign(operations.Converse ?? {}, { errors: [] })],
  ['ConverseRequest members', ({ shapes }) => delete shapes.ConverseRequest?.members?.system],
  ['ConverseRequest required', ({ shapes }) => delete shapes.ConverseRequest?.members?.modelId?.required],
  [
    'ConverseRequest.modelId location',
    ({ shapes }) => delete shapes.ConverseRequest?.members?.modelId?.location,
  ],
  [
    'TokenUsage.inputTokens kind',
    ({ shapes }) => Object.assign(shapes.TokenUsageInputTokensInteger ?? {}, { type: 'string' }),
  ],
  ['Message.content[] kind', ({ shapes }) => delete shapes.ContentBlock?.union],
  [
    'ThrottlingException status',
    ({ shapes }) => Object.assign(shapes.ThrottlingException?.error ?? {}, { httpStatus: 430 }),
  ],
  ['InvokeModelRequest.body sensitive', ({ shapes }) => delete shapes.Body?.sensitive],
]

test.each(breaks)('the comparison sees a break of %s', async (place, breakIt) => {
  const description = loadDescriptions().find(({ service }) => service === 'bedrock-runtime')
  if (description === undefined) throw new Error('bedrock-runtime is not described')
  breakIt(description as Breakable)
  const found: string[] = []
  await compare(description, difference => found.push(difference))
  expect(found.join()).toContain(`${place}:`)
})

test('all operations of the four services are described', () => {
  const names = loadDescriptions().flatMap(({ operations }) => Object.keys(operations))
  expect(names).toHaveLength(229)
})
