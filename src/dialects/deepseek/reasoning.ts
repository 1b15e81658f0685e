import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import { plainReader, type TextReader } from '../native/text-stream.ts'

export const thinkStart = '<think>'
const close = '</think>'
/** As R1 writes it, between what it thought and what it says. */
export const thinkEnd = `\n${close}\n\n`

/**
 * What R1 thought and what it says. The prompt has opened `<think>`, so that all before `</think>` is thought, and
 * a text without one was cut while R1 was thinking.
 */
export const splitReasoning = (whole: string): { readonly reasoning: string; readonly text: string } => {
  const opened = withoutStart(whole)
  const at = opened.indexOf(close)
  if (at < 0) return { reasoning: withoutEnd(opened), text: '' }
  return { reasoning: withoutEnd(opened.slice(0, at)), text: withoutLines(opened.slice(at + close.length)) }
}

const withoutStart = (text: string): string => {
  const opened = text.trimStart()
  return opened.startsWith(thinkStart) ? opened.slice(thinkStart.length).trimStart() : opened
}
const withoutEnd = (text: string): string => (text.endsWith('\n') ? text.slice(0, -1) : text)
const withoutLines = (text: string): string => text.slice(/^\n{0,2}/.exec(text)?.[0].length)

/** The same, while the text arrives. */
export const createReasoningReader = (): TextReader => {
  let state: 'start' | 'thinking' | 'after' | 'saying' = 'start'
  let pending = ''
  let hasReasoning = false
  let hasText = false

  const think = (text: string): ConverseStreamOutput[] => {
    if (text === '') return []
    hasReasoning = true
    return [{ contentBlockDelta: { contentBlockIndex: 0, delta: { reasoningContent: { text } } } }]
  }
  let said: TextReader | undefined
  const say = (text: string): ConverseStreamOutput[] => {
    if (text === '') return []
    hasText = true
    said ??= plainReader(hasReasoning ? 1 : 0)
    return said.read(text)
  }
  const endOfReasoning = () => (hasReasoning ? [{ contentBlockStop: { contentBlockIndex: 0 } }] : [])

  const read = (piece: string): ConverseStreamOutput[] => {
    const events: ConverseStreamOutput[] = []
    pending += piece
    if (state === 'start') {
      const opened = pending.trimStart()
      if (thinkStart.startsWith(opened)) return []
      const thought = withoutStart(pending)
      if (thought === '') return [] // Only line breaks so far, which belong to the mark.
      pending = thought
      state = 'thinking'
    }
    if (state === 'thinking') {
      const at = pending.indexOf(close)
      if (at < 0) {
        const certain = pending.length - lengthOfEndBegun(pending)
        events.push(...think(pending.slice(0, certain)))
        pending = pending.slice(certain)
        return events
      }
      events.push(...think(withoutEnd(pending.slice(0, at))), ...endOfReasoning())
      pending = pending.slice(at + close.length)
      state = 'after'
    }
    if (state === 'after') {
      const text = withoutLines(pending)
      if (text === '' && pending.length <= 2) return events
      pending = text
      state = 'saying'
    }
    events.push(...say(pending))
    pending = ''
    return events
  }

  return {
    read,
    end: stopReason => {
      const isThought = state === 'start' || state === 'thinking'
      const left = state === 'start' ? withoutStart(pending) : pending
      const rest = isThought ? think(withoutEnd(left)) : []
      return [
        ...rest,
        ...(isThought ? endOfReasoning() : []),
        ...(hasText && said !== undefined ? said.end(stopReason) : [{ messageStop: { stopReason } }]),
      ]
    },
  }
}

const ending = `\n${close}`

/** How much of the end may be the beginning of the mark, with or without its line break. */
const lengthOfEndBegun = (text: string): number => {
  for (let length = Math.min(ending.length - 1, text.length); length > 0; length--) {
    const last = text.slice(-length)
    if (ending.startsWith(last) || close.startsWith(last)) return length
  }
  return 0
}
