import { expect, test } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { resolveConfig } from '../../src/config.ts'
import { createParts } from '../../src/knowledge-bases/create-parts.ts'

test('what is not built says so', async () => {
  const { knowledgeBases: settings, egress } = resolveConfig({})
  const parts = createParts({ folder: '/nowhere', settings, egress, clock: systemClock })
  const missing = { name: 'NotImplementedException' }
  const { signal } = new AbortController()
  await expect(parts.openIndex({ id: 'a', dimensions: 2 })).rejects.toMatchObject(missing)
  await expect(parts.readObject('s3://a/b', signal)).rejects.toMatchObject(missing)
  await expect(parts.parse({ name: 'a', bytes: new Uint8Array() }, signal)).rejects.toMatchObject(missing)
  expect(() => parts.openSource({ type: 'S3' })).toThrow('not implemented')
  await expect(
    parts.chunk({ blocks: [] }, undefined, { embed: async () => [], signal }),
  ).rejects.toMatchObject(missing)
})
