import { expect, test } from 'vitest'
import { exceptionNamed, exceptionNames } from '../../../src/backends/scripted/exceptions.ts'
import { loadDescriptions } from '../../../src/wire/api.ts'

test('every exception that the runtime service models can be named, with its status', () => {
  const runtime = loadDescriptions().find(({ service }) => service === 'bedrock-runtime')
  const modelled = Object.entries(runtime?.shapes ?? {}).filter(([, { error }]) => error)
  expect(modelled.length).toBeGreaterThan(10)
  for (const [name, { error }] of modelled) {
    expect(exceptionNames).toContain(name)
    expect(exceptionNamed(name, undefined, {}).status).toBe(error?.httpStatus)
  }
})

test('says what it is told, and else a sentence of its own', () => {
  expect(exceptionNamed('ThrottlingException', 'slow down', { hint: 'h', members: { a: 1 } })).toMatchObject({
    name: 'ThrottlingException',
    status: 429,
    message: 'slow down',
    hint: 'h',
    members: { a: 1 },
  })
  expect(exceptionNamed('ThrottlingException', undefined, {}).message).toMatch(/Too many requests/)
})
