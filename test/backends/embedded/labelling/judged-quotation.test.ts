import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { answer } from '../../../../src/backends/embedded/answer.ts'

const say = (text: string) =>
  answer({ modelId: 'amazon.nova-lite-v1:0', messages: [{ role: 'user', content: [{ text }] }] })

test("the README's first call of the command line is answered", () => {
  const readme = readFileSync(new URL('../../../../README.md', import.meta.url), 'utf8')
  const [, messages = '[]'] = /--messages '(\[.+\])'/.exec(readme) ?? []
  expect(messages).toContain('positive or negative')
  expect(answer({ modelId: 'amazon.nova-lite-v1:0', messages: JSON.parse(messages) })).toMatch(/^negative$/i)
})

test.each([
  ['Is "no one has replied" positive or negative?', 'negative'],
  ['In one word: is "I love this phone" positive or negative?', 'positive'],
  ['Reply with one word. Is the sentence "the package arrived broken" positive or negative?', 'negative'],
  ['One word only: is "great service, thank you" positive, negative or neutral?', 'positive'],
  ['Tell me whether "I will never come back" is positive or negative.', 'negative'],
  ['Is this review good or bad? "The screen cracked after a day."', 'bad'],
])('%s', (question, label) => {
  expect(say(question)).toBe(label)
})
