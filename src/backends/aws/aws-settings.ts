import * as v from 'valibot'
import { httpAddress, upstreamSettings } from '../upstream/upstream-settings.ts'

const text = (from: number, to: number) => v.pipe(v.string(), v.minLength(from), v.maxLength(to))
const matching = (pattern: RegExp, message: string) => v.pipe(v.string(), v.regex(pattern, message))

const { connectTimeoutMs, streamTimeoutMs, answerTimeoutMs, connections, queue, queueTimeoutMs } =
  upstreamSettings
const { proxy, ca, answerBytes } = upstreamSettings

/** What every backend that calls an AWS service may be told. */
export const awsSettings = {
  region: v.optional(
    matching(/^[a-z]{2,4}(-[a-z]+)+-\d+$/, 'must be a Region such as us-east-1'),
    'us-east-1',
  ),
  /** In place of the service's own address: a VPC endpoint, another Outcrop. */
  endpoint: v.optional(httpAddress),
  /** Of the shared files, in place of the default chain. */
  profile: v.optional(text(1, 256)),
  roleArn: v.optional(
    matching(/^arn:aws[a-z-]*:iam::\d{12}:role\/[\x21-\x7e]+$/, 'must be the ARN of an IAM role'),
  ),
  externalId: v.optional(matching(/^[\w+=,.@:/-]{2,1224}$/, 'must be an external ID as IAM takes it')),
  sessionName: v.optional(matching(/^[\w+=,.@-]{2,64}$/, 'must be a session name as IAM takes it')),
  connectTimeoutMs,
  // The head of a whole answer comes when the model has ended: AWS asks its clients to wait an hour for some.
  // https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-anthropic-claude-37.html
  readTimeoutMs: v.optional(upstreamSettings.readTimeoutMs.wrapped, 3_600_000),
  streamTimeoutMs,
  answerTimeoutMs,
  connections,
  queue,
  queueTimeoutMs,
  proxy,
  ca,
  answerBytes,
} as const satisfies v.ObjectEntries

export type AwsSettings = v.InferOutput<v.StrictObjectSchema<typeof awsSettings, undefined>>
