import type { InputFile } from '@aws-sdk/client-bedrock-agent-runtime'
import { expect, test } from 'vitest'
import { readFiles } from '../../../src/agents/runtime/read-files.ts'

const bytes = Buffer.from('abc')
const file = (mediaType: string, more: Partial<InputFile> = {}): InputFile => ({
  name: 'My notes_1.txt',
  useCase: 'CHAT',
  source: { sourceType: 'BYTE_CONTENT', byteContent: { mediaType, data: bytes } },
  ...more,
})

test('documents and images are read by the model', () => {
  expect(readFiles([file('text/plain; charset=utf-8'), file('IMAGE/PNG')])).toEqual([
    { document: { format: 'txt', name: 'My notes 1 txt', source: { bytes } } },
    { image: { format: 'png', source: { bytes } } },
  ])
})

test('a name that no model takes is another', () => {
  const [block] = readFiles([file('text/csv', { name: '表' })])
  expect(block?.document?.name).toBe('file')
})

test.each(['application/zip', 'constructor', ''])('the media type %s is refused', mediaType => {
  expect(() => readFiles([file(mediaType)])).toThrow(/is not supported/)
})

test('files that only code could read, or that are elsewhere, are refused', () => {
  expect(() => readFiles([file('text/csv', { useCase: 'CODE_INTERPRETER' })])).toThrow(/not implemented/)
  const source = { sourceType: 'S3' as const, s3Location: { uri: 's3://docs/a' } }
  expect(() => readFiles([file('text/csv', { source })])).toThrow(/no byteContent/)
})
