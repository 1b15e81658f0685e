import { describe, expect, test } from 'vitest'
import { answerTo, ask } from '../ask.ts'

describe('a follow-up made whole', () => {
  const rephrase = 'Rephrase the follow-up question so that it is standalone. Reply with the question only.'
  test.each([
    [
      'User: Who painted The Night Watch?\nAssistant: The Night Watch was painted by Rembrandt.\nUser: When did he paint it?',
      /Rembrandt.*Night Watch/,
    ],
    [
      'Human: What is the rainfall in Bergen in March?\nAI: About 170 mm.\nHuman: And in May?',
      /rainfall in Bergen in May/,
    ],
    [
      'User: Does the Alba tent keep out the rain?\nAssistant: Yes, the Alba tent is waterproof.\nUser: how heavy is it',
      /How heavy is the Alba tent\?/,
    ],
  ])('%s', async (conversation, wanted) => {
    expect(await ask(`${rephrase}\n\n${conversation}`)).toMatch(wanted)
  })

  test('the turns may be those of the request', async () => {
    const { text } = await answerTo({
      messages: [
        { role: 'user', content: [{ text: 'Tell me about the Kestrel bicycle.' }] },
        { role: 'assistant', content: [{ text: 'The Kestrel bicycle has eight gears.' }] },
        { role: 'user', content: [{ text: 'Make this a standalone question: what does it weigh?' }] },
      ],
    })
    expect(text).toBe('What does the Kestrel bicycle weigh?')
  })
})

describe('a title', () => {
  test('has at most so many words, and no full stop', async () => {
    const text = await ask(
      'Give this text a title of at most 5 words.\n\nThe harbour of Lunden gets a new ferry terminal. The terminal opens in June and costs 3 million euros.',
    )
    expect(text.split(' ').length).toBeLessThanOrEqual(5)
    expect(text).toMatch(/terminal|harbour/i)
    expect(text).not.toMatch(/\.$/)
  })
})

describe('alternative queries', () => {
  test('as many as wanted, one a line, none the query itself', async () => {
    const query = 'how to repair a leaking roof'
    const lines = (await ask(`Write 4 alternative search queries for: ${query}`)).split('\n')
    expect(new Set(lines).size).toBe(4)
    for (const line of lines) expect(line).toMatch(/roof|leak/i)
    expect(lines.map(line => line.toLowerCase())).not.toContain(query)
  })
})
