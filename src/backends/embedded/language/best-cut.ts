import { asksForForm, isPlainTalk } from './asking-score.ts'
import type { Piece } from './pieces.ts'

/** Pieces from either end that may belong to what is asked. */
const REACH = 24
/** What it costs to cut a text there, and to ask at both ends. */
const cuttingCosts: Readonly<Record<Piece['gap'], number>> = { block: 0, line: 0.4, colon: 0.2, sentence: 1 }
/** A text may end in a question of its own, and more so in a request, where no new line sets it apart. */
const ENDS_IN_QUESTION = 0.5
const ENDS_IN_REQUEST = 3
/** Material is expected after a colon. */
const AFTER_COLON = -1
const ASKS_TWICE = 1.5

/** What these are to be done with may be a question itself. */
const transforms =
  /\b(?:translate|rewrite|rephrase|reword|paraphrase|classify|label|categori[sz]e|summari[sz]e|shorten|condense|correct|proofread|convert|improve|simplify|expand|route|triage|tag|reformulate|alternatives?|versions?|variants?|intent|topic|sentiment|language|below|following|this)\b/i
const pointsOn = /\b(?:below|following)\b/i
/** "Label this email", "each line:". */
const refers = /\b(?:this|these|each|it|every)\b/i
const pointsBack = /\b(?:above|preceding)\b/i

/** The pieces from `from` up to `to` are the material. */
export interface Cutting {
  readonly from: number
  readonly to: number
}

/** Where all asks, what "the question below" or "label this" points at is the material. */
function pointedAt(all: readonly Piece[], cut: Cutting): Cutting {
  if (all.length < 2) return cut
  const { from, to } = cut
  const text = (piece: Piece | undefined): string => piece?.text ?? ''
  const first = all.slice(0, from)
  const last = all.slice(to)
  const isTalk = (list: readonly Piece[]): boolean =>
    list.every(piece => !piece.data && piece.label === '' && isPlainTalk(piece.text))
  if (from < to) {
    if (last.some(piece => pointsBack.test(piece.text)) && isTalk(first)) return { from: 0, to }
    return first.some(piece => pointsOn.test(piece.text)) && isTalk(last) ? { from, to: all.length } : cut
  }
  const on = all.findLastIndex(piece => pointsOn.test(piece.text))
  const back = all.findIndex(piece => pointsBack.test(piece.text))
  if (on >= 0 && on < all.length - 1 && all[on + 1]?.gap !== 'sentence')
    return { from: on + 1, to: all.length }
  if (back > 0 && all[back]?.gap !== 'sentence') return { from: 0, to: back }
  const next = all.findIndex(({ gap }, index) => index > 0 && gap !== 'sentence')
  if (next < 1) return cut
  const rest = all.slice(next)
  const question = text(rest.at(-1)).endsWith('?') && !transforms.test(text(all[next - 1]))
  const colon =
    text(all[next - 1]).endsWith(':') &&
    !question &&
    rest.every(piece => piece.label === '' && !asksForForm(piece.text))
  const led = colon || (all.slice(0, next).some(piece => refers.test(piece.text)) && isTalk(rest))
  return led ? { from: next, to: all.length } : cut
}

const endCost = (text: string): number =>
  text.endsWith('?') ? ENDS_IN_QUESTION : isPlainTalk(text) ? ENDS_IN_REQUEST : ENDS_IN_REQUEST / 2

function mostWorth(all: readonly Piece[], scores: readonly number[]): Cutting {
  const count = all.length
  const before = [0]
  for (const score of scores) before.push((before.at(-1) ?? 0) + score)
  const total = before[count] ?? 0
  const sum = (start: number, end: number): number => (before[end] ?? 0) - (before[start] ?? 0)
  const cost = (index: number): number => {
    if (index === 0 || index === count) return 0
    return all[index - 1]?.text.endsWith(':') ? AFTER_COLON : cuttingCosts[all[index]?.gap ?? 'block']
  }
  let best = { from: count, to: count }
  let most = total
  for (let from = 0; from <= Math.min(count, REACH); from++)
    for (let to = Math.max(from + 1, count - REACH); to <= count; to++) {
      const twice = from > 0 && to < count ? ASKS_TWICE : 0
      const trails = to < count && all[to]?.gap === 'sentence' ? endCost(all[to]?.text ?? '') : 0
      const worth = sum(0, from) + sum(to, count) - sum(from, to) - cost(from) - cost(to) - twice - trails
      if (worth > most) {
        most = worth
        best = { from, to }
      }
    }
  return best
}

/**
 * The cut between what asks, at the beginning, the end or both, and what lies between: the one that all pieces speak for most.
 */
export const bestCut = (all: readonly Piece[], scores: readonly number[]): Cutting =>
  pointedAt(all, mostWorth(all, scores))
