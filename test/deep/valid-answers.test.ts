// Needs the development dependency `ajv`.
import { test } from 'vitest'
import { answersAreValid } from '../backends/embedded/json/answer-random-schemas.ts'

test('10,000 random schemas: every answer in JSON is valid, and every input of a forced tool', () =>
  answersAreValid(10_000))
