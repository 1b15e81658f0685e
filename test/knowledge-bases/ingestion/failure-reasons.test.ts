import { expect, test } from 'vitest'
import { failureReasons } from '../../../src/knowledge-bases/ingestion/failure-reasons.ts'

const texts = (reasons: readonly string[]) => reasons.map(reason => (JSON.parse(reason) as string[])[0] ?? '')

test('one for each reason, with its files', () => {
  const reasons = failureReasons([
    { document: 's3://b/1', reason: 'It is encrypted.' },
    { document: 's3://b/2', reason: 'It has no text.' },
    { document: 's3://b/3', reason: 'It is encrypted.' },
  ])
  expect(texts(reasons)).toEqual([
    'Encountered error: It is encrypted. [Files: s3://b/1, s3://b/3]. Call to Customer Source did not succeed.',
    'Encountered error: It has no text. [Files: s3://b/2]. Call to Customer Source did not succeed.',
  ])
  expect(failureReasons([])).toEqual([])
})

test('as many as it takes, each as long as the API lets it be, with every file in one', () => {
  const documents = Array.from({ length: 500 }, (_, number) => `s3://bucket/${'x'.repeat(50)}/"${number}"`)
  const reasons = failureReasons(documents.map(document => ({ document, reason: 'It is "broken".' })))
  expect(reasons.length).toBeGreaterThan(10)
  expect(Math.max(...reasons.map(reason => reason.length))).toBeLessThanOrEqual(2_048)
  const listed = texts(reasons).flatMap(text => /\[Files: (.*)\]\. Call/.exec(text)?.[1]?.split(', ') ?? [])
  expect(listed).toEqual(documents)
})

test('names and reasons of any length and characters', () => {
  const reasons = failureReasons([
    { document: '\u0001'.repeat(5_000), reason: '"\n'.repeat(5_000) },
    { document: 'b', reason: '"\n'.repeat(5_000) },
  ])
  expect(reasons.length).toBeGreaterThan(0)
  for (const reason of reasons) {
    expect(reason.length).toBeLessThanOrEqual(2_048)
    expect(JSON.parse(reason)).toHaveLength(1)
  }
})

test('no more than the API lists', () => {
  const failed = Array.from({ length: 3_000 }, (_, number) => ({
    document: `d${number}`,
    reason: `reason ${number}`,
  }))
  expect(failureReasons(failed)).toHaveLength(2_048)
})
