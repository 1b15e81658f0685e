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

const record = ({ operations }: ServiceDescription) =>
  Object.fromEntries(Object.keys(operations).map(name => [name, recording(name)]))

const wire = await createWire(
  Object.fromEntries(descriptions.map(each => [each.service, record(each)])) as unknown as Operations,
)
const counted: Record<string, { valid: number; invalid: number }> = {}

const problemOf = async (service: ServiceDescription, operation: string, each: ConstraintCase) => {
  const { kind, path, input, refusal } = each
  const request = toRequest(service, operation, input)
  const { status, headers, body } = await send(wire, request, hostOf(service.service))
  const name = headers['x-amzn-errortype']?.split(':')[0]
  const message = (body as { message?: string } | undefined)?.message
  const got = status === 501 ? 'accepted' : name === 'ValidationException' ? message : name
  const expected =
    refusal === undefined ? 'accepted' : refusal === 'SerializationException' ? refusal : refusal.message
  const count = (counted[kind] ??= { valid: 0, invalid: 0 })
  count[refusal === undefined ? 'valid' : 'invalid']++
  return got === expected && (refusal === undefined || status === 400)
    ? []
    : [
        {
          kind,
          path,
          request: `${request.method} ${request.target} ${request.body}`.slice(0, 400),
          status,
          got,
          expected,
        },
      ]
}

describe.each(descriptions.map(service => ({ name: service.service, service })))('$name', ({ service }) => {
  const examples = createExampleInputs(service.shapes, strings)
  const operations = Object.entries(service.operations).map(([operation, { input }]) => ({
    operation,
    input,
  }))

  test.each(operations)('$operation is reached with what was sent', async ({ operation, input }) => {
    for (const value of input === null ? [{}] : [examples.minimal(input), examples.full(input)]) {
      reached.length = 0
      const request = toRequest(service, operation, value as object)
      const { status, body } = await send(wire, request)
      expect(body).toEqual({ message: 'reached' })
      expect(status).toBe(501)
      expect(reached).toEqual([{ operation, input: value }])
    }
  })

  test.each(operations)(
    '$operation takes what is just valid and refuses what is just invalid',
    async ({ operation }) => {
      const problems = []
      for (const each of constraintCases(service, operation, strings))
        problems.push(...(await problemOf(service, operation, each)))
      expect(problems).toEqual([])
    },
  )
})

test('every operation and every kind of constraint was tried', () => {
  expect(descriptions.flatMap(({ operations }) => Object.keys(operations)).length).toBe(229)
  console.log(counted)
})
