import { createContext, runInContext } from 'node:vm'
import { expect, test } from 'vitest'
import { loadDescriptions } from '../../src/wire/api.ts'
import { compilePattern } from '../../src/wire/pattern.ts'
import { adversarialTexts } from '../support/adversarial-texts.ts'
import { createExampleStrings } from '../support/example-string.ts'

const LENGTH = 8_192
/** Milliseconds. What takes less is not worth an attack, and is too short to be measured. */
const SHORT = 25
/** Milliseconds for one text: no linear match comes near, an exponential one never ends. */
const FOR_EVER = 5_000

const strings = createExampleStrings(1)
const patterns = new Map(
  loadDescriptions().flatMap(({ shapes }) =>
    Object.values(shapes).flatMap(shape => {
      const pattern = shape.constraints?.pattern
      return pattern === undefined ? [] : [[pattern, [0, 1].map(index => strings.of(shape, index))] as const]
    }),
  ),
)

const stage = { match: (): boolean => false }
createContext(stage)

/** Milliseconds, at most `limit`: nothing but the engine itself can stop a synchronous match. */
const timeOf = (match: () => boolean, limit = FOR_EVER): number => {
  stage.match = match
  const start = performance.now()
  try {
    runInContext('match()', stage, { timeout: limit })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error
    return limit
  }
  return performance.now() - start
}

/** The least of several, because a busy machine only adds. */
const leastTimeOf = (match: () => boolean): number =>
  Math.min(...Array.from({ length: 5 }, () => timeOf(match)))

/** Whether twice the text takes clearly more than twice as long; asked again before it counts. */
const growsFaster = (matches: (text: string) => boolean, half: string, whole: string): boolean =>
  [1, 2, 3].every(() => {
    const long = leastTimeOf(() => matches(whole))
    return long > SHORT && long > 3.2 * leastTimeOf(() => matches(half))
  })

const slowTexts = (matches: (text: string) => boolean, matching: readonly string[]): string[] => {
  const halves = adversarialTexts(matching, LENGTH / 2)
  const slow: string[] = []
  for (const whole of adversarialTexts(matching, LENGTH)) {
    const half: string = halves.next().value ?? ''
    const first = timeOf(() => matches(whole))
    if (first >= FOR_EVER) return [...slow, whole]
    if (first > SHORT && growsFaster(matches, half, whole)) slow.push(whole)
  }
  return slow
}

test.each([...patterns])('%s is matched in linear time', (pattern, matching) => {
  const slow = slowTexts(compilePattern(pattern), matching)
  expect(slow.map(text => `${text.slice(0, 60)} ... ${text.slice(-10)}`)).toEqual([])
})

test('the texts take for ever where a matcher backtracks', () => {
  const slow: string[] = []
  for (const [pattern, matching] of patterns) {
    const plain = new RegExp(`^(?:${pattern})$`)
    const texts = [...adversarialTexts(matching, LENGTH)]
    if (texts.some(text => timeOf(() => plain.test(text), 250) >= 250)) slow.push(pattern)
    if (slow.length === 3) return
  }
  expect(slow).toHaveLength(3)
})
