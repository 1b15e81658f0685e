import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { answerTo, ask } from './ask.ts'

const folder = resolve(import.meta.dirname, '../../../../shared/data/examples')
const isThere = existsSync(folder)
const read = (name: string): string => readFileSync(resolve(folder, name), 'utf8')

interface Example {
  readonly system: string
  readonly user: string
  readonly instruction: string
  readonly document: string
  readonly maxTokens: number
  readonly expected: string & { readonly bullets: number; readonly mentions: readonly string[] }
}
const example = (name: string): Example => JSON.parse(read(`${name}.json`))

describe.skipIf(!isThere)(
  'the shared examples (skipped where ../shared is not beside the repository)',
  () => {
    test('triage', async () => {
      const { system, user, maxTokens, expected } = example('triage')
      const answered = await answerTo({
        system: [{ text: system }],
        messages: [{ role: 'user', content: [{ text: user }] }],
        inferenceConfig: { maxTokens, temperature: 0.2 },
      })
      expect(answered).toMatchObject({ text: expected, stopReason: 'end_turn' })
      expect(answered.inputTokens).toBeGreaterThanOrEqual(42 * 0.8)
      expect(answered.inputTokens).toBeLessThanOrEqual(42 * 1.2)
    })

    test('summary', async () => {
      const { instruction, document, expected } = example('summary')
      const text = await ask(`${instruction}\n\n${document}`)
      expect(text.split('\n')).toHaveLength(expected.bullets)
      for (const mention of expected.mentions) expect(text).toContain(mention)
      for (const line of text.split('\n')) expect(document).toContain(line.slice(2))
    })

    test('support', async () => {
      const { system, user } = example('support')
      const text = await ask(user, system)
      expect(text).toMatch(/rate limit/)
      expect(text).toMatch(/backoff/)
      expect(text).not.toMatch(/sorry|apolog/i)
    })

    const handbook = isThere
      ? ['expenses', 'git-policy', 'incident-runbook'].map(name => read(`handbook/${name}.md`)).join('\n\n')
      : ''
    const system = `You answer questions of staff from the search results only. If they do not hold the answer, state that you could not find an exact answer.\n\nSearch results:\n${handbook}`

    test.each([
      ['Can I push a hotfix straight to main?', /not permitted|nobody can push/],
      ['Who approves a purchase of 6,000 EUR?', /finance director/],
      ['How quickly is a P0 page acknowledged?', /five minutes/],
      ['What class do I fly on a three hour flight?', /Economy/],
      ['What happens with changes of more than 400 lines?', /split/],
      ['How often is the status page updated in a P1?', /every two hours/],
      ['By when do I hand in receipts?', /thirty days/],
    ])('handbook: %s', async (question, says) => {
      expect(await ask(question, system)).toMatch(says)
    })

    test.each([
      'What is the parental leave policy?',
      'Which VPN client do we use?',
      'How do I order business cards?',
      'What is the on-call allowance?',
    ])('handbook: %s is not there', async question => {
      expect(await ask(question, system)).toBe('I could not find an exact answer.')
    })
  },
)
