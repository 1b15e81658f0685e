import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { loadConfig, resolveConfig } from '../../src/config.ts'

const folder = mkdtempSync(join(tmpdir(), 'outcrop-config-'))
afterAll(() => rmSync(folder, { recursive: true }))

const load = (text: string) => {
  const file = join(folder, 'outcrop.config.yaml')
  writeFileSync(file, text)
  return loadConfig({ file, environment: {}, flags: {} }).config
}
const limits = { timeoutSeconds: 30, replyBytes: 6_291_556, concurrency: 10 }
const arn = 'arn:aws:lambda:us-east-1:123456789012:function:orders'

test('paths are below the folder of the file, and stay when they are resolved again', () => {
  const config = load(`functions:
  orders: { type: module, file: functions/orders.js }
  ${arn}: { type: command, command: [python3, orders.py], folder: scripts }
  here: { type: command, command: [./run] }
`)
  expect(config.functions).toEqual({
    orders: {
      type: 'module',
      file: join(folder, 'functions/orders.js'),
      export: 'handler',
      environment: {},
      memoryMegabytes: 128,
      ...limits,
    },
    [arn]: {
      type: 'command',
      command: ['python3', 'orders.py'],
      folder: join(folder, 'scripts'),
      environment: {},
      ...limits,
    },
    here: { type: 'command', command: ['./run'], folder, environment: {}, ...limits },
  })
  expect(resolveConfig(config).functions).toEqual(config.functions)
})

test('servers and Lambda', () => {
  const { functions } = load(`functions:
  orders: { type: http, url: https://example.com/orders, headers: { X-Key: a }, timeoutSeconds: 900 }
  '*': { type: lambda, endpoint: http://localhost:4566 }
`)
  expect(functions).toEqual({
    orders: {
      type: 'http',
      url: 'https://example.com/orders',
      headers: { 'x-key': 'a' },
      ...limits,
      timeoutSeconds: 900,
    },
    '*': { type: 'lambda', endpoint: 'http://localhost:4566', ...limits },
  })
})

test('what is wrong is told with its line, and no secret', () => {
  const problem = (settings: string) => {
    try {
      load(`functions:\n  orders: ${settings}\n`)
    } catch (error) {
      return (error as Error).message
    }
    return undefined
  }
  expect(problem('{ type: modul, file: a }')).toMatch(/:2: .*must be one of module, command, http, lambda/)
  expect(problem('{ type: module, files: a }')).toMatch(
    /unknown key "functions.orders.files"\. Did you mean "file"\?/,
  )
  expect(problem('{ type: command, command: [] }')).toContain('functions.orders.command')
  expect(problem('{ type: http, url: "https://ann:pw-x@example.com" }')).not.toContain('pw-x')
  expect(
    problem('{ type: http, url: "https://example.com", headers: { authorization: "né-secret" } }'),
  ).toMatch(/^(?!.*né-secret).*functions\.orders\.headers\.authorization/)
  expect(problem('{ type: module, file: a, timeoutSeconds: 901 }')).toContain('must be at most 900')
})
