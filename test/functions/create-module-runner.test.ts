import { existsSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { failure, type RunFunctions, runFunctions } from '../support/run-functions.ts'

/** One function of the source text, named `it`. */
const moduleOf = async (text: string, more: object = {}): Promise<RunFunctions> => {
  const functions = await runFunctions({ it: { type: 'module', file: 'it.mjs', ...more } })
  functions.write('it.mjs', text)
  return functions
}
const handler = (body: string, more: object = {}) =>
  moduleOf(`export const handler = async (event, context) => { ${body} }`, more)

test('gets the event and what Lambda tells of a call, and answers JSON', async () => {
  const { invoke } = await handler(
    'return { event, left: context.getRemainingTimeInMillis() > 0, name: context.functionName, arn: context.invokedFunctionArn, id: context.awsRequestId.length }',
  )
  const arn = 'arn:aws:lambda:us-east-1:123456789012:function:it'
  expect(await invoke(arn, { a: [1, 'ü', null] })).toEqual({
    event: { a: [1, 'ü', null] },
    left: true,
    name: 'it',
    arn,
    id: 36,
  })
})

test('what has no JSON: nothing is null, as Lambda has it; the rest is refused', async () => {
  const { invoke } = await moduleOf(`
    const circle = {}
    circle.circle = circle
    const replies = { nothing: undefined, bigint: 1n, circle, symbol: Symbol('x'), fn: () => 1 }
    let deep = []
    for (let i = 0; i < 100_000; i++) deep = [deep]
    replies.deep = deep
    export const handler = ({ which }) => replies[which]
  `)
  expect(await invoke('it', { which: 'nothing' })).toBeNull()
  for (const which of ['bigint', 'circle', 'symbol', 'fn', 'deep'])
    await expect(invoke('it', { which }), which).rejects.toEqual(
      failure('not JSON', 'The function it answered no JSON.'),
    )
})

test('what it throws is in the log, and not in the message', async () => {
  const { invoke, lines } = await handler(
    'if (event.late) { setTimeout(() => { throw new Error("late secret") }); await new Promise(() => {}) } if (event.odd) throw { toString() { throw 1 } }; throw new Error("secret of " + event.of)',
  )
  const threw = failure('threw', 'The function it threw an error.')
  await expect(invoke('it', { of: 'Ann' })).rejects.toEqual(threw)
  expect(JSON.stringify(lines.at(-1))).toContain('secret of Ann')
  expect(lines.at(-1)).toMatchObject({ level: 'warn', function: 'it', kind: 'threw' })
  await expect(invoke('it', { odd: true })).rejects.toEqual(threw)
  await expect(invoke('it', { late: true })).rejects.toEqual(threw)
  expect(JSON.stringify(lines.at(-1))).toContain('late secret')
  await expect(invoke('it', { of: 'Bob' })).rejects.toEqual(threw)
})

test('one that hangs, or never gives way, is ended, and the next call has a thread of its own', async () => {
  const { invoke } = await handler(
    'if (event.hang) await new Promise(() => {}); if (event.loop) for (;;); return "well"',
    { timeoutSeconds: 3, concurrency: 2 },
  )
  const late = failure('timeout', 'The function it did not answer within 3 seconds.')
  await Promise.all([
    expect(invoke('it', { hang: true })).rejects.toEqual(late),
    expect(invoke('it', { loop: true })).rejects.toEqual(late),
  ])
  expect(await invoke('it')).toBe('well')
})

test('a process.exit ends its thread alone', async () => {
  const { invoke } = await handler('if (event.exit) process.exit(0); return 1')
  await expect(invoke('it', { exit: true })).rejects.toEqual(
    failure('ended', 'The function it ended before it answered: its code ended its thread.'),
  )
  expect(await invoke('it')).toBe(1)
})

test('one that takes more memory than it may is ended', async () => {
  const { invoke } = await handler('const all = []; for (;;) all.push(new Array(1000).fill(0.5))', {
    memoryMegabytes: 32,
  })
  await expect(invoke('it')).rejects.toEqual(failure('ended', /it needed more memory than 32 MB\.$/))
})

test('a reply larger than it may be is not even sent', async () => {
  const { invoke } = await handler('return "x".repeat(event.bytes)', {
    replyBytes: 200_000,
    memoryMegabytes: 512,
  })
  const large = failure('too large', 'The function it answered more than 200000 bytes.')
  expect(await invoke('it', { bytes: 199_998 })).toHaveLength(199_998)
  await expect(invoke('it', { bytes: 199_999 })).rejects.toEqual(large)
  await expect(invoke('it', { bytes: 50_000_000 })).rejects.toEqual(large)
})

test('what it prints goes to the log, up to a bound', async () => {
  const { invoke, printed, lines } = await handler(
    'console.log("hello " + event.n); console.error("oh"); if (event.flood) for (let i = 0; i < 50; i++) console.log("x".repeat(4_000)); return 1',
  )
  await invoke('it', { n: 1 })
  await vi.waitFor(() => expect(printed()).toMatch(/hello 1\n.*oh\n/s))
  expect(lines[0]).toMatchObject({ level: 'debug', function: 'it' })
  await invoke('it', { n: 2, flood: true })
  await vi.waitFor(
    () => expect(printed().endsWith('[more was printed, which is left out]')).toBe(true),
    10_000,
  )
  expect(printed().length).toBeLessThan(20_000)
})

test('whoever gives up is answered at once, and the thread ends', async () => {
  const { invoke, folder } = await moduleOf(`
    import { writeFileSync } from 'node:fs'
    export const handler = async ({ dir }) => {
      writeFileSync(dir + '/started', '')
      await new Promise(() => {})
    }`)
  const controller = new AbortController()
  const called = invoke('it', { dir: folder }, controller.signal)
  await vi.waitFor(() => expect(existsSync(join(folder, 'started'))).toBe(true), 10_000)
  controller.abort(new Error('gone'))
  await expect(called).rejects.toThrow('gone')
  await expect(invoke('it', {}, controller.signal)).rejects.toThrow('gone')
})

test('a thread has one call at a time, keeps its module, and sees a changed file', async () => {
  const { invoke, write } = await moduleOf(`
    let calls = 0, open = 0, most = 0
    export const handler = async () => {
      calls += 1
      most = Math.max(most, ++open)
      await new Promise(setImmediate)
      open -= 1
      return { calls, most }
    }`)
  expect(await invoke('it')).toEqual({ calls: 1, most: 1 })
  expect(await invoke('it')).toEqual({ calls: 2, most: 1 })
  const many = (await Promise.all(Array.from({ length: 30 }, () => invoke('it')))) as { most: number }[]
  expect(Math.max(...many.map(({ most }) => most))).toBe(1)
  utimesSync(write('it.mjs', 'export const handler = () => "changed"'), 1, 1)
  expect(await invoke('it')).toBe('changed')
})

test('a module that cannot be loaded, until it is mended', async () => {
  const { invoke, write, lines } = await moduleOf('export const other = 1')
  const unloadable = failure(
    'unreachable',
    'The function it could not be called: its module cannot be loaded.',
  )
  await expect(invoke('it')).rejects.toEqual(unloadable)
  expect(JSON.stringify(lines.at(-1))).toContain('It exports no function named handler.')
  write('it.mjs', 'export const handler = (')
  await expect(invoke('it')).rejects.toEqual(unloadable)
  write('it.mjs', 'export const handler = () => ({ ok: true })')
  expect(await invoke('it')).toEqual({ ok: true })
})

test('has the name that the settings give, and the variables, and none of the server', async () => {
  vi.stubEnv('OUTCROP_TEST_SECRET', 'secret')
  const { invoke } = await moduleOf(
    'export const answer = () => ({ mine: process.env.MINE, secret: process.env.OUTCROP_TEST_SECRET, path: typeof process.env.PATH })',
    { export: 'answer', environment: { MINE: 'yes' } },
  )
  expect(await invoke('it')).toEqual({ mine: 'yes', path: 'string' })
  vi.unstubAllEnvs()
})

test('CommonJS is a module too', async () => {
  const functions = await runFunctions({ it: { type: 'module', file: 'it.cjs' } })
  functions.write('it.cjs', 'module.exports = { handler: async event => event.n + 1 }')
  expect(await functions.invoke('it', { n: 1 })).toBe(2)
})
