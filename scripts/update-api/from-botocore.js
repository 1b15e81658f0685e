// @ts-check
import { compact, compactOrNothing, mapValues, pick } from './records.js'

/** @import { Description, Member, Operation, Shape } from './description.d.ts' */

const PROTOCOLS = new Map([['rest-json', 'aws.protocols#restJson1']])
const LOCATIONS = new Map([
  ['uri', 'uri'],
  ['querystring', 'query'],
  ['header', 'header'],
])
const METADATA = [
  'auth',
  'endpointPrefix',
  'jsonVersion',
  'protocolSettings',
  'serviceId',
  'signatureVersion',
  'signingName',
]
const SHAPE_FLAGS = [
  'box',
  'document',
  'enum',
  'event',
  'eventstream',
  'payload',
  'sensitive',
  'timestampFormat',
  'union',
]
const SHAPE_KEYS = new Set([
  ...SHAPE_FLAGS,
  ...['type', 'members', 'required', 'member', 'key', 'value', 'min', 'max', 'pattern'],
  ...['documentation', 'error', 'exception', 'fault', 'retryable'],
])
const MEMBER_FLAGS = ['box', 'deprecated', 'idempotencyToken', 'jsonvalue', 'locationName']
const MEMBER_KEYS = new Set([
  ...MEMBER_FLAGS,
  ...['shape', 'location', 'documentation', 'deprecatedMessage', 'deprecatedSince'],
])
const OPERATION_KEYS = new Set([
  ...['name', 'http', 'input', 'output', 'errors', 'idempotent', 'readonly'],
  ...['documentation', 'documentationUrl'],
])

/**
 * @param {string} service
 * @param {any} model `service-2.json`
 * @param {any} paginators `paginators-1.json`
 * @param {any} waiters `waiters-2.json`
 * @returns {Description}
 * @throws Error naming a key that this script does not know: AWS has begun to say something new.
 */
export const fromBotocore = (service, model, paginators, waiters) => ({
  ...pick(model.metadata, METADATA),
  service,
  serviceId: model.metadata.serviceId,
  version: model.metadata.apiVersion,
  signingName: model.metadata.signingName,
  auth: model.metadata.auth,
  protocol: protocolOf(model.metadata.protocol),
  protocols: model.metadata.protocols.map(protocolOf),
  operations: mapValues(model.operations, toOperation),
  shapes: mapValues(model.shapes, (shape, name) => toShape(shape, name, model.shapes)),
  pagination: paginators.pagination,
  waiters: waiters.waiters,
  provenance: {},
})

/** @param {string} name */
const protocolOf = name => PROTOCOLS.get(name) ?? fail(`protocol ${name}`)

/** @type {(operation: any, name: string) => Operation} */
const toOperation = (operation, name) => {
  checkKeys(operation, OPERATION_KEYS, name)
  return compact({
    method: operation.http.method,
    uri: operation.http.requestUri,
    status: operation.http.responseCode ?? 200,
    input: operation.input?.shape ?? null,
    output: operation.output?.shape ?? null,
    errors: (operation.errors ?? []).map((/** @type {any} */ error) => error.shape).sort(),
    idempotent: operation.idempotent,
    readonly: operation.readonly,
  })
}

/** @type {(shape: any, name: string, shapes: Record<string, any>) => Shape} */
const toShape = (shape, name, shapes) => {
  checkKeys(shape, SHAPE_KEYS, name)
  return compact({
    ...pick(shape, SHAPE_FLAGS),
    type: shape.type,
    members:
      shape.members && mapValues(shape.members, (member, key) => toMember(member, key, name, shape, shapes)),
    member: toReference(shape.member),
    key: toReference(shape.key),
    value: toReference(shape.value),
    constraints: compactOrNothing(pick(shape, ['min', 'max', 'pattern'])),
    error: shape.exception && {
      fault: shape.error.senderFault ? 'client' : 'server',
      httpStatus: shape.error.httpStatusCode,
      ...pick(shape, ['retryable']),
    },
  })
}

/** @type {(member: any, key: string, owner: string, structure: any, shapes: Record<string, any>) => Member} */
const toMember = (member, key, owner, structure, shapes) => {
  checkKeys(member, MEMBER_KEYS, `${owner}.${key}`)
  const location = structure.payload === key ? 'payload' : LOCATIONS.get(member.location)
  if (member.location !== undefined && location === undefined) fail(`location ${member.location}`)
  return compact({
    ...pick(member, MEMBER_FLAGS),
    target: member.shape,
    required: structure.required?.includes(key) || undefined,
    location,
    eventstream: shapes[member.shape].eventstream,
  })
}

/** @param {any} reference */
const toReference = reference => reference && { target: reference.shape }

/** @type {(values: Record<string, any>, known: Set<string>, where: string) => void} */
const checkKeys = (values, known, where) => {
  for (const key of Object.keys(values)) if (!known.has(key)) fail(`"${key}" in ${where}`)
}

/** @type {(what: string) => never} */
const fail = what => {
  throw new Error(`The botocore form has ${what}, which scripts/update-api/from-botocore.js does not know`)
}
