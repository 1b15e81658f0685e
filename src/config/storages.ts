import * as v from 'valibot'
import { awsSettings } from '../backends/aws/aws-settings.ts'
import { httpAddress } from '../backends/upstream/upstream-settings.ts'

const text = (from: number, to: number) => v.pipe(v.string(), v.minLength(from), v.maxLength(to))
const { region, profile, roleArn, externalId, sessionName } = awsSettings

const isPostgresUrl = (url: string): boolean =>
  /^postgres(ql)?:\/\//.test(url) && URL.canParse(url) && new URL(url).host !== ''

/** Where the vectors of knowledge bases are, by kind. */
export const storageVariants = [
  v.strictObject({
    type: v.literal('opensearch'),
    url: httpAddress,
    username: v.optional(text(1, 256)),
    password: v.optional(text(0, 1_024)),
    /** Calls are signed for this Region, where there is no user name. */
    region: v.optional(region.wrapped),
    /** OpenSearch Serverless (`aoss`) is told by its host. */
    service: v.optional(v.picklist(['es', 'aoss'])),
    profile,
    roleArn,
    externalId,
    sessionName,
  }),
  v.strictObject({
    type: v.literal('pinecone'),
    apiKey: text(1, 1_024),
    /** In place of the host that the knowledge base names. */
    url: v.optional(httpAddress),
  }),
  v.strictObject({
    type: v.literal('postgres'),
    url: v.pipe(
      text(1, 4_096),
      v.check(isPostgresUrl, 'must be postgres://user:password@host:port, with or without /database'),
    ),
    /** At the same time, for each base. */
    connections: v.optional(
      v.pipe(v.number(), v.integer('must be a whole number'), v.minValue(1), v.maxValue(100)),
      4,
    ),
  }),
] as const

/** By what a request names: the ARN of a collection, domain or database cluster, the connection string of Pinecone. */
export const storages = v.record(text(1, 2_048), v.variant('type', [...storageVariants]))

export type Storages = v.InferOutput<typeof storages>
