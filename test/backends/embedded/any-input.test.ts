import { describe, expect, test } from 'vitest'
import { answerTo } from './ask.ts'

describe('any input gets an answer', () => {
  const parts = [
    'a',
    ' ',
    '\n',
    '.',
    '<a>',
    "'a' ",
    '(',
    'a, b or c. ',
    'Context: a\n',
    '- a: b\n',
    '1. ',
    '{"a":',
    'Why? ',
    '\u4f60',
    '\u{1F642}',
    '\u0000',
    'A\n',
    '1,1,',
    'y',
    'json with ',
    'If not say "',
    '\u202e\u0627 ',
    '```',
    '\ud800',
    'May 5 ',
  ]
  const frames: Record<string, (text: string) => string> = {
    plain: text => text,
    labels: text => `Classify as billing, bug or praise: ${text}`,
    summary: text => `Summarise in 3 bullets.\n\n${text}`,
    question: text => `Context: ${text}\n\nQuestion: Who owns the cat in Paris?`,
    json: text => `Extract as JSON with keys name, date, amount and email.\n\n${text}`,
  }
  test.each(parts)('80,000 characters of %j', async part => {
    const long = part.repeat(Math.ceil(80_000 / part.length))
    for (const frame of Object.values(frames)) {
      const { text, inputTokens } = await answerTo({
        messages: [{ role: 'user', content: [{ text: frame(long) }] }],
      })
      expect(text).not.toBe('')
      expect(inputTokens).toBeGreaterThan(4_000)
    }
  })

  test('200 tools and a schema nested 500 deep', async () => {
    let json: { [name: string]: typeof json | string | string[] } = { type: 'string' }
    for (let depth = 0; depth < 500; depth++)
      json = { type: 'object', properties: { inner: json }, required: ['inner'] }
    const toolConfig = {
      tools: Array.from({ length: 200 }, (_, index) => ({
        toolSpec: { name: `tool_${index}`, description: 'Does it', inputSchema: { json } },
      })),
      toolChoice: { any: {} },
    }
    const { tool, stopReason } = await answerTo({
      messages: [{ role: 'user', content: [{ text: 'Do it in Paris' }] }],
      toolConfig,
    })
    expect(stopReason).toBe('tool_use')
    expect(JSON.stringify(tool?.input).split('inner')).toHaveLength(501)
  })
})
