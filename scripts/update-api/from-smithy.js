// @ts-check
import { compact } from './records.js'
import { nameOf, traitsOf } from './smithy-ast.js'
import { smithyShapes } from './smithy-shapes.js'

/** @import { Description, Operation } from './description.d.ts' */
/** @typedef {Pick<Description, 'service' | 'serviceId' | 'version' | 'signingName' | 'auth'>} Header */

const RESTJSON = 'aws.protocols#restJson1'
const SIGV4 = 'aws.auth#sigv4'

/**
 * @param {string} service
 * @param {any} model the JSON AST of one service
 * @returns {Description}
 * @throws Error naming a trait or type that these scripts do not know: AWS has begun to say something new.
 */
export const fromSmithy = (service, model) => {
  const ofType = (/** @type {string} */ type) =>
    Object.entries(model.shapes).flatMap(([id, shape]) => (shape.type === type ? [{ id, shape }] : []))
  const [root] = ofType('service')
  if (root === undefined) throw new Error(`The Smithy model of ${service} has no service shape`)
  const operations = ofType('operation').map(({ id, shape }) => ({
    name: nameOf(id),
    shape,
    traits: traitsOf(shape, id),
  }))
  return {
    ...headerOf(service, root.id, root.shape),
    operations: Object.fromEntries(
      operations.map(({ name, shape, traits }) => [name, toOperation(shape, traits)]),
    ),
    shapes: smithyShapes(model.shapes),
    pagination: Object.fromEntries(
      operations.flatMap(({ name, traits }) =>
        traits.paginated === undefined ? [] : [[name, toPagination(traits.paginated)]],
      ),
    ),
    provenance: {},
  }
}

/** @type {(service: string, id: string, shape: any) => Header} */
const headerOf = (service, id, shape) => {
  const traits = traitsOf(shape, id)
  const { endpointPrefix, sdkId } = traits['aws.api#service']
  const protocol = traits[RESTJSON]
  if (protocol === undefined) throw new Error(`${id} does not speak ${RESTJSON}`)
  return compact({
    service,
    serviceId: sdkId,
    version: shape.version,
    smithyServiceShape: id,
    endpointPrefix,
    signingName: traits[SIGV4].name,
    signatureVersion: 'v4',
    auth: traits.auth ?? [SIGV4],
    protocol: RESTJSON,
    protocols: [RESTJSON],
    protocolSettings: protocol.http?.includes('h2') ? { h2: 'optional' } : undefined,
  })
}

/** @type {(shape: any, traits: Record<string, any>) => Operation} */
const toOperation = (shape, traits) =>
  compact({
    method: traits.http.method,
    uri: traits.http.uri,
    status: traits.http.code ?? 200,
    input: toStructure(shape.input),
    output: toStructure(shape.output),
    errors: (shape.errors ?? []).map((/** @type {any} */ error) => nameOf(error.target)).sort(),
    idempotent: traits.idempotent && true,
    readonly: traits.readonly && true,
  })

/** @type {(reference: { target: string } | undefined) => string | null} */
const toStructure = reference =>
  reference === undefined || reference.target === 'smithy.api#Unit' ? null : nameOf(reference.target)

/** In botocore's words, which came first.
 * @param {any} paginated
 */
const toPagination = paginated =>
  compact({
    input_token: paginated.inputToken,
    limit_key: paginated.pageSize,
    output_token: paginated.outputToken,
    result_key: paginated.items,
  })
