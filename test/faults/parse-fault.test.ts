import fc from 'fast-check'
import { expect, test } from 'vitest'
import { faultExceptions } from '../../src/faults/fault-exceptions.ts'
import { parseFault } from '../../src/faults/parse-fault.ts'

test.each([
  ['ThrottlingException', { kind: 'exception', name: 'ThrottlingException', status: 429 }],
  [
    'ModelStreamErrorException; after=3; message=a = b',
    { kind: 'exception', name: 'ModelStreamErrorException', after: 3, message: 'a = b' },
  ],
  ['stall', { kind: 'stall', after: 0, milliseconds: 60_000 }],
  [' stall ;milliseconds=5;after = 2', { kind: 'stall', after: 2, milliseconds: 5 }],
  ['truncate;after=1', { kind: 'truncate', after: 1 }],
  ['corrupt', { kind: 'corrupt', after: 0 }],
  ['drop;after=4', { kind: 'drop', after: 4 }],
  ['drip;bytes=3;milliseconds=2', { kind: 'drip', bytes: 3, milliseconds: 2 }],
  ['omit-stop', { kind: 'omit-stop' }],
])('%s', (text, fault) => {
  expect(parseFault(text)).toMatchObject(fault)
})

test('every exception is one before the answer unless it says after which event', () => {
  for (const name of Object.keys(faultExceptions)) expect(parseFault(name)).not.toHaveProperty('after')
})

test.each([
  ['', 'there is no such fault'],
  ['constructor', 'there is no such fault'],
  ['Throttling', 'there is no such fault'],
  ['drop; before=1', '"before" is none of its settings (after)'],
  ['omit-stop; after=1', '"after" is none of its settings (it has none)'],
  ['drop; after=-1', '"after" must be from 0 to 1000000'],
  ['stall; milliseconds=1e9', '"milliseconds" must be from 1 to 3600000'],
])('%j is refused: %s', (text, problem) => {
  expect(() => parseFault(text)).toThrow(
    expect.objectContaining({
      name: 'ValidationException',
      message: expect.stringContaining(problem),
      hint: expect.stringContaining('Faults: stall, truncate'),
    }),
  )
})

test('any text is a fault or refused', () => {
  fc.assert(
    fc.property(fc.string(), text => {
      try {
        expect(parseFault(text)).toHaveProperty('kind')
      } catch (error) {
        expect(error).toMatchObject({ name: 'ValidationException' })
      }
    }),
  )
})
