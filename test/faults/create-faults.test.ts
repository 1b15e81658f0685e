import { expect, test } from 'vitest'
import { createFaults } from '../../src/faults/create-faults.ts'

const account = '123456789012'
const caller = (accessKeyId: string) => ({
  arn: `arn:aws:iam::${account}:user/${accessKeyId}`,
  account,
  accessKeyId,
  verified: true,
})
const me = caller('me')
const call = { operation: 'Converse', model: 'amazon.nova-lite-v1:0', principal: me, header: undefined }
const start = (random = 0) => createFaults({ allowed: true, random: () => random })

test('a header asks for one call', () => {
  const faults = start()
  expect(faults.find({ ...call, header: 'drop' })).toEqual({ kind: 'drop', after: 0 })
  expect(faults.find(call)).toBeUndefined()
})

test('a rule holds for the calls that it names, as often as it says', () => {
  const faults = start()
  faults.add(me, { fault: 'ThrottlingException', operation: 'Converse*', model: 'amazon.*', times: 2 })
  expect(faults.find({ ...call, operation: 'InvokeModel' })).toBeUndefined()
  expect(faults.find({ ...call, model: 'meta.llama' })).toBeUndefined()
  const found = [faults.find(call), faults.find({ ...call, operation: 'ConverseStream' }), faults.find(call)]
  expect(found.map(each => each?.kind)).toEqual(['exception', 'exception', undefined])
})

test('the first rule that is left decides', () => {
  const faults = start()
  faults.add(me, { fault: 'drop', times: 1 })
  faults.add(me, { fault: 'corrupt' })
  expect([faults.find(call)?.kind, faults.find(call)?.kind, faults.find(call)?.kind]).toEqual([
    'drop',
    'corrupt',
    'corrupt',
  ])
})

test('a caller never meets the rules of another, nor sees or removes them', () => {
  const faults = start()
  const { id } = faults.add(me, { fault: 'drop' })
  const other = caller('other')
  expect(faults.find({ ...call, principal: other })).toBeUndefined()
  expect(faults.list(other)).toEqual([])
  expect(() => faults.remove(other, id)).toThrow(
    expect.objectContaining({ name: 'ResourceNotFoundException' }),
  )
  faults.remove(other)
  expect(faults.list(me)).toMatchObject([{ id, text: 'drop', operation: '*' }])
})

test('one is removed, or all', () => {
  const faults = start()
  const { id } = faults.add(me, { fault: 'drop' })
  faults.add(me, { fault: 'corrupt' })
  faults.remove(me, id)
  expect(faults.list(me).map(({ text }) => text)).toEqual(['corrupt'])
  faults.remove(me)
  expect(faults.list(me)).toEqual([])
})

test.each([
  [0.29, 'drop'],
  [0.3, undefined],
])('a share of the calls: at %d', (random, kind) => {
  const faults = start(random)
  faults.add(me, { fault: 'drop', probability: 0.3 })
  expect(faults.find(call)?.kind).toBe(kind)
})

test('where none are allowed, asking for one is refused', () => {
  const faults = createFaults({ allowed: false, random: () => 0 })
  const refusal = expect.objectContaining({ name: 'AccessDeniedException' })
  expect(() => faults.find({ ...call, header: 'drop' })).toThrow(refusal)
  expect(() => faults.add(me, { fault: 'drop' })).toThrow(refusal)
  expect(faults.find(call)).toBeUndefined()
})

test('there is an end to how many are kept', () => {
  const faults = start()
  for (let index = 0; index < 1_000; index++) faults.add(me, { fault: 'drop' })
  expect(() => faults.add(me, { fault: 'drop' })).toThrow('remove some')
  faults.clear()
  expect(faults.add(me, { fault: 'drop' })).toMatchObject({ text: 'drop' })
})
