import { askingScore } from '../language/asking-score.ts'
import type { Assignment } from '../read-assignment.ts'

/** What asks, and what it is about. */
export interface SplitRequest {
  readonly instruction: string
  readonly material: string
}

const MOST_COLONS = 6
/** A block of so few words beside the one that asks belongs to it: "JSON only." */
const FEW_WORDS = 6

const QUESTION = 2

const wordCount = (text: string): number => text.split(/\s+/).length

/** A question asks more surely than "Please return the form", which may be part of a letter. */
const asking = (text: string): number => askingScore(text) + (/\?(?:\s|$)/.test(text) ? QUESTION : 0)

function byPlace(
  pieces: readonly string[],
  joint: string,
  reads: (text: string) => boolean,
): SplitRequest | undefined {
  const first = pieces[0] ?? ''
  const last = pieces.at(-1) ?? ''
  const leads = reads(first)
  const trails = reads(last)
  if (pieces.length < 2 || !(leads || trails)) return undefined
  const fromEnd = trails && (!leads || asking(last) > asking(first))
  const other = fromEnd ? first : last
  const both =
    pieces.length > 2 && (wordCount(other) <= FEW_WORDS || (fromEnd && leads)) && askingScore(other) > 0
  const rest = pieces.slice(both || !fromEnd ? 1 : 0, both || fromEnd ? -1 : undefined)
  return { instruction: both ? `${first}\n${last}` : fromEnd ? last : first, material: rest.join(joint) }
}

/** "Use this format:" and the object under it are one block. */
function withSamples(blocks: readonly string[]): string[] {
  const found: string[] = []
  for (const block of blocks) {
    const led = found.at(-1)?.trimEnd().endsWith(':') === true && /^\s*(?:\{|\[\s*\{)/.test(block)
    if (led) found.push(`${found.pop() ?? ''}\n${block}`)
    else found.push(block)
  }
  return found
}

/**
 * Takes a request and its text apart where only what the request looks like can tell.
 * @param reads whether a piece of text is such a request
 */
export function splitRequest(
  { prompt, instruction, material, marked }: Assignment,
  reads: (text: string) => boolean,
): SplitRequest {
  const own = { instruction, material }
  if (marked && material !== '') return own
  const text = prompt.text.trim()
  const blocks = withSamples(text.split(/\n\s*\n/).filter(block => block.trim() !== ''))
  const found = byPlace(blocks, '\n\n', reads)
  if (found) return found
  if (material !== '' && reads(instruction)) return own
  // What stands before some colon is no request where another piece asks.
  if (material !== '' && /\?\W*$/.test(instruction)) return own
  const lines = text.split('\n').filter(line => line.trim() !== '')
  const byLines = lines.length > 1 ? byPlace(lines, '\n', reads) : undefined
  if (byLines) return byLines
  let colon = text.indexOf(':')
  for (let tries = 0; colon > 0 && tries < MOST_COLONS; tries++) {
    const before = text.slice(0, colon + 1)
    const after = text.slice(colon + 1).trim()
    const open = before.lastIndexOf('{') > before.lastIndexOf('}')
    const isAddress = text.startsWith('//', colon + 1)
    if (!open && !isAddress && reads(before) && wordCount(after) > 3)
      return { instruction: before, material: after }
    colon = text.indexOf(':', colon + 1)
  }
  return own
}
