import type { NativeGeneration } from '../backends/backend.ts'
import type { NativeCall } from './native-call.ts'
import type { Ask } from './serve.ts'

/** The body as it came, where the backend's upstream speaks the model's own form: nothing can be lost then. */
export const passThrough =
  ({ resolved, input, context }: NativeCall): Ask<NativeGeneration> =>
  ({ backend, model }, call) =>
    backend.invoke?.({ ...input, modelId: model ?? resolved.model.id }, call)?.then(generation => {
      context.answer.header('x-outcrop-backend', generation.served.backend)
      return generation
    })
