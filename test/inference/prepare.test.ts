import { expect, test } from 'vitest'
import { loadCatalogue } from '../../src/inference/catalogue.ts'
import { prepare } from '../../src/inference/prepare.ts'

const found = loadCatalogue().find('amazon.nova-lite-v1:0')
if (found === undefined) throw new Error('The catalogue lacks Nova Lite')
const model = found
const call = { streaming: false, region: 'us-east-1' }
const request = { messages: [{ role: 'user' as const, content: [{ text: 'How many?' }] }] }

test('counts what it checked', () => {
  const { request: checked, inputTokens } = prepare(request, model, 'converse', call)
  expect(checked).toBe(request)
  expect(inputTokens).toBeGreaterThan(2)
})

test('each door refuses a long input', () => {
  const small = { ...model, limits: { context: 5 } }
  const long = { messages: [{ role: 'user' as const, content: [{ text: 'word '.repeat(500) }] }] }
  for (const door of ['native', 'converse'] as const)
    expect(() => prepare(long, small, door, call)).toThrow('Input is too long for requested model.')
})

test('only Converse checks the order of turns', () => {
  const backwards = { messages: [{ role: 'assistant' as const, content: [{ text: 'x' }] }] }
  expect(() => prepare(backwards, model, 'native', call)).not.toThrow()
  expect(() => prepare(backwards, model, 'converse', call)).toThrow(/^A conversation must start with a user/)
})
