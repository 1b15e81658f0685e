import type { Kysely } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Schema } from '../store/schema.ts'
import { createResources } from './create-resources.ts'
import { createTags } from './create-tags.ts'
import type { ResourceStore } from './resource.ts'

/** @param clock what resources are dated by. */
export const createResourceStore = (db: Kysely<Schema>, clock: Clock): ResourceStore => ({
  of: type => createResources(db, clock, type),
  tags: createTags(db),
})
