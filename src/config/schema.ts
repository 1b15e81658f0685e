import * as v from 'valibot'
import { awsSettings } from '../backends/aws/aws-settings.ts'
import { backendKinds } from '../backends/index.ts'
import { functionKeys, functionsSchema } from '../functions/function-settings.ts'
import { presetNames } from '../presets.ts'
import { storages, storageVariants } from './storages.ts'

const whole = (from: number, to: number) =>
  v.pipe(v.number(), v.integer('must be a whole number'), v.minValue(from), v.maxValue(to))
const text = (from: number, to: number) => v.pipe(v.string(), v.minLength(from), v.maxLength(to))
const matching = (pattern: RegExp, message: string) => v.pipe(v.string(), v.regex(pattern, message))
const listOf = <Item extends v.GenericSchema>(item: Item) => v.pipe(v.array(item), v.maxLength(10_000))
const milliseconds = (usual: number) => v.optional(whole(1, 86_400_000), usual)

const arn = matching(/^arn:aws[a-z-]*:(iam|sts)::\d{12}:.+$/, 'must be an IAM or STS ARN')
const date = v.pipe(
  v.string(),
  v.check(each => !Number.isNaN(Date.parse(each)), 'must be an ISO date'),
)
const names = listOf(text(1, 512))

const credential = v.strictObject({
  accessKeyId: matching(/^\w{16,128}$/, 'must be 16 to 128 letters, digits or _'),
  secretAccessKey: text(8, 512),
  sessionToken: v.optional(text(1, 16_384)),
  expires: v.optional(date),
  principal: v.optional(arn),
})

const apiKey = v.strictObject({
  key: text(16, 16_384),
  principal: v.optional(arn),
  expires: v.optional(date),
})

const limits = v.strictObject({
  bodyBytes: v.optional(whole(1_024, 1_073_741_824), 25_000_000),
  headerBytes: v.optional(whole(1_024, 1_048_576), 65_536),
  connections: v.optional(whole(1, 1_000_000), 10_000),
  streamsPerConnection: v.optional(whole(1, 100_000), 256),
})

const timeouts = v.strictObject({
  headers: milliseconds(10_000),
  body: milliseconds(30_000),
  idle: milliseconds(350_000),
  drain: milliseconds(30_000),
  /** Of Retrieve and RetrieveAndGenerate, to their answers or what a stream begins with. */
  knowledgeBases: milliseconds(60_000),
})

const log = v.strictObject({
  level: v.optional(v.picklist(['debug', 'info', 'warn', 'error', 'silent']), 'info'),
  format: v.optional(v.picklist(['auto', 'json', 'pretty']), 'auto'),
})

/** `name`, `name:port`, `[v6]:port`. */
const egressHost = matching(/^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:\d{1,5})?$/i, 'must be a host or host:port')
const egress = v.strictObject({
  privateRanges: v.optional(v.picklist(['deny', 'allow']), 'deny'),
  hosts: v.optional(listOf(egressHost), []),
  ports: v.optional(listOf(whole(1, 65_535)), [80, 443]),
})

const agentBudget = v.strictObject({
  tokensPerTurn: v.optional(whole(1, 1e9)),
  tokensPerSession: v.optional(whole(1, 1e9)),
  dollarsPerSession: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1e6))),
  stepsPerTurn: v.optional(whole(1, 1_000)),
  actionsPerTurn: v.optional(whole(0, 1_000)),
  fallback: v.optional(text(1, 4_000)),
})

const tiers = v.strictObject({
  /** What says whether one call can answer: rules, the embedded model, or a model of choice. */
  classifier: v.optional(
    v.union([v.picklist(['rules', 'embedded']), v.strictObject({ model: text(1, 2_048) })]),
    'rules',
  ),
  /** The share of turns that are answered both ways. */
  sample: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 0),
})

const agents = v.strictObject({
  /** What becomes of an envelope that is not as documented: the turn fails, or the model gets it as it is. */
  envelopes: v.optional(v.picklist(['strict', 'silent']), 'strict'),
  /** How often in a turn a model is asked again for a call that its tool cannot take. */
  corrections: v.optional(whole(0, 20), 2),
  /** Whether a model is asked again for an answer with facts that nobody has said before. */
  unsaidFacts: v.optional(v.picklist(['report', 'correct']), 'report'),
  /** By an agent's ID, or the name of one that a call brings; `*` for all others. */
  budgets: v.optional(v.record(text(1, 100), agentBudget), {}),
  /** Whose simple questions go past the loop; named as budgets are. */
  tiers: v.optional(v.record(text(1, 100), tiers), {}),
})

const structuredOutput = v.strictObject({
  /** How often a model is asked again; 0 checks no answer. */
  retries: v.optional(whole(0, 10), 2),
})

const backendName = matching(/^[a-z][a-z0-9-]{0,62}$/, 'must be lower-case letters, digits and -')

/** `gpu`, or with the upstream's own name of the model: `gpu/Qwen/Qwen3-8B`. */
const target = matching(
  /^[a-z][a-z0-9-]{0,62}(\/[^\s]{1,256})?$/,
  "must be a backend, or a backend, / and the model's name there",
)

const variants = Object.entries(backendKinds).map(([type, { settings }]) =>
  v.strictObject({ type: v.literal(type), ...settings }),
)

const routes = v.strictObject({
  /** Model IDs with `*`. */
  model: text(1, 2_048),
  backends: v.pipe(listOf(target), v.minLength(1)),
})

const variant = v.strictObject({
  model: text(1, 2_048),
  weight: v.pipe(v.number(), v.minValue(0), v.maxValue(1_000_000)),
})

/** A model ID, or several that share the calls. */
const alias = v.union([
  text(1, 2_048),
  v.strictObject({
    variants: v.pipe(
      listOf(variant),
      v.minLength(1),
      v.check(all => all.some(({ weight }) => weight > 0), 'must have a weight above 0'),
    ),
    stickyBy: v.optional(text(1, 256)),
  }),
])

/** As Converse takes a name for a model. */
const aliasName = matching(/^[0-9a-zA-Z][0-9a-zA-Z_.-]{0,255}$/, 'must be letters, digits, _, . and -')

export const aliasesSchema = v.record(aliasName, alias)

const { region, endpoint, profile, roleArn, externalId, sessionName } = awsSettings

const aliasParameter = v.strictObject({
  /** As GetParameter takes it: a name, a path, an ARN, with or without a version. */
  name: matching(/^[a-zA-Z0-9_.:/-]{1,2048}$/, 'must be the name of a parameter'),
  region,
  endpoint,
  profile,
  roleArn,
  externalId,
  sessionName,
  refreshSeconds: v.optional(whole(1, 86_400), 60),
})

const quotas = v.strictObject({
  mode: v.optional(v.picklist(['enforce', 'observe', 'off']), 'enforce'),
  /** AWS's published values, or five requests a second for every model. */
  set: v.optional(v.picklist(['aws', 'documents']), 'aws'),
  /** One's own, by the name or the code of a quota. */
  values: v.optional(v.record(text(1, 256), v.pipe(v.number(), v.minValue(0), v.maxValue(1e15))), {}),
})

const ledger = v.strictObject({
  /** What a record survives: the end of the process, or a power cut too. With `none`, no record is kept. */
  durability: v.optional(v.picklist(['process', 'disk', 'none']), 'process'),
  /** Days that each call is kept by itself; then its hour is. */
  retention: v.optional(whole(1, 36_500), 90),
})

const logStore = v.strictObject({ region, endpoint, profile, roleArn, externalId, sessionName })
const invocationLogs = v.strictObject({
  /** For a folder of each bucket; one of the home where neither is named. */
  folder: v.optional(text(1, 4_096)),
  /** S3 itself, or a store that speaks its protocol. */
  s3: v.optional(logStore),
  /** How long a record waits for others. */
  batchSeconds: v.optional(whole(1, 3_600), 10),
})

/** As S3 names buckets; never a path. */
const bucketName = matching(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket')
const knowledgeBases = v.strictObject({
  /** Folders that are read as buckets, by the name of the bucket. */
  buckets: v.optional(v.record(bucketName, text(1, 4_096)), {}),
  /** S3 itself, or a store that speaks its protocol, for all other buckets. */
  s3: v.optional(logStore),
  /** Where vectors are kept, by what a request names; in the index that comes with Outcrop for all others. */
  storages: v.optional(storages),
})

/** Every setting, what it may be, and what it is when nobody sets it. */
export const schema = v.strictObject({
  preset: v.optional(v.picklist(presetNames), 'laptop'),
  /** 0 takes a free port. */
  port: v.optional(whole(0, 65_535), 4510),
  host: v.optional(text(1, 255), '127.0.0.1'),
  home: v.optional(text(1, 4_096), '.outcrop'),
  account: v.optional(matching(/^\d{12}$/, 'must be 12 digits'), '123456789012'),
  region: v.optional(matching(/^[a-z]{2}(-[a-z]+)+-\d$/, 'must be a Region such as us-east-1'), 'us-east-1'),
  authentication: v.optional(v.picklist(['optional', 'required'])),
  allowUnverifiedNetwork: v.optional(v.boolean(), false),
  hosts: v.optional(names),
  origins: v.optional(listOf(matching(/^https?:\/\/[a-z0-9.:[\]-]+$/i, 'must be scheme://host[:port]')), []),
  modelAccess: v.optional(names),
  /** Whether callers may ask for faults. */
  faults: v.optional(v.picklist(['allow', 'deny'])),
  /** Models that answer in every Region and past their end of life, such as one that most tutorials name. */
  keptModels: v.optional(names, ['anthropic.claude-3-sonnet-20240229-v1:0']),
  credentials: v.optional(listOf(credential), []),
  apiKeys: v.optional(listOf(apiKey), []),
  tls: v.optional(
    v.strictObject({
      certificate: text(1, 4_096),
      key: text(1, 4_096),
      plaintext: v.optional(v.boolean(), true),
    }),
  ),
  limits: v.optional(limits, {}),
  timeouts: v.optional(timeouts, {}),
  log: v.optional(log, {}),
  egress: v.optional(egress, {}),
  quotas: v.optional(quotas, {}),
  ledger: v.optional(ledger, {}),
  /** Where model invocation logs go, for the accounts that configure them. */
  invocationLogs: v.optional(
    v.pipe(
      invocationLogs,
      v.check(({ folder, s3 }) => folder === undefined || s3 === undefined, 'must have either folder or s3'),
    ),
    {},
  ),
  knowledgeBases: v.optional(knowledgeBases, {}),
  /** What users wrote and agents call, by the names that Lambda functions have. */
  functions: v.optional(functionsSchema, {}),
  agents: v.optional(agents, {}),
  /** Answers that have to be JSON, or to use a tool. */
  structuredOutput: v.optional(structuredOutput, {}),
  /** Where tokens come from, by a name of one's own; `embedded` is always there. */
  backends: v.optional(v.record(backendName, v.variant('type', variants)), {}),
  /** Which backend answers for which models: the first that matches. The embedded one for all others. */
  models: v.optional(listOf(routes), []),
  /** Names for models, to be called in their place. */
  aliases: v.optional(aliasesSchema, {}),
  /** The same in a parameter of Parameter Store, whose names win. */
  aliasParameter: v.optional(aliasParameter),
})

/**
 * The keys that an object of settings may have.
 *
 * @param path without list positions: `limits`, `credentials`.
 * @param object as it was given: the type of a backend decides.
 */
export const allowedKeys = (path: readonly string[], object: unknown): string[] => {
  if (path[0] === 'backends') return backendKeys(object)
  if (path[0] === 'functions') return functionKeys(object)
  if (path[0] === 'agents' && path[1] === 'budgets') return Object.keys(agentBudget.entries)
  if (path[0] === 'agents' && path[1] === 'tiers')
    return path.at(-1) === 'classifier' ? ['model'] : Object.keys(tiers.entries)
  if (path[1] === 'storages') return keysOfType(storageVariants, object)
  const objects: Partial<Record<string, v.StrictObjectSchema<v.ObjectEntries, undefined>>> = {
    '': schema,
    credentials: credential,
    apiKeys: apiKey,
    tls: schema.entries.tls.wrapped,
    limits,
    timeouts,
    log,
    egress,
    quotas,
    ledger,
    structuredOutput,
    agents,
    invocationLogs,
    'invocationLogs.s3': logStore,
    knowledgeBases,
    'knowledgeBases.s3': logStore,
    aliasParameter,
    models: routes,
  }
  return Object.keys(objects[path.join('.')]?.entries ?? {})
}

const backendKeys = (object: unknown): string[] => keysOfType(variants, object)

const keysOfType = (
  kinds: readonly { readonly entries: { readonly type: { readonly literal: string } } }[],
  object: unknown,
): string[] => {
  const type = (object as { type?: unknown } | null)?.type
  return kinds.flatMap(({ entries }) => (entries.type.literal === type ? Object.keys(entries) : []))
}

export type Parsed = v.InferOutput<typeof schema>
export type PartialConfig = v.InferInput<typeof schema>
