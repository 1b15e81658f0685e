import * as v from 'valibot'

const isPostgresUrl = (text: string): boolean =>
  /^postgres(ql)?:\/\//.test(text) && URL.canParse(text) && new URL(text).host !== ''

/** PostgreSQL with pgvector, for a cluster of RDS. */
export const postgresStorage = v.strictObject({
  type: v.literal('postgres'),
  url: v.pipe(
    v.string(),
    v.maxLength(4_096),
    v.check(isPostgresUrl, 'must be postgres://user:password@host:port, with or without /database'),
  ),
  /** At the same time, for each base. */
  connections: v.optional(
    v.pipe(v.number(), v.integer('must be a whole number'), v.minValue(1), v.maxValue(100)),
    4,
  ),
})

const kinds = [postgresStorage] as const

/** What stands for a storage that a request names. */
export const storageSchema = v.variant('type', kinds)
export type StorageSettings = v.InferOutput<typeof storageSchema>

/** The settings that the storage's type takes. */
export const storageKeys = (object: unknown): string[] => {
  const type = (object as { type?: unknown } | null)?.type
  return kinds.flatMap(({ entries }) => (entries.type.literal === type ? Object.keys(entries) : []))
}
