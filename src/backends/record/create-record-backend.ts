import { resolve } from 'node:path'
import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import { BedrockException, toBedrockException } from '../../errors.ts'
import type { Backend, Call, Generation, NativeGeneration } from '../backend.ts'
import type { BackendSetup } from '../backend-kind.ts'
import { bytesToJson } from './json-bytes.ts'
import { maskAll, maskChunk, maskEvents } from './mask-answer.ts'
import { hashRequest, normaliseRequest } from './normalise-request.ts'
import type { Capability, End, RecordedException, Recording } from './recording.ts'
import { openRecordingFiles, type RecordingFiles } from './recording-files.ts'
import { type Ending, tee } from './tee.ts'

export interface RecordSettings {
  /** The backend that answers. */
  readonly of: string
  readonly folder: string
  /** Recordings older than that are removed at start. */
  readonly keepDays?: number | undefined
}

/** What is recorded beside the request. */
type Came = Partial<Pick<Recording, 'served' | 'contentType' | 'usage' | 'answer' | 'batches'>>

/** More than that is not kept: an answer without end must not fill the memory. */
const MOST_BYTES = 67_108_864

/** Another backend, with each of its calls written to a file when it has ended. */
export const createRecordBackend = async (
  { of, folder, keepDays }: RecordSettings,
  { backend, clocks, log }: Pick<BackendSetup, 'backend' | 'clocks' | 'log'>,
): Promise<Backend> => {
  const wrapped = await backend(of)
  const files = await openRecordingFiles(resolve(folder), keepDays, log, clocks.wall.now())

  const { converse, invoke, embed, rerank } = wrapped
  return {
    ...(wrapped.isBedrock && { isBedrock: true }),
    ...(converse && {
      converse(request, call) {
        const recorder = createRecorder('converse', request, call, files)
        return recorded(converse.call(wrapped, request, call), recorder, recordEvents)
      },
    }),
    ...(invoke && {
      invoke(request, call) {
        const recorder = createRecorder('invoke', request, call, files)
        const asked = invoke.call(wrapped, request, call)
        return asked && recorded(asked, recorder, recordChunks)
      },
    }),
    ...(embed && {
      embed(request, call) {
        const recorder = createRecorder('embed', request, call, files)
        return recorded(embed.call(wrapped, request, call), recorder, recordWhole)
      },
    }),
    ...(rerank && {
      rerank(request, call) {
        const recorder = createRecorder('rerank', request, call, files)
        return recorded(rerank.call(wrapped, request, call), recorder, recordWhole)
      },
    }),
    close: () => files.settled(),
  }
}

/** What the backend refuses is an answer too. */
const recorded = async <Answer>(
  asked: Promise<Answer>,
  recorder: Recorder,
  begin: (answer: Answer, recorder: Recorder) => Answer,
): Promise<Answer> => {
  const answer = await asked.catch((error: unknown) => {
    recorder.end({ how: 'failed', error }, () => ({}))
    throw error
  })
  return begin(answer, recorder)
}

interface Recorder {
  /** Milliseconds since the call. */
  elapsed(): number
  end(ending: Ending, came: () => Came): void
}

const createRecorder = (
  capability: Capability,
  request: { readonly modelId?: string | undefined },
  { clocks: { wall }, signal, streaming }: Call,
  files: RecordingFiles,
): Recorder => {
  const started = wall.now()
  const elapsed = () => Math.max(0, Math.round(wall.now() - started))
  return {
    elapsed,
    end(ending, came) {
      const left = ending.how === 'cut' || (signal.aborted && ending.how === 'failed')
      const end: End = {
        how: left ? 'cut' : ending.how,
        ms: elapsed(),
        ...(!left && ending.how === 'failed' && { exception: toRecorded(ending.error) }),
      }
      const made = new Date(started).toISOString()
      const make = (): Recording => {
        const normal = normaliseRequest(capability, request)
        const { batches = [], ...rest } = came()
        return {
          outcrop: 'recording 1',
          made,
          capability,
          streaming,
          hash: hashRequest(capability, normal.request),
          request: normal.request,
          ...(Object.keys(normal.bytes).length > 0 && { bytes: normal.bytes }),
          ...rest,
          end,
          batches,
        }
      }
      files.write(make, request.modelId ?? '')
    },
  }
}

const recordEvents = ({ served, events }: Generation, recorder: Recorder): Generation => {
  const batches: { readonly ms: number; readonly events: ConverseStreamOutput[] }[] = []
  let finished = false
  let size = 0
  const kept = tee(
    events,
    batch => {
      for (const event of batch) size += sizeOf(event)
      if (size <= MOST_BYTES) batches.push({ ms: recorder.elapsed(), events: batch })
      finished ||= batch.some(({ metadata }) => metadata !== undefined)
    },
    ending =>
      // A reader may stop at the last event, without asking whether another comes.
      recorder.end(
        size > MOST_BYTES ? { how: 'cut' } : finished && ending.how === 'cut' ? { how: 'complete' } : ending,
        () => {
          const masked = maskEvents(batches.map(({ events }) => events))
          return { served, batches: batches.map(({ ms }, index) => ({ ms, events: masked[index] ?? [] })) }
        },
      ),
  )
  return { served, events: kept }
}

/** About as many bytes as an event takes in memory. */
const sizeOf = ({ contentBlockDelta }: ConverseStreamOutput): number => {
  const { text, toolUse, reasoningContent } = contentBlockDelta?.delta ?? {}
  const content = text ?? toolUse?.input ?? reasoningContent?.text ?? reasoningContent?.redactedContent
  return 200 + (content?.length ?? 0)
}

const recordChunks = (generation: NativeGeneration, recorder: Recorder): NativeGeneration => {
  const { served, contentType, usage, chunks } = generation
  const batches: { readonly ms: number; readonly chunks: Uint8Array[] }[] = []
  let bytes = 0
  const kept = tee(
    chunks,
    batch => {
      for (const { byteLength } of batch) bytes += byteLength
      if (bytes <= MOST_BYTES) batches.push({ ms: recorder.elapsed(), chunks: batch })
    },
    ending =>
      recorder.end(bytes > MOST_BYTES ? { how: 'cut' } : ending, () => ({
        served,
        ...(contentType !== undefined && { contentType }),
        ...(usage !== undefined && { usage }),
        batches: batches.map(({ ms, chunks }) => ({ ms, chunks: chunks.map(maskChunk) })),
      })),
  )
  return { ...generation, chunks: kept }
}

const recordWhole = <Answer extends Pick<Generation, 'served'>>(
  answer: Answer,
  recorder: Recorder,
): Answer => {
  const { served, ...rest } = answer
  recorder.end({ how: 'complete' }, () => ({ served, answer: maskAll(bytesToJson(rest)) }))
  return answer
}

const toRecorded = (error: unknown): RecordedException => {
  const { name, status, message, hint, members } = toBedrockException(error)
  return {
    name,
    status,
    message: String(maskAll(message)),
    ...(hint !== undefined && error instanceof BedrockException && { hint: String(maskAll(hint)) }),
    ...(Object.keys(members).length > 0 && {
      members: maskAll(members) as NonNullable<RecordedException['members']>,
    }),
  }
}
