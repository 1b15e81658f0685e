import { expect, test } from 'vitest'
import { readServiceShapes } from '../../../src/backends/bedrock/service-shapes.ts'

test('the description of bedrock-runtime holds what is asked of it', () => {
  const shapes = readServiceShapes()
  expect(Object.keys(shapes.ConverseStreamOutput?.members ?? {})).toContain('contentBlockDelta')
  expect(Object.keys(shapes.ResponseStream?.members ?? {})).toContain('chunk')
  expect(shapes.ModelStreamErrorException?.error?.httpStatus).toBe(424)
  expect(shapes.ConverseResponse?.type).toBe('structure')
})
