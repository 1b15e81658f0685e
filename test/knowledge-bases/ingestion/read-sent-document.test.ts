import { expect, test } from 'vitest'
import type { SourceContent } from '../../../src/knowledge-bases/document-source.ts'
import { readSentDocument } from '../../../src/knowledge-bases/ingestion/read-sent-document.ts'

const signal = new AbortController().signal
const objects: Record<string, SourceContent> = {
  's3://b/folder/k.pdf': {
    bytes: Buffer.from('bytes'),
    contentType: 'application/pdf',
    metadata: Buffer.from('{"metadataAttributes":{"side":1}}'),
  },
  's3://b/m.json': { bytes: Buffer.from('{"metadataAttributes":{"own":2}}') },
}
const readObject = async (uri: string) => objects[uri] ?? Promise.reject(new Error(`No ${uri}.`))

test('text and bytes are named by their type alone', async () => {
  const text = readSentDocument({ id: 'a.pdf', content: { type: 'text', text: 'ä' } }, { readObject })
  expect(text.document).toBe('a.pdf')
  expect(await text.read(signal)).toEqual({
    name: 'document.txt',
    contentType: 'text/plain',
    bytes: Buffer.from('ä'),
  })
  const data = Buffer.from('bytes').toString('base64')
  const content = { type: 'bytes' as const, data, contentType: 'application/pdf' }
  expect(await readSentDocument({ id: 'a', content }, { readObject }).read(signal)).toEqual({
    name: 'document',
    contentType: 'application/pdf',
    bytes: Buffer.from('bytes'),
  })
})

test('an object has the metadata beside it, or that which was sent', async () => {
  const content = { type: 's3' as const, uri: 's3://b/folder/k.pdf' }
  const object = readSentDocument({ id: 'a', content }, { readObject })
  expect(object.document).toBe('a')
  const read = await object.read(signal)
  expect(read).toMatchObject({ name: 'k.pdf', contentType: 'application/pdf' })
  expect(read.metadata?.()).toEqual({ attributes: { side: 1 }, embedded: [] })
  const metadata = { type: 's3' as const, uri: 's3://b/m.json' }
  const own = await readSentDocument({ id: 'a', content, metadata }, { readObject }).read(signal)
  expect(own.metadata?.()).toEqual({ attributes: { own: 2 }, embedded: [] })
  expect(own.metadataBytes).not.toEqual(read.metadataBytes)
})

test('inline attributes are read when the document is', async () => {
  const attributes = [{ key: 'k', value: { type: 'NUMBER', stringValue: 'x' } }]
  const sent = {
    id: 'a',
    content: { type: 'text' as const, text: 'x' },
    metadata: { type: 'inline' as const, attributes },
  }
  const { metadata } = await readSentDocument(sent, { readObject }).read(signal)
  expect(metadata).toThrow('the value of "k" is no NUMBER')
})

test('an object that is not there', async () => {
  const sent = { id: 'a', content: { type: 's3' as const, uri: 's3://b/x' } }
  await expect(readSentDocument(sent, { readObject }).read(signal)).rejects.toThrow('No s3://b/x.')
})
