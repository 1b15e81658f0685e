import type { Kysely } from 'kysely'
import { resourceNotFoundException, tooManyTagsException } from '../errors.ts'
import type { Schema } from '../store/schema.ts'
import type { Owner, ResourceStore } from './resource.ts'

/** AWS's bound for the tags of a resource. */
const MOST_TAGS = 50

export const createTags = (db: Kysely<Schema>): ResourceStore['tags'] => {
  const requireOwn = async (executor: Kysely<Schema>, { account, region }: Owner, arn: string) => {
    const resource = await executor
      .selectFrom('resource')
      .select('id')
      .where('arn', '=', arn)
      .where('account', '=', account)
      .where('region', '=', region)
      .executeTakeFirst()
    if (resource === undefined)
      throw resourceNotFoundException(`The resource with ARN ${arn} does not exist.`, {
        hint: 'It was deleted, belongs to another account or Region, or is of a kind that takes no tags here.',
      })
  }

  const list = (executor: Kysely<Schema>, arn: string) =>
    executor.selectFrom('tag').select(['key', 'value']).where('arn', '=', arn).orderBy('key').execute()

  return {
    async list(owner, arn) {
      await requireOwn(db, owner, arn)
      return list(db, arn)
    },

    add: (owner, arn, tags) =>
      db.transaction().execute(async transaction => {
        await requireOwn(transaction, owner, arn)
        const keys = new Set((await list(transaction, arn)).map(({ key }) => key))
        for (const { key } of tags) keys.add(key)
        if (keys.size > MOST_TAGS)
          throw tooManyTagsException(`The resource ${arn} can have at most ${MOST_TAGS} tags.`, {
            members: { resourceName: arn },
          })
        for (const { key, value } of tags)
          await transaction
            .insertInto('tag')
            .values({ arn, key, value })
            .onConflict(conflict => conflict.columns(['arn', 'key']).doUpdateSet({ value }))
            .execute()
      }),

    remove: (owner, arn, keys) =>
      db.transaction().execute(async transaction => {
        await requireOwn(transaction, owner, arn)
        await transaction.deleteFrom('tag').where('arn', '=', arn).where('key', 'in', keys).execute()
      }),
  }
}
