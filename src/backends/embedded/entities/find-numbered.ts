import { stem } from '../language/stem.ts'
import type { Field } from './field.ts'
import type { ReadText } from './read-text.ts'

/** Things that are told from others of their kind by a number or a letter. */
const numbered = new Set(
  'room gate platform floor hall seat table track bay desk locker row terminal lane dock house apartment flat suite unit block building level deck cabin pitch court stage booth stand chapter page section exit bus line tram ward bed stall aisle shelf box class grade group zone sector pier berth counter window channel door station site extension ext'.split(
    ' ',
  ),
)
const code =
  /^(?: (?:no\.?|number|nr\.?))?[ -]?(?!(?:in|on|at|a|an|the|is)\b)(#?[A-Z]{0,3}[.-]?\d[\p{L}\d]{0,4}(?:[.\-/][\p{L}\d]+)*|[A-Z](?![\p{L}\d']))/u
const REACH = 8

/** "B2.07" of "in room B2.07": by what else is said there, where the text has several. */
export function findNumbered({ segments }: ReadText, { words, cues }: Field): string | undefined {
  const of = words.indexOf('of')
  const own = of > 0 ? words.slice(0, of) : words
  const head = own.find(word => numbered.has(word)) ?? ''
  if (!numbered.has(head)) return undefined
  const base = stem(head)
  const others = words.filter(word => word !== head && word !== 'of').map(stem)
  let best: { readonly value: string; readonly score: number } | undefined
  for (const segment of segments)
    for (const [index, word] of segment.words.entries()) {
      if (word.base !== base) continue
      const value = code.exec(
        segment.text.slice(word.end - segment.start, word.end - segment.start + 24),
      )?.[1]
      if (value === undefined) continue
      const score = segment.words.reduce((sum, { base: near }, at) => {
        if (near === base) return sum
        const said = others.includes(near) ? 1 : (cues.get(near) ?? 0) * 0.5
        if (said === 0) return sum
        const away = Math.abs(at - index)
        const [low, high] = at < index ? [at, index] : [index, at]
        // "Room 12 has no towels, room 14 needs a bulb": what stands beyond another room is said of that one.
        const rival = segment.words.slice(low + 1, high).some(one => one.base === base)
        return sum + (said * (rival ? 0.2 : 1)) / (1 + away / REACH)
      }, 0)
      if (best === undefined || score > best.score) best = { value, score }
    }
  return best?.value.replace(/^#/, '')
}
