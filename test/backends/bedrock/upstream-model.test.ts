import { expect, test } from 'vitest'
import { toLabel, upstreamModel } from '../../../src/backends/bedrock/upstream-model.ts'

const haiku = 'anthropic.claude-haiku-4-5-20251001-v1:0'

test('a model is asked for as it was called, unless the route names one', () => {
  expect(upstreamModel(haiku, `us.${haiku}`)).toBe(`us.${haiku}`)
  expect(upstreamModel(haiku, haiku)).toBe(haiku)
  expect(upstreamModel(haiku, undefined)).toBe(haiku)
  expect(upstreamModel(`eu.${haiku}`, `us.${haiku}`)).toBe(`eu.${haiku}`)
  expect(upstreamModel(`us.${haiku}`, haiku)).toBe(`us.${haiku}`)
})

test('a label is encoded whole', () => {
  expect(toLabel("arn:aws:bedrock:us-east-1:1:x/y (z)*!'")).toBe(
    'arn%3Aaws%3Abedrock%3Aus-east-1%3A1%3Ax%2Fy%20%28z%29%2A%21%27',
  )
})
