import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import type { Logger } from '../../log.ts'
import { hashRequest, normaliseJson } from '../record/normalise-request.ts'
import type { Capability, Recording } from '../record/recording.ts'
import { SettingError } from '../scripted/setting-error.ts'
import { toLines } from './readable-diff.ts'

/** What is known of a recording before it is played; its answer stays in its file. */
export interface KnownRecording {
  readonly file: string
  readonly capability: Capability
  readonly model: string
  readonly streaming: boolean
  readonly how: Recording['end']['how']
  readonly hash: string
  readonly lines: readonly string[]
}

/** What both sides of a comparison go through. */
export type Normalise = (request: unknown) => unknown

const LARGEST_FILE = 268_435_456

const schema = v.object({
  outcrop: v.literal('recording 1'),
  made: v.string(),
  capability: v.picklist(['converse', 'invoke', 'embed', 'rerank']),
  streaming: v.boolean(),
  hash: v.optional(v.string(), ''),
  request: v.record(v.string(), v.unknown()),
  served: v.optional(v.looseObject({ backend: v.string() })),
  contentType: v.optional(v.string()),
  usage: v.optional(v.looseObject({})),
  answer: v.optional(v.unknown()),
  end: v.object({
    how: v.picklist(['complete', 'cut', 'failed']),
    ms: v.number(),
    exception: v.optional(
      v.object({
        name: v.string(),
        status: v.number(),
        message: v.string(),
        hint: v.optional(v.string()),
        members: v.optional(v.record(v.string(), v.unknown())),
      }),
    ),
  }),
  batches: v.array(
    v.object({
      ms: v.number(),
      events: v.optional(v.array(v.looseObject({}))),
      chunks: v.optional(v.array(v.unknown())),
    }),
  ),
})

/**
 * The recordings of a folder in the order in which they were made. One that cannot be read is named in the log and
 * left out.
 *
 * @throws SettingError for a folder that is not there.
 */
export const readRecordings = async (
  folder: string,
  normalise: Normalise,
  log: Logger,
): Promise<KnownRecording[]> => {
  const files = await readdir(folder).catch((cause: unknown) => {
    throw new SettingError(`The folder of recordings ${folder} cannot be read.`, { cause })
  })
  const known: KnownRecording[] = []
  for (const file of files.filter(each => each.endsWith('.json')).sort()) {
    try {
      const { request, capability, streaming, end } = await readRecording(folder, file)
      const normal = normalise(request)
      const model = (request as { readonly modelId?: unknown }).modelId
      known.push({
        file,
        capability,
        model: typeof model === 'string' ? model : '',
        streaming,
        how: end.how,
        hash: hashRequest(capability, normal),
        lines: toLines(normal),
      })
    } catch (cause) {
      log.warn({ file: join(folder, file), cause }, 'this file is no recording, and is left out')
    }
  }
  return known
}

/** @throws Error for a file that is no recording. */
export const readRecording = async (folder: string, file: string): Promise<Recording> => {
  const path = join(folder, file)
  const { size } = await stat(path)
  if (size > LARGEST_FILE) throw new Error(`${file} has more than ${LARGEST_FILE} bytes`)
  // What the file says is checked for its form; that each event is one of Converse's is the recorder's word.
  return v.parse(schema, JSON.parse(await readFile(path, 'utf8'))) as unknown as Recording
}

/** Texts that match one of the expressions do not count. */
export const createNormalise =
  (ignored: readonly { replaceAll(text: string): string }[]): Normalise =>
  request => {
    const normal = normaliseJson(request)
    return ignored.length === 0 ? normal : withoutIgnored(normal, ignored)
  }

const withoutIgnored = (
  value: unknown,
  ignored: readonly { replaceAll(text: string): string }[],
): unknown => {
  if (typeof value === 'string') return ignored.reduce((text, each) => each.replaceAll(text), value)
  if (Array.isArray(value)) return value.map(each => withoutIgnored(each, ignored))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, withoutIgnored(member, ignored)]),
  )
}
