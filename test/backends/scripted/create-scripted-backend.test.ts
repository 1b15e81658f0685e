import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createScriptedBackend } from '../../../src/backends/scripted/create-scripted-backend.ts'
import { readScript } from '../../../src/backends/scripted/read-script.ts'
import { collect } from '../../../src/conversation/collect.ts'
import { backendSuite } from '../backend-suite.ts'
import { call } from '../call.ts'
import { ask, playing } from './script.ts'

const script = `
rules:
  - match: { tool: get_weather }
    answer: It is clear.
  - match: { tools: [get_weather] }
    answer: { toolUse: { name: get_weather, input: { city: Paris } } }
  - answer: I answer what a script says, word for word, and nothing else.
`
const asItIs = 'a script is played as it is written: it says itself where an answer ends'
backendSuite('scripted', () => playing(script), {
  skip: [
    { test: 'ends at maxTokens', reason: asItIs },
    { test: 'ends before a stop sequence', reason: asItIs },
  ],
})
backendSuite(
  'scripted, at a pace,',
  () => playing(script.replaceAll('    answer', '    pace: 20000\n    answer')),
  {
    skip: [
      { test: 'ends at maxTokens', reason: asItIs },
      { test: 'ends before a stop sequence', reason: asItIs },
    ],
  },
)

const textOf = async (backend: ReturnType<typeof playing>, text: string, some = {}) =>
  (await collect((await ask(backend, text, some)).events)).output?.message?.content?.[0]?.text

test('rules of the configuration come before those of the file, and both after those that are installed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'outcrop-script-'))
  try {
    const file = join(folder, 'rules.yaml')
    await writeFile(file, 'rules:\n  - { match: { text: file }, answer: of the file }\n  - answer: last\n')
    const backend = createScriptedBackend(
      { script: file, rules: [{ match: { text: 'inline' }, answer: 'inline' }] },
      { name: 'scripted' },
    )
    expect(await textOf(backend, 'inline and file')).toBe('inline')
    expect(await textOf(backend, 'file')).toBe('of the file')
    expect(await textOf(backend, 'x')).toBe('last')
    backend.scripts.install(readScript('- answer: installed', 'test'), call().principal)
    expect(await textOf(backend, 'inline and file')).toBe('installed')
    backend.scripts.reset()
    expect(await textOf(backend, 'inline and file')).toBe('inline')
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('a script that cannot be is an error of the start, which says where', () => {
  const make = (settings: object) => () => createScriptedBackend(settings, { name: 'mine' })
  expect(make({ script: '/no/such/script.yaml' })).toThrow(
    /"backends.mine.script" names \/no\/such\/script.yaml/,
  )
  expect(make({ rules: [{ anwser: 'x' }] })).toThrow(
    /backends\.mine\.rules\.0\.anwser: .*unknown key\. Did you mean "answer"\? Allowed: /,
  )
})

test('where no rule matches, the nearest one is named, with why', async () => {
  const backend = playing(`
- { name: far, match: { text: tides, turn: 3 }, answer: a }
- { name: near, match: { text: { regex: 'mo+n' }, model: 'amazon.*' }, answer: b }
`)
  await expect(ask(backend, 'about the sun')).rejects.toMatchObject({
    name: 'ValidationException',
    message: 'No rule of the script matches this call.',
    hint: 'The nearest rule is near (script-1, test:3): the text "about the sun" does not match /mo+n/.',
  })
  await expect(ask(createScriptedBackend({}, { name: 's' }), 'x')).rejects.toMatchObject({
    hint: expect.stringContaining('/outcrop/scripts'),
  })
})

test('a sequence gives its answers one by one to each caller', async () => {
  const backend = playing('- { sequence: [one, { error: ThrottlingException }, three] }')
  expect(await textOf(backend, 'x')).toBe('one')
  await expect(ask(backend, 'x')).rejects.toMatchObject({ name: 'ThrottlingException' })
  expect(await textOf(backend, 'x')).toBe('three')
  expect(await textOf(backend, 'x')).toBe('three')
})

test('a sequence may end with an error', async () => {
  const backend = playing('- { name: once, sequence: [one], then: error }')
  await textOf(backend, 'x')
  await expect(ask(backend, 'x')).rejects.toMatchObject({
    name: 'ValidationException',
    hint: expect.stringContaining('once'),
  })
})

test('an error comes after its delay, and an abort ends the wait', async () => {
  const clock = { now: () => performance.now() }
  const clocks = { wall: clock, service: clock }
  const started = clock.now()
  const soon = playing('- { error: { name: ModelTimeoutException, message: "no {{text}}" }, delay: 15 }')
  await expect(ask(soon, 'luck', { clocks })).rejects.toMatchObject({ message: 'no luck' })
  expect(clock.now() - started).toBeGreaterThanOrEqual(15)

  const controller = new AbortController()
  const late = ask(playing('- { answer: x, delay: 3600000 }'), 'x', { signal: controller.signal })
  controller.abort(new Error('left'))
  await expect(late).rejects.toThrow('left')
})

test('a usage that the script says is told, also what a cache did', async () => {
  const backend = playing(
    '- { answer: { text: x, usage: { inputTokens: 10, outputTokens: 5, cacheReadInputTokens: 100 } } }',
  )
  const { served, events } = await ask(backend, 'x')
  expect(served).toEqual({ backend: 'scripted', inputTokens: 110, cachesPrompts: true })
  expect((await collect(events)).usage).toEqual({
    inputTokens: 10,
    outputTokens: 5,
    totalTokens: 115,
    cacheReadInputTokens: 100,
    cacheWriteInputTokens: 0,
  })
})

test('each call is kept with its rule and how it went', async () => {
  const backend = playing(
    '- { name: hi, match: { text: hi }, answer: hello }\n- { match: { text: ho }, error: AccessDeniedException }',
  )
  await ask(backend, 'hi')
  await expect(ask(backend, 'ho')).rejects.toThrow()
  await expect(ask(backend, 'else')).rejects.toThrow()
  const calls = backend.scripts.journal.calls('accessKey', call().principal)
  expect(calls.map(({ text, rule, outcome }) => [text, rule, outcome])).toEqual([
    ['hi', 'hi (script-1, test:1)', 'answered'],
    ['ho', 'script-1, test:2', 'AccessDeniedException'],
    ['else', undefined, 'ValidationException'],
  ])
})

test('rules that take too long to match fail the call, and hold up nobody for long', async () => {
  const backend = playing('- { match: { text: { regex: "(a?){100}[0-9]" } }, answer: x }\n'.repeat(1_000))
  await expect(ask(backend, 'a'.repeat(50_000))).rejects.toMatchObject({
    name: 'ValidationException',
    message: 'The rules of the script take too long to match.',
  })
})
