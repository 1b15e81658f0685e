import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTemplate } from '../../../src/agents/runtime/read-template.ts'

const fill = (text: string): string => text.replaceAll('$question$', 'say "hi"').replaceAll('$nothing$', '')
const user = (...texts: string[]) => ({ role: 'user', content: texts.map(text => ({ text })) })
const assistant = (text: string) => ({ role: 'assistant', content: [{ text }] })

describe(readTemplate, () => {
  it.each([
    ['Text: $question$', { system: '', messages: [user('Text: say "hi"')] }],
    ['[1]', { system: '', messages: [user('[1]')] }],
    ['{"system":"S $question$","messages":[]}', { system: 'S say "hi"', messages: [] }],
    [
      '{"messages":[{"role":"user","content":[{"text":"a"},{"type":"image"}]},{"role":"assistant","content":"b"}]}',
      { system: '', messages: [user('a'), assistant('b')] },
    ],
    [
      '{"messages":[{"role":"assistant","content":"first"},{"role":"user","content":"a"},{"role":"user","content":"$question$"},{"role":"assistant","content":"$nothing$"}]}',
      { system: '', messages: [user('a', 'say "hi"')] },
    ],
    ['{"messages":[null,1,{"content":2}]}', { system: '', messages: [] }],
  ])('of %s', (template, prompted) => expect(readTemplate(template, fill)).toEqual(prompted))

  it('gives turns that Converse takes, whatever the template', () => {
    const message = fc.record({ role: fc.constantFrom('user', 'assistant', 'x'), content: fc.jsonValue() })
    fc.assert(
      fc.property(fc.array(fc.oneof(message, fc.jsonValue())), messages => {
        const roles = readTemplate(JSON.stringify({ messages }), fill).messages.map(({ role }) => role)
        expect(roles).toEqual(roles.map((_, index) => (index % 2 === 0 ? 'user' : 'assistant')))
      }),
    )
  })
})
