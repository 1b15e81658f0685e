import { askingScore } from './asking-score.ts'
import { instructionLabels, materialLabels } from './instruction-words.ts'
import type { Piece } from './pieces.ts'
import { listMark } from './units.ts'

/** So many pieces from either end are read; what is asked stands there. */
const REACH = 24
const HIGHEST = 5
const DATA_ASKED = 2.5
/** What stands on one line with the label. */
const LABELLED_REST = -1.5
/** "Category:" at the very end waits for the answer. */
const COMPLETES = 2.5
const LISTED = 0.75
const TYPED = 2
const LABELLED_MATERIAL = -4
const LABELLED_INSTRUCTION = 4
const UNREAD = -1

/** With a word before it as well: "Standalone question:", "Output format:". */
const askingLabels: ReadonlySet<string> = new Set(
  'question query answer task format instruction instructions output'.split(' '),
)

/** The last word of a label: `question` of "Standalone question". */
export const wordOf = (label: string): string => label.split(/[\s_-]/).at(-1) ?? ''

/** `height_m: number`: a line of a schema. */
const typedLine =
  /^["'`*-]{0,3} ?[\w-]{1,40}["'`*]{0,2}\??\s*:\s*(?:an? )?(?:strings?|numbers?|integers?|int|float|bool(?:ean)?|dates?|(?:array|list) of \w+)\b.{0,30}$/i

function scoreOf(piece: Piece): number {
  if (typedLine.test(piece.text)) return TYPED
  const label = wordOf(piece.label)
  if (piece.label !== '' && piece.label.split(' ').length <= 2) {
    if (instructionLabels.has(piece.label) || askingLabels.has(label)) return LABELLED_INSTRUCTION
    if (materialLabels.has(label)) return LABELLED_MATERIAL
  }
  return askingScore(piece.text)
}

const asksForData =
  /\b(?:json|schema|template|format|structure|shape|fields|keys|like this|output|example)\b/i

/** Lines that lead to the items of what is asked: "Labels:", "one of these options:". */
const leadsItems =
  /\b(?:options?|labels?|categor(?:y|ies)|classes|choices|choose one|intents?|severity|priority|levels?|rules|bins|teams|queues|tags|topics|one of|criteria|fields|keys|columns|schema|structure|format|requirements|steps|guidelines|examples)\b/i
const isItem = (line: string): boolean =>
  listMark(line) > 0 || /^\(?\w{1,2}[).] |^[\w-]{1,24} ?[=:\u2013-] /.test(line)

/** The lines of a conversation: those whose label comes again, and questions with answers. */
function speakerLines(all: readonly Piece[]): ReadonlySet<number> {
  const counts = new Map<string, number>()
  for (const { label } of all)
    if (label !== '' && !instructionLabels.has(label)) counts.set(label, (counts.get(label) ?? 0) + 1)
  const answers = all.some(
    ({ label, text }) => (label === 'a' || label === 'answer') && text.length > label.length + 2,
  )
  const speaks = ({ label }: Piece): boolean =>
    (counts.get(label) ?? 0) > 1 || (answers && ['q', 'a', 'question', 'answer'].includes(label))
  return new Set(
    all
      .slice(0, answers ? -1 : undefined)
      .filter(speaks)
      .map(({ line }) => line),
  )
}

/** The items of one list are asked or given together: as the least asking of them. */
function evenOut(all: readonly Piece[], scores: number[], inherited: ReadonlySet<number>): void {
  let start = 0
  while (start < all.length) {
    let end = start
    let least = HIGHEST
    while (end < all.length && !inherited.has(end) && listMark(all[end]?.text ?? '') > 0)
      least = Math.min(least, scores[end++] ?? 0)
    if (end - start > 1) scores.fill(least, start, end)
    start = Math.max(end, start + 1)
  }
}

/** "## Notes": what stands under such headings is as they say. */
function underHeadings(all: readonly Piece[], scores: number[]): void {
  let kind = 0
  for (const [index, { heading, label }] of all.entries()) {
    if (heading)
      kind =
        instructionLabels.has(label) || askingLabels.has(wordOf(label))
          ? LABELLED_INSTRUCTION
          : materialLabels.has(wordOf(label))
            ? LABELLED_MATERIAL
            : 0
    if (kind !== 0) scores[index] = kind
  }
}

/** Under "Options:" the items belong to what is asked. */
function inheritedItems(all: readonly Piece[], scores: number[]): ReadonlySet<number> {
  const inherited = new Set<number>()
  for (const [index, piece] of all.entries()) {
    const before = all[index - 1]
    const leads = before && !before.data && (scores[index - 1] ?? 0) > 0 && leadsItems.test(before.text)
    if (!(leads || inherited.has(index - 1)) || !isItem(piece.text) || materialLabels.has(piece.label))
      continue
    inherited.add(index)
    scores[index] = LISTED
  }
  return inherited
}

const labelsMaterial = ({ label }: Piece): boolean =>
  label !== '' && materialLabels.has(wordOf(label)) && askingScore(label) <= 0

/** How much each piece of a text looks like what is asked, by itself and by what stands around it. */
export function scorePieces(all: readonly Piece[], text: string): number[] {
  const spoken = speakerLines(all)
  const labelled = new Set(all.filter(labelsMaterial).map(({ line }) => line))
  const scores = all.map((piece, index) => {
    const last = index > 0 && index === all.length - 1
    if (last && piece.text.endsWith(':') && piece.gap !== 'sentence') return COMPLETES
    if (all[index - 1]?.line === piece.line && labelled.has(piece.line))
      return Math.min(LABELLED_REST, scoreOf(piece))
    if (spoken.has(piece.line)) return LABELLED_MATERIAL
    if (piece.data)
      return asksForData.test(text.slice(Math.max(0, piece.start - 200), piece.start)) ? DATA_ASKED : UNREAD
    return index < REACH || index >= all.length - REACH ? scoreOf(piece) : UNREAD
  })
  evenOut(all, scores, inheritedItems(all, scores))
  underHeadings(all, scores)
  return scores
}
