import { expect, test } from 'vitest'
import { sentiment } from '../../../../src/backends/embedded/tasks/sentiment.ts'

const sum = (text: string): number => {
  const { praise, blame } = sentiment(text)
  return praise - blame
}

test.each([
  'I love it.',
  'Not bad at all.',
  'No problems so far, works as expected.',
  "I couldn't be happier!",
  'Although the queue was long, the staff were wonderful.',
  'The old one was awful, but this is great.',
  'It never lets me down 👍',
  'Well done',
])('praise: %s', text => {
  expect(sum(text)).toBeGreaterThan(0.4)
})

test.each([
  'I hate it.',
  'Not good.',
  'Nobody has answered my letter.',
  'It is too small for me.',
  'Great, another outage.',
  'The room was nice, but the noise was unbearable.',
  'Still waiting for my refund 😡',
  'It doesn’t work.',
  'They were not helpful.',
])('blame: %s', text => {
  expect(sum(text)).toBeLessThan(-0.4)
})

test.each([
  'The meeting is at three.',
  'I would like to change my address.',
  'Please send the form.',
  'It looks like rain.',
  '',
  '漢字',
])('neither: %s', text => {
  expect(Math.abs(sum(text))).toBeLessThan(0.4)
})

test('praise and blame are told apart', () => {
  const { praise, blame } = sentiment('Lovely garden. Filthy kitchen.')
  expect(praise).toBeGreaterThan(0)
  expect(blame).toBeGreaterThan(0)
})
