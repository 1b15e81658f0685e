import { resolve } from 'node:path'
import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import { RE2JS } from 're2js'
import {
  BedrockException,
  modelErrorException,
  modelStreamErrorException,
  resourceNotFoundException,
  UNEXPECTED_ERROR,
} from '../../errors.ts'
import type { Call, EmbedResponse, NativeGeneration, RerankResponse, Served } from '../backend.ts'
import type { BackendSetup } from '../backend-kind.ts'
import { waitUntil } from '../embedded/wait-until.ts'
import { jsonToBytes } from '../record/json-bytes.ts'
import { hashRequest, normaliseRequest } from '../record/normalise-request.ts'
import type { Batch, Capability, Recording } from '../record/recording.ts'
import type { Resettable } from '../scripted/resettable.ts'
import { createNormalise, type KnownRecording, readRecording, readRecordings } from './read-recordings.ts'
import { nearestOf, shortDiff, toLines, wholeDiff } from './readable-diff.ts'

export interface ReplaySettings {
  readonly folder: string
  /** `real` waits as long as the recorded backend took; `skip`, the default, does not. */
  readonly timing?: 'skip' | 'real' | undefined
  /** How many times as fast, where it waits. */
  readonly speed?: number | undefined
  /** Expressions of RE2 for what may differ in the texts of a request. */
  readonly ignore?: readonly string[] | undefined
}

interface Asked {
  readonly modelId?: string | undefined
}

/** Recordings, the latest, among which the nearest is looked for. */
const MOST_COMPARED = 1_000
const LONGEST_LOGGED = 50_000

/** A recording that is being played. */
interface Played {
  readonly recording: Recording
  readonly served: Served
  /** Resolves when so many milliseconds of the recording have passed. */
  reach(ms: number): Promise<void>
}

/** Answers from the recordings of a folder, and from nothing else. @throws SettingError */
export const createReplayBackend = async (
  { folder: given, timing = 'skip', speed = 1, ignore = [] }: ReplaySettings,
  { name, log }: Pick<BackendSetup, 'name' | 'log'>,
): Promise<Resettable> => {
  const folder = resolve(given)
  const expressions = ignore.map(each => RE2JS.compile(each))
  const normalise = createNormalise(
    expressions.map(each => ({ replaceAll: text => each.matcher(text).replaceAll('[ignored]') })),
  )
  const known = await readRecordings(folder, normalise, log)
  const byHash = new Map<string, KnownRecording[]>()
  for (const each of known) byHash.set(each.hash, [...(byHash.get(each.hash) ?? []), each])
  /** How often each request was answered. */
  const counts = new Map<string, number>()
  log.info({ folder, recordings: known.length }, 'replays')

  const choose = (capability: Capability, request: Asked, { streaming }: Call): KnownRecording => {
    const normal = normalise(normaliseRequest(capability, request).request)
    const hash = hashRequest(capability, normal)
    const all = byHash.get(hash) ?? []
    const usable = preferred(all, capability, streaming)
    if (usable.length === 0) return noRecording(capability, request, toLines(normal))
    const key = `${hash} ${streaming}`
    const count = counts.get(key) ?? 0
    counts.set(key, count + 1)
    return usable[Math.min(count, usable.length - 1)] ?? noRecording(capability, request, toLines(normal))
  }

  const noRecording = (capability: Capability, request: Asked, lines: readonly string[]): never => {
    const alike = known.filter(each => each.capability === capability)
    const ofModel = alike.filter(each => each.model === request.modelId)
    const nearest = nearestOf((ofModel.length > 0 ? ofModel : alike).slice(-MOST_COMPARED), lines)
    if (nearest !== undefined)
      log.warn(
        { nearest: nearest.file, difference: wholeDiff(nearest.lines, lines).slice(0, LONGEST_LOGGED) },
        'no recording matches a request',
      )
    throw resourceNotFoundException('No recording matches this request.', {
      hint:
        nearest === undefined
          ? `The folder ${folder} has no recording of ${capability}: record one with a backend of type record.`
          : `The nearest recording is ${nearest.file}: ${shortDiff(nearest.lines, lines)}`,
    })
  }

  const play = async (capability: Capability, request: Asked, call: Call): Promise<Played> => {
    call.signal.throwIfAborted()
    const { wall } = call.clocks
    const started = wall.now()
    const { file } = choose(capability, request, call)
    const recording = await readRecording(folder, file).catch((cause: unknown) => {
      throw modelErrorException('The recording cannot be read.', {
        cause,
        hint: `It is ${file} in ${folder}.`,
      })
    })
    const reach = async (ms: number) => {
      if (timing === 'real') await waitUntil(started + ms / speed, wall, call.signal)
      call.signal.throwIfAborted()
    }
    await reach(recording.batches[0]?.ms ?? recording.end.ms)
    if (recording.batches.length === 0 && recording.end.how !== 'complete') throwEnd(recording)
    return { recording, served: { ...recording.served, backend: name }, reach }
  }

  return {
    reset: () => counts.clear(),
    async converse(request, call) {
      const played = await play('converse', request, call)
      return { served: played.served, events: eventsOf(played) }
    },
    invoke(request, call) {
      const model = request.modelId ?? ''
      // Where the recorded backend did not speak the native form, the call was recorded as a conversation.
      const speaks = known.some(each => each.capability === 'invoke' && each.model === model)
      return speaks ? play('invoke', request, call).then(toNative) : undefined
    },
    async embed(request, call) {
      const { recording, served } = await play('embed', request, call)
      return { ...(jsonToBytes(recording.answer) as Omit<EmbedResponse, 'served'>), served }
    },
    async rerank(request, call) {
      const { recording, served } = await play('rerank', request, call)
      return { ...(recording.answer as Omit<RerankResponse, 'served'>), served }
    },
  }
}

/**
 * Those that are asked for in the same way, where there are any: a conversation is the same, streamed or whole, but a
 * native answer is not. One that a client has left half-way only where there is no other.
 */
const preferred = (
  all: readonly KnownRecording[],
  capability: Capability,
  streaming: boolean,
): readonly KnownRecording[] => {
  const same = all.filter(each => each.streaming === streaming)
  const alike = same.length > 0 || capability === 'invoke' ? same : all
  const ended = alike.filter(({ how }) => how !== 'cut')
  return ended.length > 0 ? ended : alike
}

async function* eventsOf(played: Played): AsyncGenerator<ConverseStreamOutput[]> {
  for await (const { events } of batchesOf(played))
    if (events?.length) yield jsonToBytes(events) as ConverseStreamOutput[]
}

const toNative = (played: Played): NativeGeneration => {
  const { contentType, usage } = played.recording
  return {
    served: played.served,
    ...(contentType !== undefined && { contentType }),
    ...(usage !== undefined && { usage }),
    chunks: chunksOf(played),
  }
}

async function* chunksOf(played: Played): AsyncGenerator<Uint8Array[]> {
  for await (const { chunks = [] } of batchesOf(played))
    yield chunks.map(each =>
      typeof each === 'string' ? Buffer.from(each) : (jsonToBytes(each) as Uint8Array),
    )
}

async function* batchesOf({ recording, reach }: Played): AsyncGenerator<Batch> {
  for (const batch of recording.batches) {
    await reach(batch.ms)
    yield batch
  }
  await reach(recording.end.ms)
  if (recording.end.how !== 'complete') throwEnd(recording)
}

const throwEnd = ({ end: { how, exception } }: Recording): never => {
  if (exception === undefined)
    throw modelStreamErrorException(UNEXPECTED_ERROR, {
      hint:
        how === 'cut' ? 'The recording ends here: its client had left.' : 'The recording holds no answer.',
    })
  const { name, status, message, hint, members } = exception
  throw new BedrockException(name, status, message, {
    ...(hint !== undefined && { hint }),
    ...(members !== undefined && { members }),
  })
}
