import { expect, test } from 'vitest'
import { readPageLinks } from '../../../src/knowledge-bases/sources/page-links.ts'

const hrefs = (html: string) => readPageLinks(html, 'https://a.test/docs/page').urls.map(({ href }) => href)

test('links in every way that HTML writes them', () => {
  expect(
    hrefs(`<A HREF="one">x</A> <a class=x href='two?a=1&amp;b=2' >y</a> <a\nhref=three>z</a> <area href="/four">
      <a name="here">none</a> <a href="one">again</a> <a href="five" rel="nofollow noopener">no</a> <abbr href="six">`),
  ).toEqual([
    'https://a.test/docs/one',
    'https://a.test/docs/two?a=1&b=2',
    'https://a.test/docs/three',
    'https://a.test/four',
  ])
})

test('a base changes what they are relative to', () => {
  expect(hrefs('<base href="/other/"><a href="x">')).toEqual(['https://a.test/other/x'])
  expect(hrefs('<base href="javascript:alert(1)"><a href="x">')).toEqual(['https://a.test/docs/x'])
})

test('what the page asks of robots', () => {
  const read = (content: string) =>
    readPageLinks(`<meta name="robots" content="${content}"><a href="x">`, 'https://a.test/')
  expect(read('noindex')).toMatchObject({ isKept: false, urls: [expect.anything()] })
  expect(read('NOFOLLOW, noarchive')).toMatchObject({ isKept: true, urls: [] })
  expect(read('none')).toMatchObject({ isKept: false, urls: [] })
  expect(readPageLinks('<meta name="description" content="noindex">', 'https://a.test/').isKept).toBe(true)
})

test('hostile pages take time in proportion to their length', () => {
  expect(hrefs('<a '.repeat(500_000))).toEqual([])
  expect(hrefs(`<a ${'href='.repeat(300_000)}>`)).toEqual([])
  expect(hrefs(Array.from({ length: 20_000 }, (_, n) => `<a href="${n}">`).join(''))).toHaveLength(5_000)
})
