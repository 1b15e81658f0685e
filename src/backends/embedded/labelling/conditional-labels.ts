import { words } from '../language/words.ts'
import type { Label } from './label.ts'
import { bareName, isName } from './label-names.ts'

const lead =
  /^(?:.*\b(?:answer|reply|respond|output|return|say|print|write|give|use|choose|with)\s+(?:with\s+)?|\s*(?:and|or|otherwise|else)\s+)/i
const condition = /^(.{1,60}?)\s+(?:if|when|for|where|in case)\s+(.{2,300})$/i
const contrary = /^(?:not|it is not|it isn't|it does not|it doesn't|otherwise|none|not so|anything else)\b/i
const remainder =
  /^(?:otherwise|else|if not|in all other cases|in any other case)[,:]?\s+(?:(?:answer|reply|respond|output|return|say|with)\s+)*(.{1,60})$|^(.{1,60}?)\s+(?:otherwise|if not|else|in all other cases|in any other case)$/i
const LONGEST = 600
const REMAINDER = 'everything else'

function pieceLabel(piece: string): Label | undefined {
  const bare = piece.trim().replace(/[.?!]+$/, '')
  const rest = remainder.exec(bare.replace(lead, match => (/otherwise|else/i.test(match) ? match : '')))
  const restName = bareName((rest?.[1] ?? rest?.[2] ?? '').replace(/^(?:and|or)\s+/i, ''))
  if (rest && isName(restName)) return { name: restName, description: REMAINDER }
  const match = condition.exec(bare.replace(lead, ''))
  const name = bareName(match?.[1] ?? '')
  if (!match || !isName(name) || words(name).length > 3) return undefined
  const about = match[2] ?? ''
  return { name, description: contrary.test(about) ? REMAINDER : about }
}

/** "Reply TRUE if the message is about travel, FALSE otherwise": labels with the conditions under which they hold. */
export function conditionalLabels(text: string): readonly Label[] {
  for (const sentence of text.split(/(?<=[.?!])\s+|\n+/)) {
    if (sentence.length > LONGEST || !/\b(?:if|when|otherwise)\b/i.test(sentence)) continue
    const found = sentence
      .split(/[,;]\s+(?:and\s+|or\s+)?|\s+(?:and|or)\s+(?=\S+\s+(?:if|when|otherwise)\b)/i)
      .map(pieceLabel)
    const labels = found.filter(label => label !== undefined)
    if (labels.length > 1 && labels.length === found.length) return labels
  }
  return []
}

const texts =
  /\b(?:this|following|message|text|e-?mail|review|comment|tweet|ticket|customer|author|sender|post|sentence|writer|user|feedback|speaker)\b/i
const judged = /^(?:is|does|do|are|was|would|did)\b/i
const plain = new Set(
  'is does do are was would did the this following message text email e-mail mail review comment tweet ticket customer author sender post sentence writer user feedback speaker a an to of contain contains mention mentions talk talks express expresses sound sounds seem seems or yes no it about any in that below above describe describes'.split(
    ' ',
  ),
)

/** "Is this message urgent? Yes or no": what is to be told of a text, as the condition of a yes. */
export function yesCondition(instruction: string): string {
  for (const sentence of instruction.split(/(?<=[.?!:])\s+|\n+/)) {
    const bare = sentence.trim()
    if (!bare.endsWith('?') || !judged.test(bare) || !texts.test(bare)) continue
    return words(bare)
      .filter(word => !plain.has(word))
      .join(' ')
  }
  return ''
}
