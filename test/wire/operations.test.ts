import { describe, expect, test } from 'vitest'
import { notImplementedException } from '../../src/errors.ts'
import type { AnyOperation } from '../../src/operations/operation.ts'
import { loadDescriptions, type ServiceDescription } from '../../src/wire/api.ts'
import type { Operations } from '../../src/wire/handle.ts'
import { type ConstraintCase, constraintCases } from '../support/constraint-cases.ts'
import { createExampleInputs } from '../support/example-input.ts'
import { toRequest } from '../support/example-request.ts'
import { createExampleStrings } from '../support/example-string.ts'
import { createWire, hostOf, send } from '../support/wire.ts'

const descriptions = loadDescriptions()
const strings = createExampleStrings(1)
const reached: { operation: string; input: unknown }[] = []

const recording =
  (operation: string): AnyOperation =>
  async (input: unknown) => {
    reached.push({ operation, input })
    throw notImplementedException('reached')
  }

const recordAll = ({ service, operations }: ServiceDescription) => [
  service,
  Object.fromEntries(Object.keys(operations).map(name => [name, recording(name)])),
]

const wire = await createWire(Object.fromEntries(descriptions.map(recordAll)) as Operations)

const tried: Record<string, { valid: number; invalid: number }> = {}

const count = ({ kind, refusal }: ConstraintCase): void => {
  tried[kind] ??= { valid: 0, invalid: 0 }
  tried[kind][refusal === undefined ? 'valid' : 'invalid'] += 1
}

/** What the pipeline said, in the words of a case; the host name decides where routes collide. */
const outcomeOf = async (service: ServiceDescription, operation: string, input: object): Promise<string> => {
  const { status, headers, body } = await send(
    wire,
    toRequest(service, operation, input),
    hostOf(service.service),
  )
  if (status === 501) return 'reached'
  const name = String(headers['x-amzn-errortype']).split(':')[0] ?? ''
  const { message } = body as { message?: string }
  return `${status} ${name === 'ValidationException' ? message : name}`
}

describe.each(descriptions.map(service => ({ name: service.service, service })))('$name', ({ service }) => {
  const examples = createExampleInputs(service.shapes, strings)
  const operations = Object.entries(service.operations).map(([operation, { input }]) => ({
    operation,
    input,
  }))

  test.each(operations)('$operation gets what was sent', async ({ operation, input }) => {
    for (const sent of input === null ? [{}] : [examples.minimal(input), examples.full(input)]) {
      reached.length = 0
      const { status, body } = await send(wire, toRequest(service, operation, sent as object))
      expect({ status, body }).toEqual({ status: 501, body: { message: 'reached' } })
      expect(reached).toEqual([{ operation, input: sent }])
    }
  })

  test.each(operations)(
    '$operation takes the just valid and refuses the just invalid',
    async ({ operation }) => {
      const wrong: object[] = []
      for (const each of constraintCases(service, operation, strings)) {
        count(each)
        const outcome = await outcomeOf(service, operation, each.input)
        const expected = each.refusal === undefined ? 'reached' : `400 ${each.refusal}`
        if (outcome !== expected) wrong.push({ kind: each.kind, path: each.path, outcome, expected })
      }
      expect(wrong).toEqual([])
    },
  )
})

test('every operation and every kind of constraint was tried', () => {
  expect(descriptions.flatMap(({ operations }) => Object.keys(operations))).toHaveLength(229)
  const floors = {
    required: { valid: 1_500, invalid: 1_100 },
    null: { valid: 1_300, invalid: 1_400 },
    type: { valid: 0, invalid: 3_200 },
    length: { valid: 2_000, invalid: 2_300 },
    pattern: { valid: 950, invalid: 900 },
    range: { valid: 330, invalid: 330 },
    enum: { valid: 1_000, invalid: 370 },
    union: { valid: 550, invalid: 300 },
  }
  const few = Object.entries(floors).filter(([kind, { valid, invalid }]) => {
    const { valid: accepted = 0, invalid: refused = 0 } = tried[kind] ?? {}
    return accepted < valid || refused < invalid
  })
  expect(few, JSON.stringify(tried)).toEqual([])
})
