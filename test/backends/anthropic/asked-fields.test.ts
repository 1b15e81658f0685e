import { expect, test } from 'vitest'
import { askedFields } from '../../../src/backends/anthropic/asked-fields.ts'

const event = (fields: object) => ({
  messageStop: { stopReason: 'stop_sequence' as const, additionalModelResponseFields: { ...fields } },
})

test('the members that the paths ask for, and no others', () => {
  const fields = { delta: { stop_sequence: 'END' } }
  const asked = (...additionalModelResponseFieldPaths: string[]) =>
    askedFields([event(fields)], { additionalModelResponseFieldPaths })[0]?.messageStop
      ?.additionalModelResponseFields
  expect(asked('/stop_sequence')).toEqual({ stop_sequence: 'END' })
  expect(asked('/delta/stop_sequence')).toEqual({ delta: { stop_sequence: 'END' } })
  expect(asked('/usage')).toBeUndefined()
  const [stopped] = askedFields([{ messageStop: { stopReason: 'end_turn' } }], {
    additionalModelResponseFieldPaths: ['/stop_sequence'],
  })
  expect(stopped?.messageStop?.additionalModelResponseFields).toEqual({ stop_sequence: null })
})

test('other events stay as they are', () => {
  const start = { messageStart: { role: 'assistant' as const } }
  expect(askedFields([start], {})).toEqual([start])
})
