import { describe, expect, test } from 'vitest'
import { embedText } from '../../../src/backends/embedded/embed-text.ts'
import { cosine } from '../../support/vectors.ts'

const near = (left: string, right: string, dimensions = 1_024): number =>
  cosine(embedText(left, dimensions), embedText(right, dimensions))

describe('embedText', () => {
  test.each([64, 100, 256, 384, 512, 1_000, 1_024, 1_536, 4_096])(
    'a unit vector of %i dimensions',
    length => {
      for (const text of [
        'How do I reset my password?',
        '',
        ' ',
        '!!!',
        '\u{1F642}',
        '\ud800',
        '\u0000',
        '\u4f60',
      ]) {
        const vector = embedText(text, length)
        expect(vector).toHaveLength(length)
        expect(Math.hypot(...vector), JSON.stringify(text)).toBeCloseTo(1, 5)
      }
    },
  )

  test('the same vector for the same text', () => {
    expect(embedText('The quick brown fox', 256)).toEqual(embedText('The quick brown fox', 256))
  })

  test.each([
    ['How do I reset my password?', 'I forgot my password and need to reset it', 'How do I bake my bread?'],
    ['The customer cancelled the orders', 'customers cancelling an order', 'The captain boarded the ferry'],
    ['buy a car', 'purchase a vehicle', 'paint a wall'],
    ['database migration', 'migrating databases', 'seasonal migration of birds'],
    ['acommodation in Zurich', 'accommodation in Zurich', 'restaurants in Geneva'],
    [
      '\u6cd5\u56fd\u7684\u9996\u90fd',
      '\u5df4\u9ece\u662f\u6cd5\u56fd\u7684\u9996\u90fd',
      '\u82f9\u679c\u662f\u6c34\u679c',
    ],
  ])('%j is nearer to %j than to %j', (text, alike, unlike) => {
    for (const dimensions of [256, 1_024, 1_536])
      expect(near(text, alike, dimensions)).toBeGreaterThan(near(text, unlike, dimensions) + 0.1)
  })

  test('case, width and composition of characters make no difference', () => {
    expect(near('CAF\u00c9 \uff21\uff22', 'cafe\u0301 ab')).toBeCloseTo(1, 6)
  })

  test('grammar says little', () => {
    expect(near('what is the capital', 'capital')).toBeGreaterThan(0.9)
    expect(near('what is the capital', 'what is the matter')).toBeLessThan(0.3)
  })

  test('texts without words differ, too', () => {
    expect(near('!!!', '???')).toBeLessThan(0.9)
  })

  test('a short text has a sign in each dimension', () => {
    expect(embedText('password', 1_024).filter(component => component === 0)).toHaveLength(0)
  })

  test('what is far inside a long text is not looked at, its end is', () => {
    const long = 'word '.repeat(20_000)
    const longer = 'word '.repeat(60_000)
    expect(near(`${long} secret ${longer}`, long + longer)).toBeCloseTo(1, 6)
    expect(near(`${long} ${longer} secret`, long + longer)).toBeLessThan(0.999)
  })
})
