import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SourceDocument } from '../../../src/knowledge-bases/document-source.ts'
import { links, type Site, serveSite } from './serve-site.ts'

let site: Site
const { signal } = new AbortController()
beforeEach(async () => {
  site = await serveSite()
})
afterEach(() => site[Symbol.asyncDispose]())

const paths = (documents: readonly SourceDocument[]) =>
  documents.map(({ uri }) => uri.replace(/^.*?\d(?=\/)/, ''))
const textOf = async (document: SourceDocument | undefined) =>
  Buffer.from((await document?.read(signal))?.bytes ?? []).toString()
const refused = (reason: RegExp) => ({ name: 'UnreadableDocument', message: expect.stringMatching(reason) })

test('follows links breadth first, each page once, with its user agent', async () => {
  site.pages.set('/', links('/a', 'b#part', '/a?x=1&amp;y=2', 'mailto:a@example.test', 'javascript:alert(1)'))
  site.pages.set('/a', links('/', '/c', '/b'))
  site.pages.set('/b', links('/a'))
  site.pages.set('/c', links())
  site.pages.set('/a?x=1&y=2', links())
  const documents = await site.crawl({ seedUrls: [site.url('/')], userAgent: 'bedrockbot_handbook' })
  expect(paths(documents)).toEqual(['/', '/a', '/b', '/a?x=1&y=2', '/c'])
  expect(site.paths()).toEqual(['/', '/a', '/b', '/a?x=1&y=2', '/c'])
  expect(new Set(site.requests.map(({ userAgent }) => userAgent))).toEqual(new Set(['bedrockbot_handbook']))
})

test('a page has its content, its type, and a version that changes with it', async () => {
  site.pages.set('/a.md', { body: '# One', type: 'text/markdown; charset=utf-8' })
  const seedUrls = [site.url('/a.md')]
  const [first] = await site.crawl({ seedUrls })
  expect(first).toMatchObject({ uri: site.url('/a.md'), name: 'a.md', size: 5 })
  expect(await first?.read(signal)).toMatchObject({ contentType: 'text/markdown; charset=utf-8' })
  const [same] = await site.crawl({ seedUrls })
  expect(same?.version).toBe(first?.version)
  site.pages.set('/a.md', { body: '# Two', type: 'text/markdown' })
  const [changed] = await site.crawl({ seedUrls })
  expect(changed?.version).not.toBe(first?.version)
  expect(await textOf(changed)).toBe('# Two')
  expect(site.paths()).toHaveLength(3)
  // Once read it is not kept any longer.
  expect(await textOf(changed)).toBe('# Two')
  expect(site.paths()).toHaveLength(4)
})

test('what cannot be read as text is left out, and its links are', async () => {
  site.pages.set('/', links('/image.png', '/file.pdf', '/app.js'))
  site.pages.set('/image.png', { body: 'png', type: 'image/png' })
  site.pages.set('/file.pdf', { body: '%PDF-1.7', type: 'application/pdf' })
  site.pages.set('/app.js', { body: links('/hidden'), type: 'text/javascript' })
  expect(paths(await site.crawl({ seedUrls: [site.url('/')] }))).toEqual(['/', '/file.pdf'])
})

test('robots.txt is obeyed: rules for bedrockbot, else for all', async () => {
  site.pages.set('/robots.txt', {
    body: 'User-agent: *\nDisallow: /\n\nUser-agent: bedrockbot\nDisallow: /private/\nAllow: /private/open\n',
    type: 'text/plain',
  })
  site.pages.set('/', links('/private/a', '/private/open', '/b'))
  for (const path of ['/private/a', '/private/open', '/b']) site.pages.set(path, links())
  expect(paths(await site.crawl({ seedUrls: [site.url('/')] }))).toEqual(['/', '/private/open', '/b'])
  expect(site.paths()).not.toContain('/private/a')
  expect(site.requests.filter(({ path }) => path === '/robots.txt')).toHaveLength(1)
})

test('a host whose robots.txt fails is left alone', async () => {
  site.pages.set('/robots.txt', { status: 503 })
  site.pages.set('/', links())
  expect(await site.crawl({ seedUrls: [site.url('/')] })).toEqual([])
  expect(site.paths()).toEqual([])
})

test('pages may ask not to be kept, or not to be followed', async () => {
  site.pages.set('/', links('/noindex', '/nofollow'))
  site.pages.set('/noindex', `<meta name="robots" content="noindex">${links('/a')}`)
  site.pages.set('/nofollow', `<META content='nofollow' name=ROBOTS>${links('/b')}`)
  site.pages.set('/a', links())
  site.pages.set('/b', links())
  expect(paths(await site.crawl({ seedUrls: [site.url('/')] }))).toEqual(['/', '/nofollow', '/a'])
})

test('no more pages than allowed', async () => {
  site.pages.set('/', links(...Array.from({ length: 50 }, (_, n) => `/${n}`)))
  for (let n = 0; n < 50; n++) site.pages.set(`/${n}`, links())
  expect(await site.crawl({ seedUrls: [site.url('/')], maxPages: 7 })).toHaveLength(7)
  expect(site.paths()).toHaveLength(7)
})

test('a site without an end ends at the limit', async () => {
  site.pages.set('/', links('/x/'))
  for (let depth = 1; depth < 40; depth++)
    site.pages.set(`/${'x/'.repeat(depth)}`, links('x/', 'x/?a', 'x/?b'))
  await site.crawl({ seedUrls: [site.url('/')], maxPages: 20 })
  expect(site.paths()).toHaveLength(20)
})

test('redirects are followed within the scope, and a page is named by where it is', async () => {
  site.pages.set('/', links('/old', '/moved', '/out', '/loop', '/metadata'))
  site.pages.set('/old', { status: 301, location: '/new' })
  site.pages.set('/moved', { status: 302, location: 'new#part' })
  site.pages.set('/new', links())
  site.pages.set('/out', { status: 302, location: site.url('/', 'other.test') })
  site.pages.set('/loop', { status: 307, location: '/loop' })
  site.pages.set('/metadata', { status: 302, location: 'http://169.254.169.254/latest/meta-data/' })
  const documents = await site.crawl({ seedUrls: [site.url('/')] })
  expect(paths(documents)).toEqual(['/', '/new', '/out', '/loop', '/metadata'])
  const [, , out, loop, metadata] = documents
  await expect(out?.read(signal)).rejects.toMatchObject(refused(/out of the scope/))
  await expect(loop?.read(signal)).rejects.toMatchObject(refused(/more than 5 times/))
  await expect(metadata?.read(signal)).rejects.toMatchObject(refused(/out of the scope/))
  expect(site.requests.some(({ host }) => host === 'other.test')).toBe(false)
})

test('a redirect to what robots.txt forbids is not followed', async () => {
  site.pages.set('/robots.txt', { body: 'User-agent: *\nDisallow: /private\n', type: 'text/plain' })
  site.pages.set('/', { status: 302, location: '/private' })
  const [page] = await site.crawl({ seedUrls: [site.url('/')] })
  await expect(page?.read(signal)).rejects.toMatchObject(refused(/robots\.txt forbids/))
  expect(site.paths()).toEqual(['/'])
})

test('what does not answer well is listed with its reason; what is gone is not', async () => {
  site.pages.set('/', links('/broken', '/gone', '/cut', '/large', '/b'))
  site.pages.set('/broken', { status: 500 })
  site.pages.set('/gone', { status: 410 })
  site.pages.set('/cut', (_, response) => response.destroy())
  site.pages.set('/large', { body: Buffer.alloc(50_000_001), type: 'text/plain' })
  site.pages.set('/b', links())
  const documents = await site.crawl({ seedUrls: [site.url('/')] })
  expect(paths(documents)).toEqual(['/', '/broken', '/cut', '/large', '/b'])
  const [, broken, cut, large] = documents
  await expect(broken?.read(signal)).rejects.toMatchObject(refused(/status 500/))
  await expect(cut?.read(signal)).rejects.toMatchObject(refused(/cannot be reached/))
  await expect(large?.read(signal)).rejects.toMatchObject(refused(/larger than 50 MB/))
})

test('what the egress gate refuses is never called', async () => {
  const seedUrls = [`http://intern.test:${site.port}/`, 'http://169.254.169.254/latest/']
  expect(await site.crawl({ seedUrls })).toEqual([])
  expect(site.requests).toEqual([])
})

test('ends with the signal, also while it waits its turn', async () => {
  site.pages.set('/', links('/a'))
  site.pages.set('/a', links())
  const controller = new AbortController()
  const listing = site.source({ seedUrls: [site.url('/')], rateLimit: 1 }).list(controller.signal)
  const iterator = listing[Symbol.asyncIterator]()
  expect((await iterator.next()).done).toBe(false)
  const next = iterator.next()
  controller.abort(new Error('stopped'))
  await expect(next).rejects.toThrow()
  expect(site.paths()).toEqual(['/'])
})
