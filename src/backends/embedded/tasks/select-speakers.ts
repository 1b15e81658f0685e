import type { Field } from '../entities/field.ts'
import { labelOf } from '../language/units.ts'

const MOST = 200
const FEWEST = 3
const LONGEST_NAME = 3
/** Who does or wants something rather than everybody who is named. */
const conditional =
  /\b(?:who|everyone|everybody|people|those|members|guests|colleagues|friends|participants)\b.{0,30}?\b(?:can|can't|cannot|could|will|won't|want\w*|agree\w*|come|coming|comes|join\w*|is|are|said|says|accept\w*|declin\w*|refus\w*|confirm\w*|vot\w*|support\w*)\b/i
const denied =
  /\b(?:not|cannot|never|declin\w*|refus\w*|unable|against|absent|miss(?:es|ing)?)\b|n['\u2019]t\b/i
const accepts =
  /\b(?:yes|yep|yeah|yup|sure|count me in|i['\u2019]?m in|me too|i['\u2019]ll|i will|i can|i['\u2019]d (?:love|like)|see you|of course|definitely|absolutely|ok|okay|gladly|happy to|works for me|fine (?:with|for|by) me|same here|in favou?r|i agree|agreed|i want|great|perfect|with pleasure)\b|\+1/i
const declines =
  /\b(?:sorry|cannot|no|not|unfortunately|unable|afraid|busy|away|skip|pass|i['\u2019]?m out|next time|count me out|never|against)\b|n['\u2019]t\b/i

/** Of those who speak in a chat, the ones who accept what is asked about, or decline it; undefined for other texts. */
export function selectSpeakers(asked: string, field: Field, material: string): readonly string[] | undefined {
  if (field.named !== 'person' || !conditional.test(asked)) return undefined
  const lines = material
    .split('\n', MOST)
    .map(line => line.trim())
    .filter(line => line !== '')
  const said = lines.flatMap(line => {
    const label = labelOf(line)
    const name = line.slice(0, label.length)
    const isName = label !== '' && /^\p{Lu}/u.test(name) && name.split(' ').length <= LONGEST_NAME
    return isName ? [{ name, text: line.slice(line.indexOf(':') + 1) }] : []
  })
  if (said.length < FEWEST || said.length * 2 < lines.length) return undefined
  const stands = new Map<string, boolean>()
  for (const { name, text } of said)
    if (declines.test(text)) stands.set(name, false)
    else if (accepts.test(text)) stands.set(name, true)
  const wanted = !denied.test(asked)
  const chosen = [...stands].filter(([, stand]) => stand === wanted).map(([name]) => name)
  return chosen.length > 0 ? chosen : undefined
}
