import type { LedgerCheck } from '../../metering/usage/check-ledger.ts'
import type { Reconciliation } from '../../metering/usage/reconcile.ts'
import { writeNumber } from '../numbers.ts'
import { renderTable } from '../table.ts'

/** Differences of a table; the number of each kind tells of the rest. */
const MOST_SHOWN = 100

export const printChecks = (checks: readonly LedgerCheck[]): string => {
  const table = renderTable(
    [{ title: 'check' }, { title: '' }, { title: 'found' }],
    checks.map(({ name, isGood, found }) => [name, isGood ? 'ok' : 'WRONG', found]),
  )
  const wrong = checks.filter(({ isGood }) => !isGood).length
  const verdict =
    wrong === 0
      ? 'The ledger agrees with itself.'
      : `${wrong} of ${checks.length} checks failed: keep the file as it is, and report it.`
  return `${table}\n\n${verdict}\n`
}

export const printReconciliation = ({ answers, differences, unseen, hasHours }: Reconciliation): string => {
  const count = (kind: string) => differences.filter(each => each.kind === kind).length
  const [missing, doubled, differing] = ['missing', 'doubled', 'differing'].map(count)
  const lines = [
    `${writeNumber(answers)} answers seen: ${writeNumber(missing)} missing, ${writeNumber(doubled)} doubled, ${writeNumber(differing)} differing.`,
  ]
  if (unseen > 0)
    lines.push(
      `${writeNumber(unseen)} more requests were answered in this time, which the file does not have.`,
    )
  if ((missing ?? 0) > 0 && hasHours)
    lines.push('Calls that are rolled up by hour cannot be found: those of old answers are not missing.')
  if (differences.length === 0) return `${lines.join('\n')}\nThe ledger has them all, to the token.\n`
  const table = renderTable(
    [{ title: 'request' }, { title: '' }, { title: 'found' }],
    differences.slice(0, MOST_SHOWN).map(({ requestId, kind, found }) => [requestId, kind, found]),
  )
  const more =
    differences.length > MOST_SHOWN
      ? `\n${writeNumber(differences.length - MOST_SHOWN)} more; --json shows all.`
      : ''
  return `${lines.join('\n')}\n\n${table}${more}\n`
}
