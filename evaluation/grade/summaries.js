import { BULLET, gradeCount, gradeMentions, lines, mentionsOne, sentences, words } from './text.js'

const bulletsIn = text => lines(text).filter(line => BULLET.test(line)).length

/**
 * At least `least` of `keys` are told, and of `background` at most `spare` (1) and fewer than keys. `keep` is the most of the
 * source's words that a summary may have.
 */
export const gradeSummaries = (expected, { text }, said = '') => {
  const { keys, least, background = [], spare = 1, bullets, sentences: wanted, keep = 0.7 } = expected
  const told = keys.filter(key => mentionsOne(text, key))
  const besides = background.filter(each => mentionsOne(text, each))
  const crowded = besides.length > spare || besides.length >= Math.max(1, told.length)
  const untold = keys.filter(key => !told.includes(key)).map(key => [key].flat()[0])
  return [
    ...(told.length < least ? [`tells ${told.length} of ${least} key points, not ${untold.join('; ')}`] : []),
    ...(besides.length > 0 && crowded
      ? [`tells background: ${besides.map(each => [each].flat()[0]).join('; ')}`]
      : []),
    ...(bullets === undefined ? [] : gradeCount('bullets', bulletsIn(text), bullets)),
    ...(wanted === undefined ? [] : gradeCount('sentences', sentences(text).length, wanted)),
    ...(words(text).length > words(said).length * keep ? ['hardly shorter than the text'] : []),
    ...gradeMentions(text, expected),
  ]
}
