import { expect, test } from 'vitest'
import { printChecks, printReconciliation } from '../../../src/cli/usage/print-checks.ts'

test('checks, and what they come to', () => {
  const good = { name: 'the file is whole', isGood: true, found: 'ok' }
  expect(printChecks([good])).toMatch(/the file is whole +ok +ok\n\nThe ledger agrees with itself\.\n$/)
  expect(printChecks([good, { name: 'other', isGood: false, found: '3' }])).toMatch(
    /other +WRONG +3\n\n1 of 2 checks failed: keep the file as it is, and report it\.\n$/,
  )
})

test('what was seen, and what differs', () => {
  const none = { answers: 2, differences: [], unseen: 0, hasHours: true }
  expect(printReconciliation(none)).toBe(
    '2 answers seen: 0 missing, 0 doubled, 0 differing.\nThe ledger has them all, to the token.\n',
  )
  const differences = Array.from({ length: 120 }, (_, index) => ({
    requestId: `r-${index}`,
    kind: 'missing' as const,
    found: 'not in the ledger',
  }))
  const text = printReconciliation({ answers: 1_500, differences, unseen: 7, hasHours: true })
  expect(text).toContain('1,500 answers seen: 120 missing, 0 doubled, 0 differing.')
  expect(text).toContain('7 more requests were answered in this time')
  expect(text).toContain('those of old answers are not missing')
  expect(text).toContain('r-99 ')
  expect(text).not.toContain('r-100 ')
  expect(text).toMatch(/20 more; --json shows all\.\n$/)
})
