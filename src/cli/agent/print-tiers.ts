import type { TierFigures } from '../../metering/usage/tier-figures.ts'
import { writeNumber, writeShare } from '../numbers.ts'
import { renderTable } from '../table.ts'

/** How many questions took which way, and what that saved. */
export const printTiers = (figures: readonly TierFigures[]): string => {
  if (figures.length === 0)
    return 'No turns of agents with tiers: the setting agents.tiers says which agents have them.\n'
  const right = (title: string) => ({ title, align: 'right' as const })
  const table = renderTable(
    [
      { title: 'agent' },
      ...['turns', 'one call', 'then loop', 'loop', 'tokens of a loop', 'tokens saved'].map(right),
      ...['compared', 'differ'].map(right),
    ],
    figures.map(each => {
      const turns = each.simple + each.both + each.loop
      return [
        each.agent,
        writeNumber(turns),
        ...[each.simple, each.both, each.loop].map(part => writeShare(part, turns)),
        writeNumber(each.loopMean === null ? null : Math.round(each.loopMean)),
        each.saved === null ? 'unknown' : writeNumber(each.saved),
        writeNumber(each.compared),
        writeNumber(each.disagreedSimple + each.disagreedLoop),
      ]
    }),
  )
  const wrong = figures.reduce((sum, each) => sum + each.disagreedSimple, 0)
  const compared = figures.reduce((sum, each) => sum + each.compared, 0)
  const verdict =
    compared === 0
      ? 'No turn was answered both ways: `sample` of agents.tiers says how many are.\n'
      : `Of ${writeNumber(compared)} turns that were answered both ways, ${writeNumber(wrong)} would have been sent past the loop and answered otherwise.\n`
  return `${table}\n\nSaved is an estimate: simple turns, had each taken the mean of a loop, less what was tried in vain and classification.\n${verdict}`
}
