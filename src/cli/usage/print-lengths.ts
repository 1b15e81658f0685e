import type { Dimension } from '../../metering/usage/dimensions.ts'
import type { LengthAdvice, OutputLengths } from '../../metering/usage/output-lengths.ts'
import { drawBar, writeNumber, writePercent } from '../numbers.ts'
import { renderCsv } from '../table.ts'
import type { Format } from './print-summary.ts'

const BAR = 40

/** A share of the reservations that is not worth a change. */
const LITTLE = 0.05

/** A histogram for each group, and what it says of `maxTokens`. */
export const printLengths = (
  groups: readonly OutputLengths[],
  by: readonly Dimension[],
  format: Format,
): string => {
  const nameOf = ({ keys }: OutputLengths) =>
    Object.fromEntries(by.map(({ name }, index) => [name, keys[index]]))
  if (format === 'json') {
    const objects = groups.map(({ keys, ...rest }) => ({ ...nameOf({ keys, ...rest }), ...rest }))
    return `${JSON.stringify(objects, null, 2)}\n`
  }
  if (format === 'csv')
    return renderCsv([
      [...by.map(({ name }) => name), 'from', 'to', 'answers'],
      ...groups.flatMap(({ keys, bins }) =>
        bins.map(({ from, to, answers }) => [...keys, from, to ?? null, answers]),
      ),
    ])
  return groups.length === 0
    ? 'No answers with tokens of output.\n'
    : `${groups.map(group => printGroup(group, by)).join('\n\n')}\n`
}

const printGroup = (
  { keys, answers, p50, p95, p99, longest, bins, advice }: OutputLengths,
  by: readonly Dimension[],
) => {
  const name = keys.map((key, index) => key ?? `(no ${by[index]?.name})`).join(' / ')
  const ranges = bins.map(({ from, to }) => ({
    from: writeNumber(from),
    to: to === undefined ? '– more' : to === from ? '' : `– ${writeNumber(to)}`,
  }))
  const [left, right] = [
    Math.max(...ranges.map(each => each.from.length)),
    Math.max(...ranges.map(each => each.to.length)),
  ]
  const most = Math.max(...bins.map(bin => bin.answers))
  const count = Math.max(...bins.map(bin => writeNumber(bin.answers).length))
  const lines = bins.map((bin, index) => {
    const { from = '', to = '' } = ranges[index] ?? {}
    const bar = drawBar(bin.answers / most, BAR)
    return `  ${from.padStart(left)} ${to.padEnd(right)}  ${bar.padEnd(BAR)}  ${writeNumber(bin.answers).padStart(count)}  ${writePercent(bin.answers / answers).padStart(6)}`
  })
  return [
    name,
    `  ${writeNumber(answers)} ${answers === 1 ? 'answer' : 'answers'}; tokens of output, within 1 %: p50 ${writeNumber(p50)}, p95 ${writeNumber(p95)}, p99 ${writeNumber(p99)}, longest ${writeNumber(longest)}`,
    '',
    ...lines,
    '',
    ...explain(advice).map(line => `  ${line}`),
  ].join('\n')
}

const explain = (advice: LengthAdvice): string[] => {
  if (advice.kind === 'too few')
    return [`Too few answers to suggest a maxTokens: ${advice.needed} are needed.`]
  if (advice.kind === 'cut off')
    return [
      `${writePercent(advice.share)} of the answers end at ${writeNumber(advice.at)} tokens or just below, the most there are: maxTokens cut them off.`,
      'Raise it first, and look again: what is cut off tells no length.',
    ]
  const { maxTokens, covers, longer, held, reserved, freed } = advice
  const rule = `Suggested maxTokens: ${writeNumber(maxTokens)}, the least round number that is enough for ${covers * 100} % of the answers${longer > 0 ? ` (${writeNumber(longer)} ${longer === 1 ? 'was' : 'were'} longer)` : ''}.`
  if (held === undefined || reserved === undefined || freed === undefined) return [rule]
  if (freed < reserved * LITTLE)
    return [rule, `A call holds ${writeNumber(held)} tokens for its answer now: there is little to free.`]
  return [
    rule,
    `A call holds ${writeNumber(held)} tokens for its answer now. Of ${writeNumber(reserved)} tokens reserved it would free ${writeNumber(freed)} (${writePercent(freed / reserved)}):`,
    `the same quota then admits ${(reserved / (reserved - freed)).toFixed(1)} times as many calls at once.`,
  ]
}
