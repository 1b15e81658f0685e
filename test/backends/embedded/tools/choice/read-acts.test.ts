import { describe, expect, test } from 'vitest'
import { readActs } from '../../../../../src/backends/embedded/tools/choice/read-acts.ts'
import { readWords } from '../../../../../src/backends/embedded/tools/mentions/read-words.ts'

const read = (text: string) => readActs(readWords(text))

describe('what a request asks for', () => {
  test.each([
    ['Please cancel order 88', 'cancel'],
    ['call the whole thing off', 'cancel'],
    ["I don't need BK-1 any more", 'cancel'],
    ['I want my booking cancelled', 'cancel'],
    ['I am writing to cancel my stay', 'cancel'],
    ['T-3 is solved, you can close it', 'close'],
    ['mark T-3 as done', 'close'],
    ['Put the meeting off', 'move'],
    ['Would you push EV-4 back to Friday?', 'move'],
    ['I want my money back', 'refund'],
    ['could I get a refund for invoice 7', 'refund'],
    ['Give edge-07 a reboot', 'restart'],
    ['hand T-88 over to Mara', 'assign'],
    ['go ahead and pay it', 'pay'],
    ['say yes to LR-8', 'approve'],
  ] as const)('%s', (text, act) => {
    expect([...read(text).acts]).toContain(act)
  })
})

describe('a question about facts and a report ask for no change', () => {
  test.each([
    'Was BK-1 cancelled?',
    'Who closed T-88?',
    'How do I cancel BK-1?',
    'Is it possible to cancel BK-1?',
    'Should I pay INV-2 now?',
    'When was the refund sent?',
    'I wonder whether L-5 can be renewed',
    'Tell me if T-88 is closed',
    'I cancelled BK-1 yesterday',
    'My colleague wants to cancel BK-1',
    "Don't delete EV-4",
    'You must not cancel BK-1',
    'Can I still cancel BK-1?',
  ])('%s', text => {
    expect([...read(text).acts].filter(act => act !== 'read')).toEqual([])
  })
})

test('what begins with a question may go on with a request', () => {
  expect([...read('Is INV-2 open? If so, pay it.').acts]).toContain('pay')
})
