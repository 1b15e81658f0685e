import { expect, test } from 'vitest'
import { parseDom } from '../../../src/knowledge-bases/parsing/dom.ts'
import { readBlocks } from '../../../src/knowledge-bases/parsing/html-blocks.ts'

const read = (html: string) => readBlocks(parseDom(html).root).map(({ kind, text }) => [kind, text])

test('elements that flow make one paragraph, others part them', () => {
  expect(read('One <b>bold</b>\n  <i>word</i>.<div>Two<br>lines</div>Three<p>Four</p>')).toEqual([
    ['paragraph', 'One bold word.'],
    ['paragraph', 'Two\nlines'],
    ['paragraph', 'Three'],
    ['paragraph', 'Four'],
  ])
})

test('lists in lists', () => {
  expect(read('<ol><li>One<ul><li>Inner <p>text</p></li></ul></li><li><p>Two</p></li></ol>')).toEqual([
    ['list', '1. One\n  - Inner text\n2. Two'],
  ])
})

test('tables of data by rows, tables that lay out by what is in them', () => {
  expect(
    read('<table><caption>Rates</caption><thead><tr><th>A<th>B</thead><tr><td>1 <p>and</p> 2<td>3</table>'),
  ).toEqual([['table', 'Rates\nA | B\n1 and 2 | 3']])
  expect(read('<table><tr><td><h2>Menu</h2><td><ul><li>One</ul>text</table>')).toEqual([
    ['heading', 'Menu'],
    ['list', '- One'],
    ['paragraph', 'text'],
  ])
})

test('code keeps its lines', () => {
  expect(read('<pre>\nfirst\n  second\n\n</pre>')).toEqual([['code', 'first\n  second']])
})
