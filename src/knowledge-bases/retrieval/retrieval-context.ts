import type { Clocks } from '../../clock.ts'
import type { Catalogue } from '../../inference/catalogue.ts'
import type { Inference, InferenceContext } from '../../inference/inference.ts'
import type { Models } from '../../inference/models.ts'
import type { InvocationLogs } from '../../metering/invocation-log/invocation-logs.ts'
import type { ResourceStore } from '../../resources/resource.ts'
import type { OpenBase } from '../open-base.ts'
import type { ReadDocuments } from '../read-documents.ts'

/** What retrieval and generation know of the request that makes them. */
export interface RetrievalContext extends InferenceContext {
  readonly clocks: Clocks
  readonly catalogue: Catalogue
  readonly inference: Inference
  readonly models: Models
  readonly resources: ResourceStore
  readonly invocationLogs: InvocationLogs
  readonly knowledgeBases: OpenBase & ReadDocuments
  readonly answer: InferenceContext['answer'] & { hint(text: string): void }
}
