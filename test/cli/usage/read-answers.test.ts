import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readAnswers } from '../../../src/cli/usage/read-answers.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'outcrop-answers-'))
})
afterAll(() => rmSync(folder, { recursive: true }))
const read = (text: string) => {
  const file = join(folder, 'answers.jsonl')
  writeFileSync(file, text)
  return readAnswers(file)
}

test('tokens in the line, in usage, and the ID where an SDK puts it', () => {
  expect(
    read(
      [
        '{"requestId": "a", "inputTokens": 1, "outputTokens": 2, "other": true}',
        '',
        '{"$metadata": {"requestId": "b"}, "usage": {"inputTokens": 3, "cacheReadInputTokens": 4, "totalTokens": 9}}',
        '{"requestId": "c", "inputTokens": null}\r',
      ].join('\n'),
    ),
  ).toEqual([
    { requestId: 'a', tokens: { inputTokens: 1, outputTokens: 2 } },
    { requestId: 'b', tokens: { inputTokens: 3, cacheReadInputTokens: 4 } },
    { requestId: 'c', tokens: {} },
  ])
})

test.each([
  ['{', 'no JSON object'],
  ['[1]', 'no JSON object'],
  ['{"inputTokens": 1}', 'no requestId'],
  ['{"requestId": 5}', 'no requestId'],
  ['{"requestId": "a", "inputTokens": "1"}', 'inputTokens is not a whole number'],
  ['{"requestId": "a", "outputTokens": 1.5}', 'outputTokens is not a whole number'],
])('%s: %s', (line, problem) => {
  expect(() => read(`{"requestId": "a"}\n${line}`)).toThrow(
    `answers.jsonl:2: ${problem}. A line is like {"requestId": "…", "inputTokens": 12, "outputTokens": 3}.`,
  )
})

test('a file that is not there', () => {
  expect(() => readAnswers(join(folder, 'none'))).toThrow(/none cannot be read: ENOENT/)
})
