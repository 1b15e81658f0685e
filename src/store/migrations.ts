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
  '0002-knowledge-base-documents': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('knowledge_base_document')
        .addColumn('sequence', 'integer', column => column.primaryKey().autoIncrement())
        .addColumn('knowledge_base', 'text', column => column.notNull())
        .addColumn('data_source', 'text', column => column.notNull())
        .addColumn('document', 'text', column => column.notNull())
        .addColumn('status', 'text', column => column.notNull())
        .addColumn('reason', 'text')
        .addColumn('version', 'text')
        .addColumn('content_hash', 'text')
        .addColumn('metadata_hash', 'text')
        .addColumn('job', 'text')
        .addColumn('outcome', 'text')
        .addColumn('has_metadata', 'integer', column => column.notNull())
        .addColumn('metadata_changed', 'integer', column => column.notNull())
        .addColumn('updated_at', 'integer', column => column.notNull())
        .addUniqueConstraint('knowledge_base_document_id', ['data_source', 'document'])
        .execute()
      await db.schema
        .createIndex('knowledge_base_document_order')
        .on('knowledge_base_document')
        .columns(['data_source', 'sequence'])
        .execute()
      await db.schema
        .createIndex('knowledge_base_document_job')
        .on('knowledge_base_document')
        .columns(['data_source', 'job', 'outcome'])
        .execute()
      await db.schema
        .createTable('knowledge_base_request')
        .addColumn('sequence', 'integer', column => column.primaryKey().autoIncrement())
        .addColumn('account', 'text', column => column.notNull())
        .addColumn('region', 'text', column => column.notNull())
        .addColumn('principal', 'text', column => column.notNull())
        .addColumn('knowledge_base', 'text', column => column.notNull())
        .addColumn('data_source', 'text', column => column.notNull())
        .addColumn('document', 'text', column => column.notNull())
        .addColumn('request', 'text')
        .addUniqueConstraint('knowledge_base_request_document', ['data_source', 'document'])
        .execute()
    },
  },
}
