import { expect, test } from 'vitest'
import { failure, runFunctions } from '../support/run-functions.ts'

const arn = 'arn:aws:lambda:us-east-1:123456789012:function:orders'
const say = (text: string) => ({ type: 'command' as const, command: ['echo', JSON.stringify(text)] })

test('each name has its own function, and the rest theirs', async () => {
  const { invoke } = await runFunctions({
    [`${arn}:7`]: say('seventh'),
    [arn]: say('whole'),
    orders: say('bare'),
    '*': say('other'),
  })
  expect(await invoke(`${arn}:7`)).toBe('seventh')
  expect(await invoke(`${arn}:8`)).toBe('whole')
  expect(await invoke(arn.replace('us-east-1', 'us-west-2'))).toBe('bare')
  expect(await invoke('else')).toBe('other')
})

test('one that nobody set up', async () => {
  const { invoke, lines } = await runFunctions({ orders: say('x') })
  const sentence = 'No function is set up for refunds: "functions" names none for it.'
  await expect(invoke('refunds')).rejects.toEqual(failure('unknown', sentence))
  expect(lines).toMatchObject([{ level: 'warn', function: 'refunds', kind: 'unknown', msg: sentence }])
})

test('an event goes to it as JSON, with names that mean something elsewhere', async () => {
  const { invoke } = await runFunctions({ it: { type: 'command', command: ['cat'] } })
  const event = JSON.parse('{"__proto__":{"admin":true},"toString":null,"a":"\\u2028"}')
  const reply = await invoke('it', event)
  expect(JSON.stringify(reply)).toBe(JSON.stringify(event))
  expect(Object.getPrototypeOf(reply)).toBe(Object.prototype)
})

test('an event that is no JSON, or larger than Lambda takes, goes nowhere', async () => {
  const { invoke, write, folder } = await runFunctions({
    it: { type: 'command', command: ['sh', 'it.sh'] },
  })
  write('it.sh', 'touch ran; echo 1')
  const circle: Record<string, unknown> = {}
  circle.circle = circle
  const none = failure('not JSON', 'The function it was given an event that is no JSON.')
  await expect(invoke('it', circle)).rejects.toEqual(none)
  await expect(invoke('it', 1n)).rejects.toEqual(none)
  await expect(invoke('it', () => 1)).rejects.toEqual(none)
  await expect(invoke('it', 'x'.repeat(6_291_455))).rejects.toEqual(
    failure('too large', 'The event for the function it is larger than 6291456 bytes.'),
  )
  const { existsSync } = await import('node:fs')
  expect(existsSync(`${folder}/ran`)).toBe(false)
  expect(await invoke('it', 'x'.repeat(6_291_454))).toBe(1)
})

test('after the end nothing runs', async () => {
  const { invoke, close } = await runFunctions({ it: say('x') })
  expect(await invoke('it')).toBe('x')
  await close()
  await expect(invoke('it')).rejects.toEqual(failure('ended', /the server is stopping\.$/))
})
