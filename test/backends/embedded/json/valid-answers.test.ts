// Needs the development dependency `ajv`.
import { test } from 'vitest'
import { answersAreValid } from './answer-random-schemas.ts'

test(
  '200 random schemas: every answer in JSON is valid, and every input of a forced tool',
  { timeout: 120_000 },
  () => answersAreValid(200),
)
