import { instructionLabels } from './instruction-words.ts'

/** A part of a text that its own marks set apart. */
export interface Cut {
  readonly start: number
  readonly end: number
  readonly content: string
}

const MOST_TAGS = 50
const SHORTEST_TAGGED_WORDS = 2
const answerTags: ReadonlySet<string> = new Set(
  'answer answers response result output reply thinking scratchpad final summary json label category reasoning'.split(
    ' ',
  ),
)

const isTagName = (name: string): boolean =>
  name !== '' && name.length <= 40 && [...name].every(letter => /[\w-]/.test(letter))

/** "between <answer> and </answer>", "<label>your label</label>": tags that the answer is to have. */
const isPlaceholder = (name: string, content: string): boolean =>
  answerTags.has(name) ||
  content.split(/\s+/, SHORTEST_TAGGED_WORDS).filter(word => /\w{2}/.test(word)).length < 1 ||
  /^\s*(?:and|\.\.\.|\u2026|or|to)\s*$/i.test(content)

/** `<document index="1">...</document>`, outermost only; what asks inside such tags stays an instruction. */
function tagged(text: string): Cut[] {
  const cuts: Cut[] = []
  let open = text.indexOf('<')
  for (let tried = 0; open >= 0 && tried < MOST_TAGS; tried++) {
    const close = text.indexOf('>', open)
    if (close < 0) break
    const name = text.slice(open + 1, Math.min(close, open + 80)).split(' ', 1)[0] ?? ''
    const end = isTagName(name) ? text.indexOf(`</${name}>`, close) : -1
    const lower = name.toLowerCase()
    const content = end < 0 ? '' : text.slice(close + 1, end).trim()
    if (end >= 0 && !instructionLabels.has(lower) && !isPlaceholder(lower, content))
      cuts.push({ start: open, end: end + name.length + 3, content })
    open = text.indexOf('<', end >= 0 ? end + name.length + 3 : open + 1)
  }
  return cuts
}

const isSample = (content: string): boolean => /^\s*[{[]/.test(content)
const asksForData =
  /\b(?:json|schema|template|format|structure|shape|fields|keys|like this|output|example)\b/i

function fenced(text: string): Cut[] {
  for (const fence of ['```', '"""', "'''", '\n---\n', '\n***\n', '\n===\n', '~~~', '###\n']) {
    const cuts: Cut[] = []
    let start = text.indexOf(fence)
    while (start >= 0 && cuts.length < MOST_TAGS) {
      const end = text.indexOf(fence, start + fence.length)
      if (end < 0) break
      const inside = text.slice(start + fence.length, end)
      const line = inside.indexOf('\n')
      const language =
        (fence === '```' || fence === '~~~') && line > 0 && !inside.slice(0, line).includes(' ')
      const content = inside.slice(language ? line : 0).trim()
      const sample = isSample(content) && asksForData.test(text.slice(Math.max(0, start - 160), start))
      if (!sample && content !== '') cuts.push({ start, end: end + fence.length, content })
      start = text.indexOf(fence, end + fence.length)
    }
    if (cuts.length > 0) return cuts
  }
  return []
}

/** Lines that begin with `>`, as quoted mail has them. */
function blockQuoted(text: string): Cut[] {
  const cuts: Cut[] = []
  let index = 0
  for (const line of text.split('\n')) {
    const end = index + line.length
    if (line.trimStart().startsWith('>')) {
      const content = line.trimStart().slice(1).trim()
      const last = cuts.at(-1)
      if (last && last.end + 1 >= index)
        cuts[cuts.length - 1] = { start: last.start, end, content: `${last.content}\n${content}` }
      else cuts.push({ start: index, end, content })
    }
    index = end + 1
  }
  return cuts
}

/** What tags, fences or quote marks at the beginning of lines set apart, outermost and in order. */
export function markedMaterial(text: string): readonly Cut[] {
  const tags = text.includes('</') ? tagged(text) : []
  if (tags.length > 0) return tags
  const fences = fenced(text)
  if (fences.length > 0) return fences
  return text.includes('\n>') || text.startsWith('>') ? blockQuoted(text) : []
}
