export { createHandler } from './create-handler.ts'
export type { ApiEnvelope, Envelope, FunctionEnvelope, ResponseState } from './envelope.ts'
export type {
  EnvelopeProblem,
  EnvelopeValidation,
  InvalidEnvelope,
  ValidApiEnvelope,
  ValidEnvelope,
  ValidFunctionEnvelope,
} from './envelope-validation.ts'
export type {
  ActionGroupEvent,
  AgentIdentity,
  ApiEvent,
  FunctionEvent,
  Parameters,
  ParameterValue,
  RequestBody,
} from './event.ts'
export type { ApiCall, ApiHandler, FunctionCall, FunctionHandler, Handlers, Unexpected } from './handlers.ts'
export { readEvent } from './read-event.ts'
export { Refusal, type RefusalOptions } from './refusal.ts'
export { Reply, type ReplyOptions } from './reply.ts'
export { type ParameterTypes, requireParameter } from './require-parameter.ts'
export { UnreadableEvent } from './unreadable-event.ts'
export { MAXIMUM_REPLY_BYTES, validateEnvelope } from './validate-envelope.ts'
