import { expect, test } from 'vitest'
import { createFollow } from '../../../src/agents/api-schema/follow-references.ts'
import { SchemaProblem } from '../../../src/agents/api-schema/schema-problem.ts'

const document = {
  components: {
    schemas: {
      Order: { type: 'object', properties: { item: { $ref: '#/components/schemas/Item' } } },
      Item: { type: 'string' },
      'a/b~c d': { type: 'number' },
      Self: { properties: { next: { $ref: '#/components/schemas/Self' } } },
      One: { $ref: '#/components/schemas/Two' },
      Two: { items: { $ref: '#/components/schemas/One' } },
    },
  },
  list: [{ type: 'integer' }],
}
const follow = (reference: string) => createFollow(document)({ $ref: reference })

test('within the document, as pointers are written', () => {
  expect(follow('#/components/schemas/Order')).toEqual({
    type: 'object',
    properties: { item: { type: 'string' } },
  })
  expect(follow('#/components/schemas/a~1b~0c%20d')).toEqual({ type: 'number' })
  expect(follow('#/list/0')).toEqual({ type: 'integer' })
})

test.each([
  ['file:///etc/passwd', 'leads out of the document'],
  ['other.yaml#/a', 'leads out of the document'],
  ['http://169.254.169.254/latest', 'leads out of the document'],
  ['#', 'leads out of the document'],
  ['#/components/schemas/Nobody', 'leads to nothing'],
  ['#/constructor/prototype', 'leads to nothing'],
  ['#/__proto__', 'leads to nothing'],
  ['#/list/length', 'leads to nothing'],
  ['#/%E0%A4%A', 'leads to nothing'],
  ['#/components/schemas/Self', 'leads back to itself'],
  ['#/components/schemas/One', 'leads back to itself'],
])('not %s', (reference, message) => {
  expect(() => follow(reference)).toThrow(message)
})

test('references that multiply', () => {
  const bomb: Record<string, unknown> = { s0: { type: 'string' } }
  for (let level = 1; level < 30; level += 1)
    bomb[`s${level}`] = { items: [{ $ref: `#/s${level - 1}` }, { $ref: `#/s${level - 1}` }] }
  expect(() => createFollow(bomb)({ $ref: '#/s29' })).toThrow('more than 20000 values')
})

test('references that go deeper and deeper', () => {
  const chain: Record<string, unknown> = { s0: {} }
  for (let level = 1; level < 5_000; level += 1) chain[`s${level}`] = { items: { $ref: `#/s${level - 1}` } }
  expect(() => createFollow(chain)({ $ref: '#/s4999' })).toThrow(SchemaProblem)
})

test('a long text that is referred to many times', () => {
  const long = { 'x-a': { description: 'x'.repeat(100_000) } }
  const references = Array.from({ length: 1_000 }, () => ({ $ref: '#/x-a' }))
  expect(() => createFollow(long)(references)).toThrow('more than 1000000 characters')
})
