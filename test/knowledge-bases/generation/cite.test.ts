import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import { describe, expect, test } from 'vitest'
import { type Cited, cite } from '../../../src/knowledge-bases/generation/cite.ts'
import { gather } from '../../support/gather.ts'

const passages = ['Alpha is first.', 'Beta is second.', 'Gamma is third.'].map((text, place) => ({
  id: `${place}`,
  documentId: 'd',
  dataSourceId: 's',
  text,
  metadata: {},
  score: 1,
}))

const eventsOf = async function* (answer: string, size: number): AsyncGenerator<ConverseStreamOutput[]> {
  for (let at = 0; at < answer.length; at += size)
    yield [{ contentBlockDelta: { contentBlockIndex: 0, delta: { text: answer.slice(at, at + size) } } }]
}

const read = async (answer: string, size: number) => {
  const cited: Cited[] = (await gather(cite(eventsOf(answer, size), passages))).flat()
  const text = cited.map(each => ('text' in each ? each.text : '')).join('')
  const parts = cited.flatMap(each => ('part' in each ? [each.part] : []))
  for (const part of parts) expect(text.slice(part.start, part.start + part.text.length)).toBe(part.text)
  return { text, parts: parts.map(part => [part.text, ...part.sources]), cited }
}

describe.each([1, 4, 1_000])('in bits of %i', size => {
  test.each<[string, string, (string | number)[][]]>([
    [
      'A comes first.%[1]% B follows %[2,3]%.',
      'A comes first. B follows.',
      [
        ['A comes first.', 0],
        ['B follows.', 1, 2],
      ],
    ],
    ['A%[1]%%[2]%%[1]%', 'A', [['A', 0, 1]]],
    ['Of nobody.%[9]% Of one.%[3]%', 'Of nobody. Of one.', [['Of nobody. Of one.', 2]]],
    ['Marked.%[1]% And no more.', 'Marked. And no more.', [['Marked.', 0]]],
    ['Beta is second.', 'Beta is second.', [['Beta is second.', 1]]],
    ['It is not there.', 'It is not there.', [['It is not there.']]],
    ['', '', []],
  ])('%j', async (answer, text, parts) => {
    expect(await read(answer, size)).toMatchObject({ text, parts })
  })
})

test('a citation comes behind the text that it is of, before what follows', async () => {
  const { cited } = await read('A.%[1]% B.%[2]%', 1_000)
  expect(cited.map(each => ('text' in each ? each.text : each.part.text))).toEqual(['A.', 'A.', ' B.', 'B.'])
})
