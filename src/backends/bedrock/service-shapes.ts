import { readFileSync } from 'node:fs'

/** What is needed here of a shape in the service's description. */
export interface ServiceShape {
  readonly type: string
  readonly members?: Readonly<Record<string, ServiceMember>>
  readonly member?: ServiceMember
  readonly value?: ServiceMember
  readonly error?: { readonly httpStatus?: number }
}

export interface ServiceMember {
  readonly target: string
  readonly location?: string
  readonly locationName?: string
}

export type ServiceShapes = Readonly<Record<string, ServiceShape>>

/** Of bedrock-runtime: the only source of bindings, events and where bytes are. */
export const readServiceShapes = (): ServiceShapes =>
  JSON.parse(readFileSync(new URL('../../api/bedrock-runtime.json', import.meta.url), 'utf8')).shapes
