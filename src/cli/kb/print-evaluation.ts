import { writeDollars } from '../numbers.ts'
import { type Column, renderTable } from '../table.ts'
import type { Evaluation, Strategy } from './evaluate-strategies.ts'
import { printFailed } from './find-documents.ts'

/** What all strategies have come to, and which is ahead. */
export const printEvaluation = ({ questions, k, strategies, failed }: Evaluation): string => {
  const isFolder = strategies.some(({ chunking }) => chunking !== undefined)
  const left = (title: string): Column => ({ title })
  const right = (title: string): Column => ({ title, align: 'right' })
  const columns = [
    ...(isFolder ? [left('chunking')] : []),
    left('search'),
    ...[`recall@${k}`, 'nDCG@10', 'MRR', 'p50 ms', 'p95 ms'].map(right),
    ...(isFolder ? [right('sync s'), right('sync USD')] : []),
    right('USD / 1,000 questions'),
  ]
  const rows = strategies.map(each => [
    ...(isFolder ? [each.chunking ?? ''] : []),
    each.search,
    ...[each.recall, each.ndcg, each.mrr].map(score => score.toFixed(3)),
    ...[each.latencyP50, each.latencyP95].map(milliseconds => milliseconds.toFixed(1)),
    ...(isFolder ? [((each.syncTime ?? 0) / 1_000).toFixed(1), writeCost(each.syncCost)] : []),
    writeCost(costOfThousand(each, questions)),
  ])
  return `${renderTable(columns, rows)}
${describeBest(strategies, questions)}${printFailed(failed)}`
}

const writeCost = (cost: bigint | undefined): string => (cost === undefined ? 'unknown' : writeDollars(cost))

const costOfThousand = ({ questionsCost }: Strategy, questions: number): bigint | undefined =>
  questionsCost === undefined ? undefined : (questionsCost * 1_000n) / BigInt(questions)

const describeBest = (strategies: readonly Strategy[], questions: number): string => {
  const best = strategies.reduce<Strategy | undefined>(
    (ahead, each) => (ahead === undefined || each.ndcg > ahead.ndcg ? each : ahead),
    undefined,
  )
  if (best === undefined) return ''
  const others = strategies.filter(({ ndcg }) => ndcg === best.ndcg).length - 1
  const alike = others === 0 ? '' : `, and ${others} ${others === 1 ? 'other' : 'others'} with the same score`
  return `\nBest by nDCG@10: ${nameStrategy(best)}${alike}. Of ${questions} ${questions === 1 ? 'question' : 'questions'}, one more or less makes ${(1 / questions).toFixed(3)}.\n`
}

export const nameStrategy = ({ chunking, search }: Pick<Strategy, 'chunking' | 'search'>): string =>
  chunking === undefined ? search : `${chunking}, ${search}`

/** For a program: money in USD, null where it is unknown. */
export const evaluationToJson = ({ questions, k, strategies, failed }: Evaluation): string =>
  `${JSON.stringify(
    {
      questions,
      k,
      strategies: strategies.map(({ syncTime, syncCost, questionsCost, ...each }) => ({
        ...each,
        ...(each.chunking !== undefined && { syncMilliseconds: syncTime, syncUsd: toUsd(syncCost) }),
        questionsUsd: toUsd(questionsCost),
      })),
      failed,
    },
    null,
    2,
  )}\n`

const toUsd = (cost: bigint | undefined): number | null => (cost === undefined ? null : Number(cost) / 1e12)
