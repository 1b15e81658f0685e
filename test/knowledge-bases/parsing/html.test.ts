import { expect, test } from 'vitest'
import { blocksOf, parse } from './parse.ts'

const sentence =
  'Employees of all offices have twenty-five days of annual leave each year, and may carry over five. '
const article = Array.from({ length: 8 }, (_, n) => `<p>Paragraph ${n}. ${sentence.repeat(3)}</p>`).join('')
const menu = `<div class="menu">${Array.from({ length: 40 }, (_, n) => `<a href="/${n}">Other page ${n}</a>`).join(' ')}</div>`

test('the main content of a page that marks it', async () => {
  const { title, blocks } = await parse(
    'a.html',
    `<!doctype html><title>Leave &amp; more</title><header><a href="/">Logo</a></header>${menu}<main><h1>Leave</h1>${article}</main><footer>Imprint</footer>`,
  )
  expect(title).toBe('Leave & more')
  expect(blocks).toHaveLength(9)
  expect(blocks[0]).toEqual({ kind: 'heading', level: 1, text: 'Leave' })
  expect(blocks.map(({ text }) => text).join()).not.toMatch(/Other page|Logo|Imprint/)
})

test('the main content of a page that does not', async () => {
  const { blocks } = await parse(
    'a.html',
    `<html><head><title>Annual leave</title></head><body>${menu}<div id="content"><h2>Rules</h2>${article}</div><div class="footer">Imprint and contact</div></body></html>`,
  )
  const text = blocks.map(each => each.text).join('\n')
  expect(text).toMatch(/^Annual leave\n/)
  for (let n = 0; n < 8; n++) expect(text).toContain(`Paragraph ${n}.`)
  expect(text).not.toContain('Other page')
})

test('a page that is no article is kept whole', async () => {
  expect(await blocksOf('a.html', '<p>One.</p><ul><li>Two<li>Three</ul>Four')).toEqual([
    ['paragraph', 'One.'],
    ['list', '- Two\n- Three'],
    ['paragraph', 'Four'],
  ])
})

test('scripts, styles, controls and what is hidden are no text', async () => {
  const page = `<body onload="alert(1)"><script>alert(1)</script><p>Text<script type="application/ld+json">{"a":1}</script>.</p>
    <style>p { color: red }</style><noscript>Enable it</noscript><template><p>not yet</p></template><p hidden>secret</p>
    <iframe srcdoc="<p>frame</p>"></iframe><svg><text>drawn</text></svg><select><option>choice</option></select>
    <img src=x onerror=alert(1)><a href="javascript:alert(1)">link</a><!-- comment --></body>`
  expect(await blocksOf('a.html', page)).toEqual([
    ['paragraph', 'Text.'],
    ['paragraph', 'link'],
  ])
})

test('the encoding that the page declares', async () => {
  const page = Buffer.from('<meta charset="windows-1251"><p>\xcf\xf0\xe8\xe2\xe5\xf2</p>', 'latin1')
  expect(await blocksOf('a.html', page)).toEqual([['paragraph', 'Привет']])
})

test('elements nested without end are read', async () => {
  const depth = 20_000
  const [[kind, text] = []] = await blocksOf(
    'a.html',
    `${'<div>'.repeat(depth)}deep${'</div>'.repeat(depth)}`,
  )
  expect([kind, text]).toEqual(['paragraph', 'deep'])
})
