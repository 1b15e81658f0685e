/** The format of `src/api/*.json`; `src/api/README.md` says what each part means. */
export interface Description {
  service: string
  serviceId: string
  version: string
  signingName: string
  auth: string[]
  operations: Record<string, Operation>
  shapes: Record<string, Shape>
  pagination: Record<string, Record<string, unknown>>
  provenance: Provenance
  /** Header fields that only one of the forms has. */
  [field: string]: unknown
}

/** Which commit of a public repository a model came from; `null` where the folder is no git checkout. */
export interface Provenance {
  botocore?: Commit | null
  smithy?: Commit | null
  sdk?: string
}

export interface Commit {
  repository: string
  commit: string
  date: string
}

export interface Operation {
  method: string
  uri: string
  status: number
  input: string | null
  output: string | null
  errors: string[]
  idempotent?: true
  readonly?: true
  unconstrained?: true
}

export interface Member {
  target: string
  required?: true
  location?: 'uri' | 'query' | 'header' | 'payload'
  locationName?: string
  default?: unknown
  idempotencyToken?: true
  eventstream?: true
  jsonvalue?: true
  box?: true
  deprecated?: true
  unconstrained?: true
}

export interface Shape {
  type: string
  members?: Record<string, Member>
  member?: { target: string }
  key?: { target: string }
  value?: { target: string }
  constraints?: { min?: number; max?: number; pattern?: string }
  enum?: string[]
  union?: true
  document?: true
  payload?: string
  event?: true
  eventstream?: true
  error?: { httpStatus: number; fault: 'client' | 'server'; retryable?: { throttling: boolean } }
  sensitive?: true
  timestampFormat?: string
  box?: true
  unconstrained?: true
}

/** What the SDK's schemas say of a service: shapes without constraints, and no header. */
export type SdkDescription = Pick<Description, 'operations' | 'shapes'>

/** A documented change to AWS's own data. `path` leads from the shape to the value: `constraints.pattern`. */
export interface Correction {
  service: string
  shape: string
  change: { path: string; from: unknown; to: unknown }
  reason: string
}
