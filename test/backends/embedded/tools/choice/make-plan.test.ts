import { expect, test } from 'vitest'
import type { JsonObject } from '../../../../../src/backends/embedded/json/json.ts'
import { makePlan } from '../../../../../src/backends/embedded/tools/choice/plan.ts'
import { readTool } from '../../../../../src/backends/embedded/tools/choice/score-tool.ts'

const tool = (name: string, description: string, properties: Record<string, JsonObject> = {}) =>
  readTool({
    name,
    description,
    inputSchema: {
      json: { type: 'object', properties: properties as never, required: Object.keys(properties) },
    },
  })
const tools = [
  tool('getInvoice', 'Returns an invoice', { invoiceId: { type: 'string' } }),
  tool('deleteInvoice', 'Deletes an invoice that is not paid', { invoiceId: { type: 'string' } }),
  tool('play_music', 'Plays a song or an album', { title: { type: 'string' } }),
]
const names = (text: string) => makePlan(text, tools, undefined).steps.map(({ fit }) => fit.tool.name)

test.each([
  ['show me invoice 5011', ['getInvoice']],
  ['is invoice 5011 paid?', ['getInvoice']],
  ['delete the invoice INV-5', ['deleteInvoice']],
  ['play the album "Blue"', ['play_music']],
  ['delete invoice INV-5 and play the album "Blue"', ['deleteInvoice', 'play_music']],
  ['Please do not delete any invoice.', []],
  ['how are you?', []],
])('%s', (text, expected) => {
  expect(names(text)).toEqual(expected)
})

test('what a tool lacks', () => {
  expect(
    makePlan('delete an invoice', tools, undefined).steps[0]?.fit.missing.map(({ name }) => name),
  ).toEqual(['invoiceId'])
})

test('the best of 200 tools', () => {
  const many = Array.from({ length: 200 }, (_, index) => tool(`tool_${index}`, `Does thing number ${index}`))
  expect(makePlan('play the album "Blue"', [...many, ...tools], undefined).steps[0]?.fit.tool.name).toBe(
    'play_music',
  )
})
