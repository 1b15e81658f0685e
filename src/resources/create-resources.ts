import type { Kysely } from 'kysely'
import type { Clock } from '../clock.ts'
import { conflictException, resourceNotFoundException } from '../errors.ts'
import type { ResourceTable, Schema } from '../store/schema.ts'
import { arnOf, parseArn } from './arn.ts'
import { inputHash } from './input-hash.ts'
import { newId } from './new-id.ts'
import { decodePageToken, encodePageToken } from './page-token.ts'
import type { Draft, Owner, Resource, Resources, ResourceType } from './resource.ts'

type Row = { [Column in keyof ResourceTable]: Column extends 'sequence' ? number : ResourceTable[Column] }

/** How long a client token keeps a second resource from being made, in milliseconds. */
const TOKEN_LIFE = 24 * 3_600_000
const PAGE = 100

/** Create, find, list, update and delete, once for all types. */
export const createResources = <Document>(
  db: Kysely<Schema>,
  clock: Clock,
  type: ResourceType<Document>,
): Resources<Document> => {
  const { kind, version, namesAreUnique = false } = type

  const ownedBy = ({ account, region }: Owner) => ({ kind, account, region })

  const toResource = (row: Row): Resource<Document> => ({
    id: row.id,
    arn: row.arn,
    name: row.name ?? undefined,
    status: row.status,
    revision: row.revision,
    createdAt: new Date(row.created_at),
    updatedAt: new Date(row.updated_at),
    document: upgraded(type, row),
  })

  const rowOf = async (executor: Kysely<Schema>, owner: Owner, identifier: string) => {
    const id = idOf(kind, owner, identifier)
    if (id === undefined) return undefined
    const { account, region } = owner
    return (await executor
      .selectFrom('resource')
      .selectAll()
      .where('kind', '=', kind)
      .where('account', '=', account)
      .where('region', '=', region)
      .where('id', '=', id)
      .executeTakeFirst()) as Row | undefined
  }

  const existing = async (executor: Kysely<Schema>, owner: Owner, identifier: string) => {
    const row = await rowOf(executor, owner, identifier)
    if (row === undefined) throw notFound(kind, identifier)
    return row
  }

  /** The resource that an earlier request with this client token made. */
  const madeBefore = async (executor: Kysely<Schema>, owner: Owner, once: Draft<Document>['once']) => {
    if (once?.token === undefined) return undefined
    await executor
      .deleteFrom('client_token')
      .where('created_at', '<', clock.now() - TOKEN_LIFE)
      .execute()
    const known = await executor
      .selectFrom('client_token')
      .selectAll()
      .where('kind', '=', kind)
      .where('account', '=', owner.account)
      .where('region', '=', owner.region)
      .where('token', '=', once.token)
      .executeTakeFirst()
    if (known === undefined) return undefined
    if (known.input_hash !== inputHash(once.input)) {
      throw conflictException('The client token has already been used with a different request.', {
        hint: 'A client token stands for one request: take a new one for another, or send the same request again.',
      })
    }
    return rowOf(executor, owner, known.resource_id)
  }

  const refuseTakenName = async (executor: Kysely<Schema>, owner: Owner, name: string, id?: string) => {
    if (!namesAreUnique) return
    const taken = await executor
      .selectFrom('resource')
      .select('id')
      .where('kind', '=', kind)
      .where('account', '=', owner.account)
      .where('region', '=', owner.region)
      .where('unique_name', '=', name)
      .executeTakeFirst()
    if (taken !== undefined && taken.id !== id)
      throw conflictException(
        type.takenName?.(name) ?? `A ${wordsOf(kind)} with the name ${name} already exists.`,
      )
  }

  return {
    create: (owner, draft) =>
      db.transaction().execute(async transaction => {
        const before = await madeBefore(transaction, owner, draft.once)
        if (before !== undefined) return toResource(before)
        const { name, status, document, tags = [], once } = draft
        if (name !== undefined) await refuseTakenName(transaction, owner, name)
        if (draft.id !== undefined && (await rowOf(transaction, owner, draft.id)) !== undefined)
          throw conflictException(`The ${wordsOf(kind)} ${draft.id} already exists.`)
        const id = draft.id ?? (type.newId ?? newId)()
        const now = clock.now()
        const arn = arnOf(kind, id, owner)
        const row = {
          ...ownedBy(owner),
          id,
          arn,
          name: name ?? null,
          unique_name: namesAreUnique && name !== undefined ? name : null,
          status,
          revision: 1,
          document_version: version,
          document: JSON.stringify(document),
          created_at: now,
          updated_at: now,
        }
        await transaction.insertInto('resource').values(row).execute()
        if (tags.length > 0)
          await transaction
            .insertInto('tag')
            .values(tags.map(({ key, value }) => ({ arn, key, value })))
            .execute()
        if (once?.token !== undefined)
          await transaction
            .insertInto('client_token')
            .values({
              ...ownedBy(owner),
              token: once.token,
              input_hash: inputHash(once.input),
              resource_id: id,
              created_at: now,
            })
            .execute()
        return toResource({ ...row, sequence: 0 })
      }),

    async find(owner, identifier) {
      const row = await rowOf(db, owner, identifier)
      return row && toResource(row)
    },

    async madeBefore(owner, once) {
      const row = await madeBefore(db, owner, once)
      return row && toResource(row)
    },

    async withStatus(statuses) {
      const rows = (await db
        .selectFrom('resource')
        .selectAll()
        .where('kind', '=', kind)
        .where('status', 'in', statuses)
        .orderBy('sequence')
        .execute()) as Row[]
      return rows.map(row => ({
        owner: { account: row.account, region: row.region },
        resource: toResource(row),
      }))
    },

    async get(owner, identifier) {
      return toResource(await existing(db, owner, identifier))
    },

    async list(owner, { maxResults = PAGE, nextToken, order = 'descending', where } = {}) {
      // Documents may be large: what is not asked for is not read.
      const size = where === undefined ? Math.min(PAGE, maxResults + 1) : PAGE
      const list = [kind, owner.account, owner.region, order]
      let position = nextToken === undefined ? undefined : decodePageToken(list, nextToken)
      const items: { resource: Resource<Document>; sequence: number }[] = []
      const ascending = order === 'ascending'
      for (;;) {
        let query = db
          .selectFrom('resource')
          .selectAll()
          .where('kind', '=', kind)
          .where('account', '=', owner.account)
          .where('region', '=', owner.region)
          .orderBy('sequence', ascending ? 'asc' : 'desc')
          .limit(size)
        if (position !== undefined) query = query.where('sequence', ascending ? '>' : '<', position)
        const rows = (await query.execute()) as Row[]
        for (const row of rows) {
          const resource = toResource(row)
          if (where?.(resource) ?? true) items.push({ resource, sequence: row.sequence })
        }
        position = rows.at(-1)?.sequence
        if (items.length > maxResults || rows.length < size) break
      }
      const page = items.slice(0, maxResults)
      const last = page.at(-1)?.sequence
      const more = items.length > maxResults && last !== undefined
      return {
        items: page.map(({ resource }) => resource),
        ...(more && { nextToken: encodePageToken(list, last) }),
      }
    },

    update: (owner, identifier, change, revision) =>
      db.transaction().execute(async transaction => {
        const row = await existing(transaction, owner, identifier)
        if (revision !== undefined && revision !== row.revision) {
          throw conflictException(`The ${wordsOf(kind)} ${row.id} has been changed since it was read.`, {
            hint: `It is at revision ${row.revision}; the change was made to revision ${revision}. Read it again.`,
          })
        }
        const { name = row.name, status = row.status, document } = change
        if (name !== null && name !== row.name) await refuseTakenName(transaction, owner, name, row.id)
        const changed: Row = {
          ...row,
          name,
          unique_name: namesAreUnique ? name : null,
          status,
          revision: row.revision + 1,
          ...(document !== undefined && {
            document: JSON.stringify(document),
            document_version: version,
          }),
          updated_at: clock.now(),
        }
        const { sequence, ...columns } = changed
        await transaction.updateTable('resource').set(columns).where('sequence', '=', sequence).execute()
        return toResource(changed)
      }),

    delete: (owner, identifier) =>
      db.transaction().execute(async transaction => {
        const { sequence, arn, id } = await existing(transaction, owner, identifier)
        await transaction.deleteFrom('resource').where('sequence', '=', sequence).execute()
        await transaction.deleteFrom('tag').where('arn', '=', arn).execute()
        await transaction
          .deleteFrom('client_token')
          .where('kind', '=', kind)
          .where('account', '=', owner.account)
          .where('region', '=', owner.region)
          .where('resource_id', '=', id)
          .execute()
      }),
  }
}

/** Undefined for the ARN of another kind, account or Region. */
const idOf = (kind: string, owner: Owner, identifier: string): string | undefined => {
  if (!identifier.startsWith('arn:')) return identifier
  const arn = parseArn(identifier)
  const isOwn = arn?.kind === kind && arn.account === owner.account && arn.region === owner.region
  return isOwn ? arn.id : undefined
}

/** @throws Error for a document that no upgrade leads on from: it was written by a newer Outcrop. */
const upgraded = <Document>(type: ResourceType<Document>, row: Row): Document => {
  let document: unknown = JSON.parse(row.document)
  for (let version = row.document_version; version !== type.version; version++) {
    const upgrade = type.upgrades?.[version]
    if (upgrade === undefined)
      throw new Error(`${row.arn} was written as version ${row.document_version}, which is not known here`)
    document = upgrade(document as never)
  }
  return document as Document
}

const wordsOf = (kind: string): string => kind.replaceAll('-', ' ')

const notFound = (kind: string, identifier: string) =>
  resourceNotFoundException(`The specified ${wordsOf(kind)} ${identifier} does not exist.`, {
    hint: 'It was deleted, or belongs to another account or Region.',
  })
