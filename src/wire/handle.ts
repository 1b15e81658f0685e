import { randomUUID } from 'node:crypto'
import { notImplementedException, toBedrockException } from '../errors.ts'
import { breakResponse, breakStream, failBefore } from '../faults/break-call.ts'
import type { Faults } from '../faults/create-faults.ts'
import type { Logger } from '../log.ts'
import type { AnyOperation, Services } from '../operations/operation.ts'
import { loadDescriptions, type ServiceDescription, type ServiceName, type Shapes, shapeOf } from './api.ts'
import type { Authenticated } from './authenticate.ts'
import { Context } from './context.ts'
import { compileDecoder, type Input } from './decode.ts'
import { compileEncoder } from './encode.ts'
import { encodeError } from './encode-error.ts'
import type { HttpHandler, HttpRequest, HttpResponse } from './exchange.ts'
import { resolveOperation } from './resolve.ts'
import { retryHint } from './retry-hint.ts'
import { createRouter } from './route.ts'
import { createValidators, type Validate } from './validate.ts'

export type Operations = Readonly<Record<ServiceName, Readonly<Record<string, AnyOperation>>>>

export interface WireOptions {
  readonly operations: Operations
  readonly services: Services
  readonly authenticate: (request: HttpRequest, service?: ServiceDescription) => Authenticated
  readonly account: string
  /** Where the signature names none. */
  readonly region: string
  readonly bodyBytes: number
  readonly faults: Pick<Faults, 'find'>
  readonly log: Logger
}

/**
 * The pipeline of every request to Bedrock:
 * route -> authenticate -> decode -> validate -> operation -> encode.
 *
 * @throws Error at start, listing operations that no description has.
 */
export const createHandle = (options: WireOptions): HttpHandler => {
  const { services, authenticate, account, bodyBytes, faults, log } = options
  const descriptions = loadDescriptions()
  const router = createRouter(descriptions)
  const endpoints = compileEndpoints(descriptions, options.operations)

  return async request => {
    const requestId = randomUUID()
    const headers: Record<string, string> = { 'x-amzn-requestid': requestId }
    let service: ServiceDescription | undefined
    let name = 'unknown'
    try {
      const route = resolveOperation(router, request.method, request.target, request.authority)
      name = route.operation
      const endpoint = endpoints[route.service](name)
      service = endpoint.service
      const { principal, region = options.region, verifyBody } = authenticate(request, service)
      const body = endpoint.streamsInput ? EMPTY : await request.readBody(bodyBytes)
      verifyBody(body)
      const input = endpoint.decode({
        labels: route.labels,
        query: queryOf(request.target),
        headers: request.headers,
        body,
      })
      endpoint.validate(input)
      const caller = { operation: name, requestId, account, region, principal }
      const context = new Context(services, caller, request, headers, log)
      if (endpoint.streamsOutput) {
        const hint = retryHint(request.headers)
        if (hint !== undefined) context.hint(hint)
      }
      const fault = faults.find({
        operation: name,
        model: String((input as { modelId?: unknown }).modelId ?? ''),
        principal,
        header: request.headers['x-outcrop-fault'],
      })
      if (fault !== undefined) await failBefore(fault, endpoint.streamsOutput, request.signal)
      const output = await endpoint.operation(input as never, context)
      const failed = (error: unknown) => report(log, requestId, name, error)
      const events =
        fault && endpoint.streamsOutput ? breakStream(output as Input, fault, request.signal) : output
      const response = endpoint.encode(events as Input, failed, context.streamForm)
      return withHeaders(headers, fault ? breakResponse(response, fault, request.signal) : response)
    } catch (error) {
      report(log, requestId, name, error)
      return withHeaders(headers, encodeError(toBedrockException(error), service))
    }
  }
}

const queryOf = (target: string): string => {
  const question = target.indexOf('?')
  return question === -1 ? '' : target.slice(question + 1)
}

const withHeaders = (headers: Record<string, string>, response: HttpResponse): HttpResponse => {
  Object.assign(headers, response.headers)
  return { ...response, headers }
}

const EMPTY = Buffer.alloc(0)

interface Endpoint {
  /** Its body is a stream of events without an end in sight: never read whole. */
  readonly streamsInput: boolean
  readonly streamsOutput: boolean
  readonly service: ServiceDescription
  readonly operation: AnyOperation
  readonly decode: ReturnType<typeof compileDecoder>
  readonly validate: Validate
  readonly encode: ReturnType<typeof compileEncoder>
}

/** Each operation is compiled when it is first called: a start compiles nothing. */
const compileEndpoints = (descriptions: readonly ServiceDescription[], operations: Operations) => {
  const orphans = descriptions.flatMap(({ service, operations: known }) =>
    Object.keys(operations[service])
      .filter(name => known[name] === undefined)
      .map(name => `${service}/${name}`),
  )
  if (orphans.length > 0) throw new Error(`No description has these operations: ${orphans.join(', ')}`)

  const compiled = descriptions.map(service => {
    const endpoints = new Map<string, Endpoint>()
    const compileValidator = createValidators(service.shapes)
    const find = (name: string): Endpoint => {
      const known = endpoints.get(name)
      if (known !== undefined) return known
      const description = service.operations[name]
      if (description === undefined) throw new Error(`${service.service} has no operation ${name}`)
      const endpoint = {
        service,
        streamsInput: isStream(service.shapes, description.input),
        streamsOutput: isStream(service.shapes, description.output),
        operation: operations[service.service][name] ?? notImplemented(name),
        decode: compileDecoder(service.shapes, description),
        validate: compileValidator(description.input),
        encode: compileEncoder(service.shapes, description),
      }
      endpoints.set(name, endpoint)
      return endpoint
    }
    return [service.service, find] as const
  })
  return Object.fromEntries(compiled) as Record<ServiceName, (name: string) => Endpoint>
}

const isStream = (shapes: Shapes, name: string | null): boolean => {
  const shape = name === null ? undefined : shapes[name]
  const payload = shape?.payload === undefined ? undefined : shape.members?.[shape.payload]
  return payload !== undefined && shapeOf(shapes, payload).eventstream === true
}

const notImplemented =
  (name: string): AnyOperation =>
  async () => {
    throw notImplementedException(`${name} is not implemented. See docs/coverage.md for what is.`, {
      hint: `Outcrop routes, decodes and validates ${name}, but has no behaviour behind it yet.`,
    })
  }

const DEPENDENCY_FAILED = 424

/** A server's fault is an error with its cause; a client's is worth a line. */
const report = (log: Logger, requestId: string, operation: string, error: unknown): void => {
  const { name, message, hint, status, cause } = toBedrockException(error)
  const line = { requestId, operation, error: name, hint }
  if (status >= 500 && status !== 501) log.error({ ...line, cause }, message)
  // What a dependency failed with may name addresses that are nobody's business but the operator's.
  else if (status === DEPENDENCY_FAILED) log.warn({ ...line, cause }, message)
  else log.info(line, message)
}
