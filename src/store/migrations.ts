import type { Kysely, Migration } from 'kysely'

/** In the order of their names; one that has been released is never changed. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-resources': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('resource')
        .addColumn('sequence', 'integer', column => column.primaryKey().autoIncrement())
        .addColumn('kind', 'text', column => column.notNull())
        .addColumn('account', 'text', column => column.notNull())
        .addColumn('region', 'text', column => column.notNull())
        .addColumn('id', 'text', column => column.notNull())
        .addColumn('arn', 'text', column => column.notNull())
        .addColumn('name', 'text')
        .addColumn('unique_name', 'text')
        .addColumn('status', 'text', column => column.notNull())
        .addColumn('revision', 'integer', column => column.notNull())
        .addColumn('document_version', 'integer', column => column.notNull())
        .addColumn('document', 'text', column => column.notNull())
        .addColumn('created_at', 'integer', column => column.notNull())
        .addColumn('updated_at', 'integer', column => column.notNull())
        .addUniqueConstraint('resource_id', ['kind', 'account', 'region', 'id'])
        .addUniqueConstraint('resource_name', ['kind', 'account', 'region', 'unique_name'])
        .execute()
      await db.schema
        .createIndex('resource_order')
        .on('resource')
        .columns(['kind', 'account', 'region', 'sequence'])
        .execute()
      await db.schema.createIndex('resource_arn').on('resource').column('arn').execute()
      await db.schema
        .createTable('tag')
        .addColumn('arn', 'text', column => column.notNull())
        .addColumn('key', 'text', column => column.notNull())
        .addColumn('value', 'text', column => column.notNull())
        .addPrimaryKeyConstraint('tag_key', ['arn', 'key'])
        .execute()
      await db.schema
        .createTable('client_token')
        .addColumn('kind', 'text', column => column.notNull())
        .addColumn('account', 'text', column => column.notNull())
        .addColumn('region', 'text', column => column.notNull())
        .addColumn('token', 'text', column => column.notNull())
        .addColumn('input_hash', 'text', column => column.notNull())
        .addColumn('resource_id', 'text', column => column.notNull())
        .addColumn('created_at', 'integer', column => column.notNull())
        .addPrimaryKeyConstraint('client_token_key', ['kind', 'account', 'region', 'token'])
        .execute()
      await db.schema
        .createTable('model_use')
        .addColumn('account', 'text', column => column.notNull())
        .addColumn('region', 'text', column => column.notNull())
        .addColumn('model', 'text', column => column.notNull())
        .addColumn('used_at', 'integer', column => column.notNull())
        .addPrimaryKeyConstraint('model_use_key', ['account', 'region', 'model'])
        .execute()
    },
  },
}
