import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadConfig } from '../../config.ts'
import { openLedgerReader } from '../../metering/usage/ledger-reader.ts'
import { type Connection, connect } from './call-server.ts'

export interface Temporary {
  readonly connection: Connection
  /** Picodollars since it was asked last; undefined where a price is unknown. */
  takeCost(): bigint | undefined
  close(): Promise<void>
}

/** As the API names the folder's bucket. */
export const BUCKET = 'folder'

/**
 * A server in this process with the models of the settings, a home that goes away with it, and a folder as its bucket.
 *
 * @param asked models that are asked: they answer whatever the Region is.
 */
export const startTemporary = async (
  folder: string,
  asked: readonly string[],
  file: string | undefined,
): Promise<Temporary> => {
  const { config } = loadConfig({ file, environment: process.env, flags: {} })
  const { backends, models, region, account, egress, keptModels } = config
  const home = await mkdtemp(join(tmpdir(), 'outcrop-evaluate-'))
  const removeHome = () => rm(home, { recursive: true, force: true })
  const { createOutcrop } = await import('../../outcrop.ts')
  const outcrop = await createOutcrop({
    home,
    port: 0,
    region,
    account,
    egress: { ...egress, hosts: [...egress.hosts], ports: [...egress.ports] },
    keptModels: [...keptModels, ...asked],
    // What is read-only is not changed there either.
    ...({ backends, models } as object),
    quotas: { mode: 'off' },
    log: { level: 'silent' },
    knowledgeBases: { buckets: { [BUCKET]: folder } },
  }).catch(async (error: unknown) => {
    await removeHome()
    throw error
  })
  const { url } = await outcrop.listen()
  let last = 0
  return {
    connection: await connect({ url, config: file }, { AWS_REGION: region }),
    takeCost() {
      const reader = openLedgerReader(join(home, 'ledger.db'))
      try {
        const [row = []] = reader.rows(
          'select max(id), coalesce(sum(cost), 0), coalesce(sum(cost is null), 0) from usage where id > ?',
          [last],
        )
        const [newest, cost, unknown] = row
        last = Number(newest ?? last)
        return Number(unknown) > 0 ? undefined : BigInt(cost as number | bigint)
      } finally {
        reader.close()
      }
    },
    async close() {
      await outcrop.close()
      await removeHome()
    },
  }
}
