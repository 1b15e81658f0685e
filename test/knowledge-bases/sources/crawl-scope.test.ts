import { expect, test } from 'vitest'
import {
  createCrawlScope,
  readPageUrl,
  type ScopeSettings,
} from '../../../src/knowledge-bases/sources/crawl-scope.ts'

const near = (settings: Partial<ScopeSettings>, ...urls: readonly string[]) => {
  const scope = createCrawlScope({ seedUrls: ['https://aws.example.com/bedrock/'], ...settings })
  return urls.map(url => scope.isNear(new URL(url)))
}

test('by default the host and the paths below a seed', () => {
  expect(
    near(
      {},
      'https://aws.example.com/bedrock',
      'https://aws.example.com/bedrock/agents/',
      'https://aws.example.com/bedrocks',
      'https://aws.example.com/ec2/',
      'https://docs.example.com/bedrock/',
      'https://aws.example.com:8443/bedrock/',
    ),
  ).toEqual([true, true, false, false, false, false])
  const page = { seedUrls: ['https://a.test/docs/index.html'] }
  expect(near(page, 'https://a.test/docs/other.html', 'https://a.test/blog')).toEqual([true, false])
  expect(near({ seedUrls: ['https://a.test'] }, 'https://a.test/any/where')).toEqual([true])
})

test('HOST_ONLY and SUBDOMAINS', () => {
  const urls = [
    'https://aws.example.com/ec2/',
    'https://docs.example.com/',
    'https://badexample.com/',
    'https://other.com/',
  ]
  expect(near({ scope: 'HOST_ONLY' }, ...urls)).toEqual([true, false, false, false])
  expect(near({ scope: 'SUBDOMAINS' }, ...urls)).toEqual([true, true, false, false])
  const british = { scope: 'SUBDOMAINS' as const, seedUrls: ['https://www.shop.co.uk/'] }
  expect(near(british, 'https://docs.shop.co.uk/', 'https://other.co.uk/')).toEqual([true, false])
  const address = { scope: 'SUBDOMAINS' as const, seedUrls: ['http://127.0.0.1:80/'] }
  expect(near(address, 'http://127.0.0.1/a', 'http://10.0.0.1/')).toEqual([true, false])
})

test('an exclusion counts more than an inclusion, and seeds need none to be looked at', () => {
  const scope = createCrawlScope({
    seedUrls: ['https://a.test/'],
    inclusionFilters: ['/docs/', '\\.pdf$'],
    exclusionFilters: ['.*draft.*'],
  })
  const judge = (path: string) => {
    const url = new URL(path, 'https://a.test')
    return [scope.isNear(url), scope.isWanted(url)]
  }
  expect(judge('/')).toEqual([true, false])
  expect(judge('/docs/a')).toEqual([true, true])
  expect(judge('/x.pdf')).toEqual([true, true])
  expect(judge('/docs/draft')).toEqual([false, false])
})

test('a pattern that others take for ever over takes no time', () => {
  const scope = createCrawlScope({ seedUrls: ['https://a.test/'], exclusionFilters: ['(a+)+$'] })
  expect(scope.isNear(new URL(`https://a.test/${'a'.repeat(1_900)}!`))).toBe(true)
})

test('patterns and seeds that are none are refused', () => {
  const refused = (message: RegExp) =>
    expect.objectContaining({ name: 'ValidationException', message: expect.stringMatching(message) })
  expect(() => createCrawlScope({ seedUrls: ['https://a.test/'], inclusionFilters: ['('] })).toThrow(
    refused(/filter \(/),
  )
  expect(() => createCrawlScope({ seedUrls: ['ftp://a.test/'] })).toThrow(refused(/seed URL/))
  expect(() => createCrawlScope({ seedUrls: ['https://user:password@a.test/'] })).toThrow(refused(/seed URL/))
})

test('the URL of a page', () => {
  expect(readPageUrl('../b?c#d', 'https://a.test/x/y')?.href).toBe('https://a.test/b?c')
  expect(readPageUrl('javascript:alert(1)', 'https://a.test/')).toBeUndefined()
  expect(readPageUrl('http://')).toBeUndefined()
  expect(readPageUrl(`https://a.test/${'a'.repeat(3_000)}`)).toBeUndefined()
})
