import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ReasoningSplitter } from '../../../src/dialects/chat-completion/split-reasoning.ts'

const split = (pieces: readonly string[]) => {
  const splitter = new ReasoningSplitter()
  const found = [...pieces.flatMap(piece => splitter.push(piece)), ...splitter.flush()]
  const of = (kind: string) => found.flatMap(piece => (piece.kind === kind ? [piece.text] : [])).join('')
  return { reasoning: of('reasoning'), text: of('text') }
}

test.each<[string, string, string]>([
  ['Hello', '', 'Hello'],
  ['<reasoning>Hm < 3.</reasoning>Hello', 'Hm < 3.', 'Hello'],
  ['<reasoning>a</reasoning><reasoning>b</reasoning>Hello', 'ab', 'Hello'],
  ['<reasoning></reasoning>', '', ''],
  ['<reasoning>cut </reas', 'cut </reas', ''],
  ['<reason', '', '<reason'],
  ['<b>Hello</b>', '', '<b>Hello</b>'],
  ['Write <reasoning>x</reasoning>', '', 'Write <reasoning>x</reasoning>'],
])('%j, however it is cut', (whole, reasoning, text) => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 9 }), { maxLength: 30 }), lengths => {
      let rest = whole
      const pieces = lengths.map(length => {
        const piece = rest.slice(0, length)
        rest = rest.slice(length)
        return piece
      })
      expect(split([...pieces, rest])).toEqual({ reasoning, text })
    }),
  )
})

test('holds back no more than what may be a tag', () => {
  const splitter = new ReasoningSplitter()
  expect(splitter.push('<reasoning>Hm')).toEqual([{ kind: 'reasoning', text: 'Hm' }])
  expect(splitter.push('.</')).toEqual([{ kind: 'reasoning', text: '.' }])
  expect(splitter.push('b>')).toEqual([{ kind: 'reasoning', text: '</b>' }])
})
