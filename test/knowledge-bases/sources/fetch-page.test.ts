import { afterEach, beforeEach, expect, test } from 'vitest'
import { fetchPage } from '../../../src/knowledge-bases/sources/fetch-page.ts'
import { type Site, serveSite } from './serve-site.ts'

let site: Site
beforeEach(async () => {
  site = await serveSite()
})
afterEach(() => site[Symbol.asyncDispose]())
const { signal } = new AbortController()
const fetchFrom = (path: string, more: Partial<Parameters<typeof fetchPage>[1]> = {}) =>
  fetchPage(new URL(site.url(path)), { gate: site.gate, userAgent: 'test', signal, ...more })

test('every hop is checked before it is called, by the gate, too', async () => {
  const hops: string[] = []
  const checkRedirect = (url: URL) => {
    hops.push(url.pathname)
  }
  site.pages.set('/a', { status: 301, location: '/b' })
  site.pages.set('/b', { status: 302, location: '/c' })
  site.pages.set('/c', 'text')
  expect(await fetchFrom('/a', { checkRedirect })).toMatchObject({
    status: 200,
    url: new URL(site.url('/c')),
  })
  expect(hops).toEqual(['/b', '/c'])
  site.pages.set('/metadata', { status: 302, location: 'http://169.254.169.254/' })
  await expect(fetchFrom('/metadata')).rejects.toMatchObject({ name: 'ValidationException' })
  site.pages.set('/file', { status: 302, location: 'file:///etc/passwd' })
  await expect(fetchFrom('/file')).rejects.toThrow('The page redirects to what is no page.')
})

test('a redirect without a place, and an answer without a body, are answers', async () => {
  site.pages.set('/nowhere', { status: 302 })
  site.pages.set('/empty', { status: 204 })
  expect(await fetchFrom('/nowhere')).toMatchObject({ status: 302 })
  expect(await fetchFrom('/empty')).toMatchObject({
    status: 204,
    bytes: expect.objectContaining({ byteLength: 0 }),
  })
})

test('reads no more than is allowed', async () => {
  site.pages.set('/endless', (_, response) => {
    const write = () => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536)));
    }
    response.on('drain', write)
    write()
  })
  await expect(fetchFrom('/endless', { mostBytes: 1_000_000 })).rejects.toMatchObject({
    name: 'UnreadableDocument',
  })
})
