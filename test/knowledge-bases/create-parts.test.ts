import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { resolveConfig } from '../../src/config.ts'
import { createParts } from '../../src/knowledge-bases/create-parts.ts'
import type { Parts } from '../../src/knowledge-bases/parts.ts'

const { signal } = new AbortController()
let root: string
let parts: Parts
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'outcrop-'))
  mkdirSync(join(root, 'docs', 'a'), { recursive: true })
  writeFileSync(join(root, 'docs', 'a', 'x.md'), '# Title\n\nText.')
  writeFileSync(join(root, 'docs', 'a', 'x.md.metadata.json'), '{}')
  writeFileSync(join(root, 'docs', 'b.txt'), 'B.')
  const { knowledgeBases: settings, egress } = resolveConfig({
    knowledgeBases: { buckets: { docs: join(root, 'docs') } },
  })
  parts = createParts({ folder: join(root, 'indexes'), settings, egress, clock: systemClock })
})
afterEach(async () => {
  await parts.close?.()
  rmSync(root, { recursive: true, force: true })
})

const bucket = (name: string, inclusionPrefixes?: string[]) => ({
  type: 'S3' as const,
  s3Configuration: { bucketArn: `arn:aws:s3:::${name}`, ...(inclusionPrefixes && { inclusionPrefixes }) },
})

test('a bucket is the folder that the settings name, and no other', async () => {
  const uris: string[] = []
  for await (const { uri } of parts.openSource(bucket('docs')).list(signal)) uris.push(uri)
  expect(uris).toEqual(['s3://docs/a/x.md', 's3://docs/b.txt'])
  expect(() => parts.openSource(bucket('other'))).toThrow('The bucket other is not configured')
})

test('an object is read by its URI, with what is beside it', async () => {
  const { bytes, metadata } = await parts.readObject('s3://docs/a/x.md', signal)
  expect(Buffer.from(bytes).toString()).toBe('# Title\n\nText.')
  expect(Buffer.from(metadata ?? []).toString()).toBe('{}')
  await expect(parts.readObject('s3://docs/a/x', signal)).rejects.toThrow('The object is not there.')
  await expect(parts.readObject('s3://docs/../b.txt', signal)).rejects.toThrow('The object is not there.')
})

test('an object is written into the folder of its bucket, and into no other', async () => {
  await parts.writeObject?.('s3://docs/work/c.JSON', Buffer.from('{}'), signal)
  expect(Buffer.from((await parts.readObject('s3://docs/work/c.JSON', signal)).bytes).toString()).toBe('{}')
  for (const uri of ['s3://other/c.JSON', 's3://../c.JSON', 'c.JSON'])
    await expect(parts.writeObject?.(uri, Buffer.from('{}'), signal)).rejects.toThrow('is not configured')
})

test('functions are there where they are given', async () => {
  expect(parts.invoke).toBeUndefined()
  const { knowledgeBases: settings, egress } = resolveConfig({})
  const functions = { invoke: async ({ name }: { name: string }) => name }
  const own = createParts({ folder: join(root, 'own'), settings, egress, clock: systemClock, functions })
  expect(await own.invoke?.({ name: 'chunks', event: {}, signal })).toBe('chunks')
  await own.close?.()
})

test('a file is parsed and chunked, and its chunks are kept in a folder of the base', async () => {
  const document = await parts.parse({ name: 'x.md', bytes: Buffer.from('# Title\n\nText.') }, signal)
  const { chunks } = await parts.chunk(document, undefined, { embed: async () => [], signal })
  expect(chunks.map(({ text }) => text).join()).toContain('Text.')
  const index = await parts.openIndex({ id: 'ABCDEFGHIJ', dimensions: 2 })
  expect(readdirSync(join(root, 'indexes'))).toEqual(['ABCDEFGHIJ'])
  await index.destroy()
})

test('a site is a source, and what is not built says so', () => {
  const urlConfiguration = { seedUrls: [{ url: 'https://example.com/' }] }
  expect(() =>
    parts.openSource({ type: 'WEB', webConfiguration: { sourceConfiguration: { urlConfiguration } } }),
  ).not.toThrow()
  expect(() => parts.openSource({ type: 'CONFLUENCE' })).toThrow('CONFLUENCE')
})
