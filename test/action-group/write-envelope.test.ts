import fc from 'fast-check'
import { Reply, readEvent, validateEnvelope } from 'outcrop-action-group'
import { expect, test } from 'vitest'
import { writeEnvelope } from '../../action-group/src/write-envelope.ts'
import { apiEvent, functionEvent } from './replies.ts'

test('whatever a function returns is written as Bedrock reads it', () => {
  const attributes = fc.dictionary(fc.string(), fc.string())
  fc.assert(
    fc.property(
      fc.oneof(fc.jsonValue(), fc.constant(undefined)),
      fc.record({ sessionAttributes: attributes, promptSessionAttributes: attributes }),
      (value, session) => {
        for (const event of [functionEvent, apiEvent]) {
          const envelope = writeEnvelope(readEvent(event), new Reply(value), session)
          const sent = JSON.parse(JSON.stringify(envelope))
          const validation = validateEnvelope(sent, event)
          expect(validation).toMatchObject({ ok: true })
          if (!validation.ok || typeof value === 'string' || value === undefined) continue
          expect(JSON.parse(validation.body)).toEqual(JSON.parse(JSON.stringify(value)))
        }
      },
    ),
  )
})

test('the last attribute that goes is gone', () => {
  const event = readEvent({ ...functionEvent, sessionAttributes: { customer: 'C-7' } })
  const none = { sessionAttributes: {}, promptSessionAttributes: {} }
  expect(writeEnvelope(event, new Reply('Done.'), none)).toMatchObject({ sessionAttributes: {} })
  expect(writeEnvelope(event, new Reply('Done.'), none)).not.toHaveProperty('promptSessionAttributes')
  expect(writeEnvelope(event, new Reply('Done.'))).not.toHaveProperty('sessionAttributes')
})

test('what JSON cannot hold is an error', () => {
  const event = readEvent(functionEvent)
  expect(() => writeEnvelope(event, new Reply(Symbol('s')))).toThrow('A symbol was returned')
  expect(() => writeEnvelope(event, new Reply(7n))).toThrow(TypeError)
})
