import { readFileSync } from 'node:fs'

/** The four Bedrock services; each has its own description in `src/api/` and its own SDK client. */
export const serviceNames = ['bedrock', 'bedrock-runtime', 'bedrock-agent', 'bedrock-agent-runtime'] as const
export type ServiceName = (typeof serviceNames)[number]

export interface Constraints {
  readonly min?: number
  readonly max?: number
  readonly pattern?: string
}

export interface Reference {
  readonly target: string
}

export interface Member extends Reference {
  readonly required?: boolean
  readonly location?: 'uri' | 'query' | 'header' | 'payload'
  readonly locationName?: string
  readonly default?: unknown
  readonly eventstream?: boolean
}

export type ShapeType =
  | 'structure'
  | 'list'
  | 'map'
  | 'string'
  | 'boolean'
  | 'integer'
  | 'long'
  | 'float'
  | 'double'
  | 'blob'
  | 'timestamp'

export interface Shape {
  readonly type: ShapeType
  readonly members?: Readonly<Record<string, Member>>
  readonly member?: Reference
  readonly key?: Reference
  readonly value?: Reference
  readonly constraints?: Constraints
  readonly enum?: readonly string[]
  /** Absent for seconds since 1970, which is restJson1's own format in a body. */
  readonly timestampFormat?: 'iso8601'
  /** Any JSON value: kept as it is. */
  readonly document?: boolean
  readonly union?: boolean
  readonly eventstream?: boolean
  readonly payload?: string
  readonly sensitive?: boolean
  readonly error?: { readonly httpStatus?: number; readonly fault?: 'client' | 'server' }
}

export interface OperationDescription {
  readonly method: string
  readonly uri: string
  readonly status: number
  readonly input: string | null
  readonly output: string | null
  readonly errors: readonly string[]
}

export type Shapes = Readonly<Record<string, Shape>>

export interface ServiceDescription {
  readonly service: ServiceName
  /** `aws.auth#sigv4`, `smithy.api#httpBearerAuth`. */
  readonly auth: readonly string[]
  readonly operations: Readonly<Record<string, OperationDescription>>
  readonly shapes: Shapes
}

/** Reads the descriptions: the only source of routes, bindings, constraints and error statuses. */
export const loadDescriptions = (): ServiceDescription[] =>
  serviceNames.map(name => JSON.parse(readFileSync(new URL(`../api/${name}.json`, import.meta.url), 'utf8')))

/** @throws Error for a name that the description does not define: a defect of the data, found at start. */
export const shapeOf = (shapes: Shapes, reference: Reference): Shape => {
  const shape = shapes[reference.target]
  if (shape === undefined) throw new Error(`The service description has no shape ${reference.target}`)
  return shape
}
