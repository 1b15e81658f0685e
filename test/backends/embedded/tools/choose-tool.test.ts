import type { ToolSpecification } from '@aws-sdk/client-bedrock-runtime'
import { expect, test } from 'vitest'
import { CLEAR_FIT, chooseTool, schemaOf } from '../../../../src/backends/embedded/tools/choose-tool.ts'

const tool = (
  name: string,
  description: string,
  properties: Record<string, object> = {},
): ToolSpecification => ({
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
const choose = (request: string) => chooseTool(tools, request, () => () => undefined)

test.each([
  ['show me invoice 5', 'getInvoice'],
  ['is invoice 5 paid?', 'getInvoice'],
  ['delete the invoice', 'deleteInvoice'],
  ['play the album Blue', 'play_music'],
])('%s', (request, name) => {
  expect(choose(request)?.tool.name).toBe(name)
  expect(choose(request)?.score).toBeGreaterThanOrEqual(CLEAR_FIT)
})

test('what fits nothing fits badly, and says what would be missing', () => {
  expect(choose('how are you?')?.score).toBeLessThan(CLEAR_FIT)
  expect(choose('play music')?.missing).toEqual(['title'])
})

test('no tools, and tools without a schema', () => {
  expect(chooseTool([], 'hello', () => () => undefined)).toBeUndefined()
  expect(schemaOf({ name: 'a', inputSchema: undefined })).toEqual({})
})

test('200 tools', () => {
  const many = Array.from({ length: 200 }, (_, index) => tool(`tool_${index}`, `Does thing number ${index}`))
  expect(chooseTool([...many, ...tools], 'play the album Blue', () => () => undefined)?.tool.name).toBe(
    'play_music',
  )
})
