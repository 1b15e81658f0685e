import { stem } from '../language/stem.ts'
import type { Entity } from './entity.ts'
import type { Field } from './field.ts'
import type { Segment } from './segment.ts'

const own = /\b(?:i|i['\u2019](?:ll|m|ve|d)|me|my|mine|we|we['\u2019](?:ll|re|ve))\b/i
const declines = /\b(?:not|no|never|cannot|sorry|unable)\b|n['\u2019]t\b/i

/** "Farah: I'll fix it": in a chat it is who speaks that does what is said, in the first person; else others do. */
export function speaking({ kind, start, text }: Entity, segment: Segment, { named }: Field): number {
  if (kind !== 'name' || named !== 'person' || segment.label !== text.toLowerCase()) return 1
  if (start > segment.start + 3) return 1
  const said = segment.text.slice(segment.text.indexOf(':') + 1)
  return own.test(said) && !declines.test(said) && !said.trimEnd().endsWith('?') ? 1.6 : 0.4
}

const numbered = new Set(
  'model order invoice flight room version ticket gate seat platform page floor bay line bus train article part policy contract account case level unit house chapter section box row customer member patient employee booking reservation reference tracking serial'.split(
    ' ',
  ),
)

const wordBefore = /(\p{L}{2,20})[ -]?#?$/u
/** "Model WM-700" is no error code: a word right before it says what it is. */
export function ofOther({ kind, start }: Entity, { text, start: from }: Segment, field: Field): boolean {
  if (kind !== 'identifier' && kind !== 'number') return false
  const before = wordBefore.exec(text.slice(Math.max(0, start - from - 24), start - from))?.[1]?.toLowerCase()
  return (
    before !== undefined &&
    numbered.has(before) &&
    !field.cues.has(stem(before)) &&
    !field.words.includes(before)
  )
}

/** What the head of a message says is seldom what its text is asked for. */
export const headers = new Set('from sent date to cc bcc received posted subject printed'.split(' '))
