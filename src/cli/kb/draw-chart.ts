import type { Evaluation } from './evaluate-strategies.ts'
import { nameStrategy } from './print-evaluation.ts'

const WIDTH = 860
const LEFT = 190
const RIGHT = 60
const TOP = 84
const BAR = 11
const GAP = 16
const BOTTOM = 34

const INK = '#1f2933'
const FAINT = '#7b8794'
const GRID = '#e4e7eb'
const COLOURS = ['#2f6f9f', '#6fb1a0', '#e2a64b'] as const

/** The scores of all strategies as bars, as an SVG of its own. */
export const drawChart = ({ strategies, questions, k }: Evaluation): string => {
  const series = [
    { name: `recall@${k}`, of: 'recall' },
    { name: 'nDCG@10', of: 'ndcg' },
    { name: 'MRR', of: 'mrr' },
  ] as const
  const group = series.length * BAR
  const bottom = TOP + strategies.length * (group + GAP)
  const across = (share: number) => LEFT + share * (WIDTH - LEFT - RIGHT)
  const grid = [0, 0.2, 0.4, 0.6, 0.8, 1].map(
    share =>
      `<line x1="${across(share)}" y1="${TOP - 8}" x2="${across(share)}" y2="${bottom}" stroke="${GRID}"/>` +
      `<text x="${across(share)}" y="${bottom + 18}" text-anchor="middle" font-size="11" fill="${FAINT}">${share.toFixed(1)}</text>`,
  )
  const legend = series.map(
    ({ name }, place) =>
      `<rect x="${LEFT + place * 110}" y="52" width="12" height="12" rx="2" fill="${COLOURS[place]}"/>` +
      `<text x="${LEFT + place * 110 + 18}" y="62" font-size="12" fill="${INK}">${name}</text>`,
  )
  const rows = strategies.flatMap((strategy, row) => {
    const top = TOP + row * (group + GAP)
    const label = `<text x="${LEFT - 12}" y="${top + group / 2 + 4}" text-anchor="end" font-size="12" fill="${INK}">${nameStrategy(strategy)}</text>`
    const bars = series.map(({ of }, place) => {
      const score = strategy[of]
      const y = top + place * BAR
      return (
        `<rect x="${LEFT}" y="${y}" width="${(across(score) - LEFT).toFixed(1)}" height="${BAR - 1}" rx="1.5" fill="${COLOURS[place]}"/>` +
        `<text x="${(across(score) + 5).toFixed(1)}" y="${y + BAR - 2}" font-size="9.5" fill="${FAINT}" stroke="#ffffff" stroke-width="2.5" paint-order="stroke">${score.toFixed(3)}</text>`
      )
    })
    return [label, ...bars]
  })
  const height = bottom + BOTTOM
  const title = `Retrieval by strategy, ${questions} ${questions === 1 ? 'question' : 'questions'}`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="system-ui, 'Segoe UI', Helvetica, Arial, sans-serif" role="img" aria-label="${title}">
<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>
<text x="${LEFT}" y="32" font-size="17" font-weight="600" fill="${INK}">${title}</text>
${[...legend, ...grid, ...rows].join('\n')}
</svg>
`
}
