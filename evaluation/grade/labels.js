import { parseJson } from './json.js'
import { bare, mentions } from './text.js'

/** Without `only`, the label may stand in a sentence that names no other label; with `key` it is a member of a JSON answer. */
export const gradeLabels = ({ label, labels = [], only = false, key }, { text }) => {
  if (key !== undefined) {
    const found = parseJson(text)?.value?.[key]
    return typeof found === 'string' && bare(found) === bare(label) ? [] : [`${key} is ${found}`]
  }
  if (only) return bare(text) === bare(label) ? [] : [`the answer is not ${label} alone`]
  if (!mentions(text, label)) return [`does not say ${label}`]
  const others = labels.filter(each => each !== label && !mentions(label, each) && mentions(text, each))
  return others.map(other => `also says ${other}`)
}
