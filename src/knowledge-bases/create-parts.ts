import { join } from 'node:path'
import type { DataSourceConfiguration } from '@aws-sdk/client-bedrock-agent'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { createEgressGate } from '../egress/gate.ts'
import { notImplementedException, validationException } from '../errors.ts'
import type { FunctionCall, Functions } from '../functions/functions.ts'
import { mapStorage } from './map-storage.ts'
import { createDocumentParser } from './parsing/create-document-parser.ts'
import type { OpenedSource, Parts } from './parts.ts'
import { folderSource } from './sources/folder.ts'
import { s3Source } from './sources/s3.ts'
import { webSource } from './sources/web.ts'
import { writeFolderObject } from './sources/write-folder-object.ts'

export interface PartsOptions {
  /** Where the embedded index keeps a folder for each base. */
  readonly folder: string
  readonly settings: Config['knowledgeBases']
  /** Where a crawler may go. */
  readonly egress: Config['egress']
  /** Of the wall. */
  readonly clock: Clock
  /** What users wrote to transform chunks; absent where nothing runs it. */
  readonly functions?: Pick<Functions, 'invoke'> | undefined
}

/** The one place where the parts of knowledge bases come together. What is slow to load is loaded for the first base. */
export const createParts = ({ folder, settings, egress, clock, functions }: PartsOptions): Parts => {
  const parser = createDocumentParser()
  const gate = createEgressGate(egress)

  /** A folder that the settings name, or S3 where they say so. A bucket's name is never a path. */
  const openBucket = (
    bucket: string,
    inclusionPrefixes: readonly string[] | undefined,
    bucketOwnerAccountId?: string,
  ): OpenedSource => {
    const prefixes = inclusionPrefixes === undefined ? {} : { inclusionPrefixes }
    const mapped = Object.hasOwn(settings.buckets, bucket) ? settings.buckets[bucket] : undefined
    if (mapped !== undefined) return folderSource({ folder: mapped, bucket, ...prefixes })
    if (settings.s3 === undefined) throw notConfigured(bucket)
    return s3Source({ ...settings.s3, bucket, bucketOwnerAccountId, ...prefixes }, clock)
  }

  const notConfigured = (bucket: string) =>
    validationException(
      `The bucket ${bucket} is not configured: knowledgeBases.buckets maps it to a folder, knowledgeBases.s3 reads it from S3.`,
    )

  return {
    mappedStorage: storage => mapStorage(storage, settings.storages, clock),

    ...(functions !== undefined && { invoke: (call: FunctionCall) => functions.invoke(call) }),

    async writeObject(uri, bytes, signal) {
      const [bucket, key] = splitUri(uri)
      const mapped = Object.hasOwn(settings.buckets, bucket) ? settings.buckets[bucket] : undefined
      if (mapped !== undefined) return writeFolderObject(mapped, key, bytes)
      if (settings.s3 === undefined) throw notConfigured(bucket)
      const { writeS3Object } = await import('./sources/write-s3-object.ts')
      return writeS3Object({ ...settings.s3, bucket }, key, bytes, clock, signal)
    },

    async openIndex({ id, dimensions, storage }) {
      const mapped = mapStorage(storage, settings.storages, clock)
      if (mapped !== undefined) return mapped.open({ id, dimensions })
      const { createEmbeddedIndex } = await import('../vectors/create-embedded-index.ts')
      return createEmbeddedIndex({ folder: join(folder, id), dimensions })
    },

    openSource({ type, s3Configuration, webConfiguration }: DataSourceConfiguration) {
      if (type === 'S3' && s3Configuration !== undefined) {
        const { bucketArn = '', inclusionPrefixes, bucketOwnerAccountId } = s3Configuration
        return openBucket(
          bucketArn.slice(bucketArn.lastIndexOf(':') + 1),
          inclusionPrefixes,
          bucketOwnerAccountId,
        )
      }
      if (type === 'WEB' && webConfiguration !== undefined) {
        const { sourceConfiguration, crawlerConfiguration = {} } = webConfiguration
        const { inclusionFilters, exclusionFilters, scope, crawlerLimits, userAgent } = crawlerConfiguration
        return webSource(
          {
            seedUrls: (sourceConfiguration?.urlConfiguration?.seedUrls ?? []).flatMap(({ url }) => url ?? []),
            inclusionFilters,
            exclusionFilters,
            scope,
            rateLimit: crawlerLimits?.rateLimit,
            maxPages: crawlerLimits?.maxPages,
            userAgent,
          },
          gate,
        )
      }
      throw notImplementedException(`Data sources of the type ${type} are not implemented.`)
    },

    async readObject(uri, signal) {
      const [bucket, key] = splitUri(uri)
      const source = openBucket(bucket, [key])
      try {
        for await (const document of source.list(signal))
          if (document.uri === uri) return await document.read(signal)
      } finally {
        await source.close?.()
      }
      throw new Error('The object is not there.')
    },

    parse: (file, signal) => parser.parse(file, signal),
    async chunk(document, strategy, tools) {
      const { chunkDocument } = await import('./chunking/index.ts')
      return chunkDocument(document, strategy, tools)
    },

    async close() {
      await parser.close()
      await gate.close()
    },
  }
}

const splitUri = (uri: string): [bucket: string, key: string] => {
  const [, bucket = '', key = ''] = /^s3:\/\/([^/]+)\/(.+)$/s.exec(uri) ?? []
  return [bucket, key]
}
