import type { Logger } from '../log.ts'
import type { Answer, RequestContext, Services } from '../operations/operation.ts'
import type { Principal } from '../principal.ts'
import { headerText } from './encode-error.ts'
import type { HttpRequest } from './exchange.ts'
import { type StreamForm, streamFormOf } from './streams/stream-form.ts'

interface Caller {
  readonly operation: string
  readonly requestId: string
  readonly account: string
  readonly region: string
  readonly principal: Principal
}

/** What an operation is given. A class, because one is made for every request: an object literal with a getter takes 20 us. */
export class Context implements RequestContext, Answer {
  readonly clocks: Services['clocks']
  readonly catalogue: Services['catalogue']
  readonly models: Services['models']
  readonly inference: Services['inference']
  readonly resources: Services['resources']
  readonly access: Services['access']
  readonly invocationLogs: Services['invocationLogs']
  readonly knowledgeBases: Services['knowledgeBases']
  readonly functions: Services['functions']
  readonly agents: Services['agents']
  readonly timeouts: Services['timeouts']
  readonly isKept: Services['isKept']
  readonly operation: string
  readonly requestId: string
  readonly account: string
  readonly region: string
  readonly principal: Principal
  readonly log: Logger
  readonly #request: HttpRequest
  readonly #headers: Record<string, string>

  /** @param headers of the answer, which the operation may add to. */
  constructor(
    services: Services,
    { operation, requestId, account, region, principal }: Caller,
    request: HttpRequest,
    headers: Record<string, string>,
    log: Logger,
  ) {
    this.clocks = services.clocks
    this.catalogue = services.catalogue
    this.models = services.models
    this.inference = services.inference
    this.resources = services.resources
    this.access = services.access
    this.invocationLogs = services.invocationLogs
    this.knowledgeBases = services.knowledgeBases
    this.functions = services.functions
    this.agents = services.agents
    this.timeouts = services.timeouts
    this.isKept = services.isKept
    this.operation = operation
    this.requestId = requestId
    this.account = account
    this.region = region
    this.principal = principal
    this.log = log
    this.#request = request
    this.#headers = headers
  }

  /** Made only for those who ask. */
  get signal(): AbortSignal {
    return this.#request.signal
  }

  get streamForm(): StreamForm {
    return streamFormOf(this.#request.headers.accept)
  }

  get answer(): Answer {
    return this
  }

  header(name: string, value: string): void {
    this.#headers[name] = headerText(value)
  }

  hint(text: string): void {
    this.#headers['x-outcrop-hint'] = headerText(text)
  }
}
