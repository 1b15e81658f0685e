import { expect, test } from 'vitest'
import { isDeeperThan, parseDom } from '../../../src/knowledge-bases/parsing/dom.ts'

test.each([
  '<p>text</p>',
  'text',
  '<body><p>text',
  '<!doctype html><html lang="en"><p>text</html>',
  '<HTML><BODY>text',
])('%s has a body', html => {
  expect(parseDom(html).root.textContent).toContain('text')
})

test('how deep elements are nested', () => {
  const { root } = parseDom('<body><div><p>text</p></div><i>x</i></body>')
  expect([2, 3, 4, 5].map(depth => isDeeperThan(root, depth))).toEqual([true, true, false, false])
})
