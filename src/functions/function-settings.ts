import { resolve } from 'node:path'
import * as v from 'valibot'
import { awsSettings } from '../backends/aws/aws-settings.ts'
import { httpAddress, upstreamSettings } from '../backends/upstream/upstream-settings.ts'

const whole = (from: number, to: number) =>
  v.pipe(v.number(), v.integer('must be a whole number'), v.minValue(from), v.maxValue(to))
const matching = (pattern: RegExp, message: string) => v.pipe(v.string(), v.regex(pattern, message))

/** A byte of zero ends a text for the system. */
const word = matching(/^[^\0]{1,32768}$/s, 'must be a text without a byte of zero')
const path = matching(/^[^\0]{1,4096}$/s, 'must be the path of a file or a folder')
const environment = v.optional(
  v.record(
    matching(/^[A-Za-z_][A-Za-z0-9_]{0,255}$/, 'must be the name of a variable'),
    matching(/^[^\0]{0,32768}$/s, 'must be a text without a byte of zero'),
  ),
  {},
)

/** What is said of every function. */
const limits = {
  /** As Lambda has it, at most. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
  timeoutSeconds: v.optional(v.pipe(v.number(), v.minValue(0.1), v.maxValue(900)), 30),
  /** Lambda's own limit, in its own error's words. Who asked may take less: a Bedrock agent takes 25 KB. */
  replyBytes: v.optional(whole(1, 104_857_600), 6_291_556),
  /** Calls at once. */
  concurrency: v.optional(whole(1, 1_000), 10),
} as const satisfies v.ObjectEntries

const { endpoint, profile, roleArn, externalId, sessionName, region } = awsSettings

const variants = [
  v.strictObject({
    type: v.literal('module'),
    file: path,
    export: v.optional(word, 'handler'),
    environment,
    /** Of a thread's heap. Lambda's own default. */
    memoryMegabytes: v.optional(whole(16, 65_536), 128),
    ...limits,
  }),
  v.strictObject({
    type: v.literal('command'),
    /** The program and its arguments; no shell reads them. */
    command: v.pipe(v.array(word), v.minLength(1), v.maxLength(1_000)),
    environment,
    /** Where it runs. */
    folder: v.optional(path, '.'),
    ...limits,
  }),
  v.strictObject({
    type: v.literal('http'),
    url: httpAddress,
    headers: upstreamSettings.headers,
    ...limits,
  }),
  v.strictObject({
    type: v.literal('lambda'),
    endpoint,
    /** That of the function's ARN, or the server's, where nobody says. */
    region: v.optional(region.wrapped),
    profile,
    roleArn,
    externalId,
    sessionName,
    ...limits,
  }),
] as const

const functionName = matching(
  /^(\*|[a-zA-Z0-9:$_.-]{1,256})$/,
  "must be a function's name, its ARN, or * for all others",
)

export const functionsSchema = v.record(functionName, v.variant('type', variants))

export type FunctionsSettings = v.InferOutput<typeof functionsSchema>
export type FunctionSettings = v.InferOutput<(typeof variants)[number]>
export type SettingsOf<Type extends FunctionSettings['type']> = Extract<FunctionSettings, { type: Type }>

/** The keys that the settings of one function may have: its type decides. */
export const functionKeys = (object: unknown): string[] => {
  const type = (object as { type?: unknown } | null)?.type
  return variants.flatMap(({ entries }) => (entries.type.literal === type ? Object.keys(entries) : []))
}

/** Their paths are below a folder. */
export const resolvePaths = (functions: FunctionsSettings, folder: string): FunctionsSettings =>
  Object.fromEntries(Object.entries(functions).map(([name, each]) => [name, resolvePath(each, folder)]))

const resolvePath = (settings: FunctionSettings, folder: string): FunctionSettings => {
  if (settings.type === 'module') return { ...settings, file: resolve(folder, settings.file) }
  if (settings.type === 'command') return { ...settings, folder: resolve(folder, settings.folder) }
  return settings
}
