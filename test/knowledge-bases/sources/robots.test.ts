import { afterEach, beforeEach, expect, test } from 'vitest'
import { createRobots } from '../../../src/knowledge-bases/sources/robots.ts'
import { type Site, serveSite } from './serve-site.ts'

let site: Site
beforeEach(async () => {
  site = await serveSite()
})
afterEach(() => site[Symbol.asyncDispose]())
const { signal } = new AbortController()
const text = (body: string) => site.pages.set('/robots.txt', { body, type: 'text/plain' })
const isAllowed = (path: string) =>
  createRobots(site.gate, 'bedrockbot').isAllowed(new URL(site.url(path)), signal)

test.each([
  ['no file', { status: 404 }, true],
  ['a file that may not be read', { status: 403 }, true],
  ['a server that fails', { status: 500 }, false],
  ['a server that has enough', { status: 429 }, false],
  ['a file without end', { body: Buffer.alloc(600_000, '#') }, false],
])('%s', async (_, page, expected) => {
  site.pages.set('/robots.txt', page)
  expect(await isAllowed('/a')).toBe(expected)
})

test('wildcards, and names that are special in JavaScript', async () => {
  text('User-agent: __proto__\nDisallow: /\n\nUser-agent: *\nDisallow: /*.pdf$\nDisallow: /x')
  expect(await Promise.all(['/a.pdf', '/a.pdf?x', '/x/y', '/y'].map(isAllowed))).toEqual([
    false,
    true,
    false,
    true,
  ])
})

test('a redirect leads to the rules', async () => {
  site.pages.set('/robots.txt', { status: 302, location: '/rules.txt' })
  site.pages.set('/rules.txt', { body: 'User-agent: *\nDisallow: /a', type: 'text/plain' })
  expect(await isAllowed('/a')).toBe(false)
})

test('the delay that a host asks for, within bounds', async () => {
  const robots = createRobots(site.gate, 'bedrockbot')
  const url = new URL(site.url('/'))
  expect(robots.delay(url)).toBe(0)
  text('User-agent: bedrockbot\nCrawl-delay: 2')
  await robots.isAllowed(url, signal)
  expect(robots.delay(url)).toBe(2)
  text('User-agent: *\nCrawl-delay: 86400')
  const other = new URL(site.url('/', 'www.example.test'))
  await robots.isAllowed(other, signal)
  expect(robots.delay(other)).toBe(30)
})

test('an abort is no rule', async () => {
  const controller = new AbortController()
  controller.abort(new Error('stopped'))
  const robots = createRobots(site.gate, 'bedrockbot')
  await expect(robots.isAllowed(new URL(site.url('/')), controller.signal)).rejects.toThrow('stopped')
})
