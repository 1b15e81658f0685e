import { expect, test } from 'vitest'
import { readScript } from '../../../src/backends/scripted/read-script.ts'
import { createScripts } from '../../../src/backends/scripted/scripts.ts'

const principal = (accessKeyId: string) => ({
  arn: `arn:${accessKeyId}`,
  account: '123456789012',
  accessKeyId,
  verified: false,
})
const script = (text = 'x', count = 1) =>
  readScript(JSON.stringify(Array.from({ length: count }, () => ({ answer: text }))), 'test')

test('those of the key, the newest first, then those of the account, then those of the file', () => {
  const scripts = createScripts(script('file').rules)
  const texts = (key: string) => scripts.inOrder(principal(key)).map(({ rule }) => rule.answer?.text)
  scripts.install({ ...script('account'), scope: 'account' }, principal('b'))
  scripts.install(script('first'), principal('a'))
  scripts.install(script('second'), principal('a'))
  expect(texts('a')).toEqual(['second', 'first', 'account', 'file'])
  expect(texts('b')).toEqual(['account', 'file'])
  scripts.reset()
  expect(texts('a')).toEqual(['file'])
})

test('so many scripts for each key, and so many rules in all', () => {
  const scripts = createScripts([])
  for (let index = 0; index < 100; index++) scripts.install(script(), principal('a'))
  expect(() => scripts.install(script(), principal('a'))).toThrow(/Too many scripts/)
  for (let index = 0; index < 9; index++) scripts.install(script('x', 1_000), principal('b'))
  expect(() => scripts.install(script('x', 1_000), principal('c'))).toThrow(/Too many scripts/)
  scripts.removeAll('accessKey', principal('b'))
  expect(scripts.install(script('x', 1_000), principal('c')).rules).toHaveLength(1_000)
})
