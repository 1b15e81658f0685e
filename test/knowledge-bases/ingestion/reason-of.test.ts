import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { reasonOf } from '../../../src/knowledge-bases/ingestion/reason-of.ts'

test('what was put into words is said, and no path of the server', async () => {
  expect(reasonOf(new Error('It is encrypted.'), 'No.')).toBe('It is encrypted.')
  expect(reasonOf(new Error(''), 'No.')).toBe('No.')
  expect(reasonOf('text', 'No.')).toBe('No.')
  const missing = await readFile('/no/such/file').catch((error: unknown) => error)
  expect(reasonOf(missing, 'No.')).toBe('No.')
})
