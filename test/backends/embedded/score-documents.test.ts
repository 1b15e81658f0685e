import { describe, expect, test } from 'vitest'
import { readQuery } from '../../../src/backends/embedded/read-query.ts'
import { scoreDocuments, search } from '../../../src/backends/embedded/score-documents.ts'

const scores = (text: string, documents: readonly string[]): number[] => {
  const query = readQuery(text)
  return scoreDocuments(
    query,
    documents.map(document => search(query, document)),
  )
}

const isFalling = (values: readonly number[]): boolean =>
  values.every((value, index) => index === 0 || value < (values[index - 1] ?? 0))

describe('a document scores by', () => {
  test.each([
    [
      'all words before some',
      'red whale song',
      ['a red whale and its song', 'a red whale and its bay', 'a red bus'],
    ],
    [
      'a word more before a word less',
      'whale',
      ['The whale saw a whale today', 'The whale saw a horse today'],
    ],
    [
      'a short text before a long one',
      'whale',
      ['a whale', `a whale ${'and much other matter '.repeat(20)}`],
    ],
    ['early words before late ones', 'whale', ['whale in the wide open bay', 'in the wide open bay a whale']],
    ['the order of the query', 'dog bites man', ['a dog bites a man', 'a man bites a dog']],
    [
      'words as near as in the query',
      'capital of Peru',
      [
        'the capital of Peru',
        'the capital as seen from a hill in Peru',
        'the capital as seen by all who came to Peru',
      ],
    ],
    [
      'the word, its form, its synonym, its topic',
      'hospital',
      ['the hospital', 'the clinic', 'the patient', 'the bay'],
    ],
    [
      'a misspelling before nothing',
      'accommodation',
      ['good accommodation', 'good acommodation', 'good coffee'],
    ],
    ['a compound in either form', 'database copy', ['a database copy', 'a data base copy', 'a copy']],
    ['a compound of the query', 'data base copy', ['a data base copy', 'a database copy', 'a copy']],
    [
      'two words that mean what one does',
      'dismissed',
      ['They dismissed her', 'They laid off her', 'They met her'],
    ],
  ])('%s', (_, query, documents) => {
    const found = scores(query, documents)
    expect(isFalling(found), JSON.stringify(found)).toBe(true)
  })
})

test('grammar in common is nothing in common', () => {
  expect(scores('what is a whale', ['what is a bay'])).toEqual([0])
})

test('the query itself scores 1, whatever else there is', () => {
  expect(scores('Blue whale!', ['blue whale', 'whale '.repeat(99), 'blue whale blue whale'])[0]).toBe(1)
})

test('scores depend on the documents together, not on their order', () => {
  const documents = ['a blue whale', 'a red whale', 'a whale song', 'nothing']
  expect(scores('blue whale', documents.toReversed()).toReversed()).toEqual(scores('blue whale', documents))
})
