import { expect, test } from 'vitest'
import { createChooseStep } from '../../../src/backends/scripted/choose-step.ts'
import { readScript } from '../../../src/backends/scripted/read-script.ts'

const choosing = (yaml: string) => {
  const [placed] = readScript(`- ${yaml}`, 'test').rules
  if (placed === undefined) throw new Error('no rule')
  const steps = createChooseStep(placed.rule)
  const texts = (count: number, caller = 'a') =>
    Array.from({ length: count }, () => steps.next(caller)?.answer?.text)
  return { ...steps, texts }
}

test.each([
  ['{ sequence: [a, b] }', ['a', 'b', 'b', 'b', 'b']],
  ['{ sequence: [a, b], then: last }', ['a', 'b', 'b', 'b', 'b']],
  ['{ sequence: [a, b], then: repeat }', ['a', 'b', 'a', 'b', 'a']],
  ['{ sequence: [a, b], then: error }', ['a', 'b', undefined, undefined, undefined]],
  ['{ answer: a }', ['a', 'a', 'a', 'a', 'a']],
])('%s', (yaml, texts) => {
  expect(choosing(yaml).texts(5)).toEqual(texts)
})

test('each caller begins at the first, and again when all is forgotten', () => {
  const { texts, forget } = choosing('{ sequence: [a, b] }')
  expect(texts(2)).toEqual(['a', 'b'])
  expect(texts(2, 'other')).toEqual(['a', 'b'])
  forget()
  expect(texts(1)).toEqual(['a'])
})

test('weights are the shares, in an order that the seed decides', () => {
  const yaml = (seed: number) =>
    `{ oneOf: [{ answer: often, weight: 3 }, { answer: seldom }], seed: ${seed} }`
  const texts = choosing(yaml(1)).texts(4_000)
  expect(choosing(yaml(1)).texts(4_000)).toEqual(texts)
  expect(choosing(yaml(2)).texts(4_000)).not.toEqual(texts)
  const often = texts.filter(text => text === 'often').length
  expect(Math.abs(often - 3_000)).toBeLessThan(120)
})

test('what a rule says for all of its answers holds where one says nothing else', () => {
  const { next } = choosing('{ delay: 5, pace: 10, sequence: [a, { answer: b, delay: 7 }] }')
  expect(next('x')).toMatchObject({ delay: 5, pace: 10 })
  expect(next('x')).toMatchObject({ delay: 7, pace: 10 })
})
