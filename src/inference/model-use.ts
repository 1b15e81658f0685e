import type { Kysely } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Owner } from '../resources/resource.ts'
import type { Schema } from '../store/schema.ts'
import type { FoundationModel } from './catalogue.ts'

/** When each model was last called: a Legacy model stays open to those who use it. */
export interface ModelUse {
  /** Milliseconds on the service clock; undefined where it never was. */
  lastUsed(model: FoundationModel, owner: Owner): Promise<number | undefined>
  record(model: FoundationModel, owner: Owner): Promise<void>
  /** The database has been cleared. */
  forget(): void
}

/** Milliseconds: thirty days are not judged by the minute, and a write for each call would be one too many. */
const PRECISION = 3_600_000

export const createModelUse = (db: Kysely<Schema>, clock: Clock): ModelUse => {
  const recorded = new Map<string, number>()
  return {
    async lastUsed(model, { account, region }) {
      const row = await db
        .selectFrom('model_use')
        .select('used_at')
        .where('account', '=', account)
        .where('region', '=', region)
        .where('model', '=', model.id)
        .executeTakeFirst()
      return row?.used_at
    },

    forget: () => recorded.clear(),

    async record(model, { account, region }) {
      const key = `${account}/${region}/${model.id}`
      const now = clock.now()
      const last = recorded.get(key)
      if (last !== undefined && now >= last && now - last < PRECISION) return
      recorded.set(key, now)
      await db
        .insertInto('model_use')
        .values({ account, region, model: model.id, used_at: now })
        .onConflict(conflict =>
          conflict.columns(['account', 'region', 'model']).doUpdateSet({ used_at: now }),
        )
        .execute()
    },
  }
}
