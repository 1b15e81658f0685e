import { describe, expect, test } from 'vitest'
import { compileDecodeBytes } from '../../../src/backends/bedrock/decode-bytes.ts'
import { readServiceShapes } from '../../../src/backends/bedrock/service-shapes.ts'

const bytesOf = compileDecodeBytes(readServiceShapes())
const decode = (target: string, value: unknown) => bytesOf(target)(value)
const base64 = Buffer.from('bytes').toString('base64')

describe('bytes', () => {
  test('are decoded wherever the description has them', () => {
    const content = [
      { text: base64 },
      { reasoningContent: { redactedContent: base64 } },
      { image: { format: 'png', source: { bytes: base64 } } },
      {
        toolResult: { toolUseId: 'x', content: [{ document: { name: 'd', source: { bytes: base64 } } }] },
      },
      { toolUse: { toolUseId: 'x', name: 'y', input: { bytes: base64, source: { bytes: base64 } } } },
    ]
    const bytes = Buffer.from('bytes')
    expect(decode('ConverseResponse', { output: { message: { role: 'assistant', content } } })).toEqual({
      output: {
        message: {
          role: 'assistant',
          content: [
            { text: base64 },
            { reasoningContent: { redactedContent: bytes } },
            { image: { format: 'png', source: { bytes } } },
            { toolResult: { toolUseId: 'x', content: [{ document: { name: 'd', source: { bytes } } }] } },
            { toolUse: { toolUseId: 'x', name: 'y', input: { bytes: base64, source: { bytes: base64 } } } },
          ],
        },
      },
    })
    const delta = { reasoningContent: { redactedContent: base64 } }
    expect(decode('ConverseStreamOutput', { contentBlockDelta: { contentBlockIndex: 0, delta } })).toEqual({
      contentBlockDelta: { contentBlockIndex: 0, delta: { reasoningContent: { redactedContent: bytes } } },
    })
  })

  test('are looked for in values of any form, and members that nobody knows are kept', () => {
    const value = { usage: 1, output: [{ message: null }], newMember: { bytes: base64 }, stopReason: null }
    expect(decode('ConverseResponse', structuredClone(value))).toEqual(value)
    for (const other of [null, 'text', 7, []]) expect(decode('ConverseResponse', other)).toEqual(other)
    const hostile: unknown = JSON.parse('{"output":{"__proto__":{"message":1},"constructor":2}}')
    expect(JSON.stringify(decode('ConverseResponse', hostile))).toBe(
      '{"output":{"__proto__":{"message":1},"constructor":2}}',
    )
  })

  test('that are no text make an answer unreadable', () => {
    const image = { image: { format: 'png', source: { bytes: 7 } } }
    expect(() =>
      decode('ConverseResponse', { output: { message: { role: 'assistant', content: [image] } } }),
    ).toThrow(expect.objectContaining({ name: 'ModelErrorException' }))
  })
})
