import { expect, it } from 'vitest'
import { traceIdOf } from '../../../src/agents/runtime/trace-id.ts'

it.each(['1', '20', 'route'])('has room for the part %s', part => {
  const traceId = traceIdOf({ depth: 2 }, part, { requestId: '0f8fad5b-d9cb-469f-a165-70867728950e' })
  expect(traceId).toBe(`0f8fad5b-2-${part}`)
  expect(traceId.length).toBeLessThanOrEqual(16)
})
