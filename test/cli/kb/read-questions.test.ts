import { expect, test } from 'vitest'
import { readQuestions } from '../../../src/cli/kb/read-questions.ts'

const documents = ['leave.md', 'hr/leave.md', 'hr/pay.md'].map(key => ({
  id: `s3://folder/${key}`,
  key,
  path: `/home/me/docs/${key}`,
}))
const read = (text: string) => readQuestions(text, 'q.jsonl', documents)
const line = (...sources: string[]) => JSON.stringify({ question: 'What?', sources })

test('sources by path in the folder, path to it, end of it, or URI', () => {
  const given = [
    line('leave.md', './hr/leave.md'),
    line('docs/leave.md'),
    line('/home/me/docs/hr/pay.md'),
    line('pay.md'),
    line('s3://folder/hr/pay.md', 'pay.md'),
  ]
  expect(read(`\ufeff${given.join('\r\n')}\n\n`).map(({ sources }) => [...sources])).toEqual([
    ['s3://folder/leave.md', 's3://folder/hr/leave.md'],
    ['s3://folder/leave.md'],
    ['s3://folder/hr/pay.md'],
    ['s3://folder/hr/pay.md'],
    ['s3://folder/hr/pay.md'],
  ])
})

test('every bad line by its number', () => {
  const bad = [
    line('leave.md'),
    '{"question": "x"',
    '[]',
    '{"sources": ["leave.md"]}',
    '{"question": " ", "sources": ["leave.md"]}',
    JSON.stringify({ question: 'x'.repeat(1_001), sources: ['leave.md'] }),
    '{"question": "x", "sources": []}',
    '{"question": "x", "sources": [1]}',
    '{"__proto__": {"question": "x"}, "sources": ["leave.md"]}',
    line('none.md'),
    line('d/leave.md'),
  ]
  expect(() => read(bad.join('\n'))).toThrow(
    expect.objectContaining({
      name: 'KbError',
      message: [
        'q.jsonl cannot be used:',
        '  line 2: it is no JSON',
        '  line 3: it is no JSON object',
        '  line 4: "question" must be a text',
        '  line 5: "question" must be a text',
        '  line 6: "question" has more than 1000 characters',
        '  line 7: "sources" must be a list of at least one path or URI',
        '  line 8: "sources" must be a list of at least one path or URI',
        '  line 9: "question" must be a text',
        '  line 10: no document, or more than one, is "none.md": give its whole path',
        '  line 11: no document, or more than one, is "d/leave.md": give its whole path',
      ].join('\n'),
    }),
  )
})

test('an end that two documents have is told apart', () => {
  const both = [...documents, { id: 'x', path: '/other/hr/pay.md' }]
  expect(() => readQuestions(line('pay.md'), 'q.jsonl', both)).toThrow(
    /line 1: no document, or more than one/,
  )
})

test('twenty bad lines are enough, and none at all is said', () => {
  expect(() => read('x\n'.repeat(25))).toThrow(/line 20: it is no JSON\n {2}… and 5 more$/)
  expect(() => read('\n')).toThrow(/has no questions: put one a line/)
})
