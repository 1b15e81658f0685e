import type { ConverseRequest, ConverseResponse } from '@aws-sdk/client-bedrock-runtime'
import { countTokens } from '../../conversation/count-tokens.ts'
import { counterFor } from '../../conversation/token-counters/index.ts'
import { unreadableAnswer } from '../../dialects/native/unreadable-answer.ts'
import type { AwsSettings } from '../aws/aws-settings.ts'
import { createAwsClient } from '../aws/create-aws-client.ts'
import { startStream } from '../aws/start-stream.ts'
import type { Backend, Call } from '../backend.ts'
import type { BackendSetup } from '../backend-kind.ts'
import type { LimitField } from '../openai-compatible/encode-body.ts'
import { completeMetadata, completeWhole } from '../upstream/complete-metadata.ts'
import { errorInside } from '../upstream/error-inside.ts'
import { inOne } from '../upstream/in-one.ts'
import { modelName } from '../upstream/model-name.ts'
import { readJson } from '../upstream/read-json.ts'
import { toEvents } from '../upstream/to-events.ts'
import type { UpstreamAnswer } from '../upstream/upstream.ts'
import { createDecodePart } from './decode-part.ts'
import type { FormName } from './form-names.ts'
import { createForm } from './forms.ts'
import { readValues } from './read-values.ts'
import { toModelError } from './to-model-error.ts'

export interface SagemakerSettings extends AwsSettings {
  readonly endpointName: string
  readonly form: FormName
  readonly model?: string | undefined
  readonly maxTokensField?: LimitField | undefined
  readonly inferenceComponentName?: string | undefined
  readonly targetVariant?: string | undefined
  readonly eventBytes: number
}

/** A dedicated endpoint: the model's container behind SageMaker's InvokeEndpoint. */
export const createSagemakerBackend = async (
  settings: SagemakerSettings,
  setup: Pick<BackendSetup, 'name' | 'clocks' | 'log'>,
): Promise<Backend> => {
  const { endpointName, answerBytes, eventBytes } = settings
  const { name, log } = setup
  const client = await createAwsClient({
    service: 'sagemaker',
    host: 'runtime.sagemaker',
    settings,
    setup,
    toError: toModelError(name, endpointName),
  })
  const form = createForm(settings.form, settings.maxTokensField)
  const decodePart = createDecodePart(name)
  const path = `/endpoints/${encodeURIComponent(endpointName)}/invocations`
  const target = targetHeaders(settings)
  let isUncountedTold = false
  const onUncounted = () => {
    if (!isUncountedTold)
      log.warn(
        { backend: name },
        'The endpoint tells no usage: its tokens are counted here, which is an estimate',
      )
    isUncountedTold = true
  }

  const readWhole = async (answer: UpstreamAnswer): Promise<ConverseResponse> => {
    const body = await readJson(answer, answerBytes)
    const problem = errorInside(body)
    if (problem !== undefined) throw unreadableAnswer(`it is an error: ${problem}`)
    return form.decodeResponse(body)
  }

  const completion = (request: ConverseRequest, { profile, inputTokens, clocks }: Call) => {
    const start = clocks.wall.now()
    const counter = counterFor(profile ?? request.modelId ?? '')
    return {
      latencyMs: () => clocks.wall.now() - start,
      inputTokens: () => inputTokens ?? countTokens(request, counter),
      countText: counter.countText,
      onUncounted,
    }
  }

  return {
    async converse(request, call) {
      const { streaming, signal } = call
      const complete = completion(request, call)
      const model = modelName(request.modelId ?? '', call, settings.model ?? '') || undefined
      const sent = {
        headers: { 'content-type': 'application/json', ...target },
        body: Buffer.from(JSON.stringify(form.encodeRequest(request, model, streaming))),
        signal,
      }
      const served = { backend: name }
      if (!streaming) {
        const events = toEvents(await readWhole(await client.post(path, sent)))
        return { served, events: inOne(completeWhole(events, complete), signal) }
      }
      const { body } = await client.post(`${path}-response-stream`, sent)
      const read = (parts: AsyncIterable<Buffer[]>) =>
        completeMetadata(form.decodeStream(readValues(parts, eventBytes, () => body.finish())), complete)
      return { served, events: await startStream(body, decodePart, signal, read) }
    },
    close: () => client.close(),
  }
}

const targetHeaders = ({
  inferenceComponentName,
  targetVariant,
}: SagemakerSettings): Record<string, string> => ({
  ...(inferenceComponentName !== undefined && {
    'x-amzn-sagemaker-inference-component': inferenceComponentName,
  }),
  ...(targetVariant !== undefined && { 'x-amzn-sagemaker-target-variant': targetVariant }),
})
