import { breakMarkers } from '../native/break-markers.ts'

/** One message of a prompt, as Llama's templates have it. */
export interface Section {
  readonly role: 'system' | 'user' | 'assistant' | 'ipython'
  readonly text: string
}

interface Headers {
  readonly begin: string
  readonly open: string
  readonly close: string
  /** What ends a message; the first is the one that is written. */
  readonly ends: readonly string[]
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-meta.html */
const llama3: Headers = {
  begin: '<|begin_of_text|>',
  open: '<|start_header_id|>',
  close: '<|end_header_id|>',
  ends: ['<|eot_id|>', '<|eom_id|>'],
}

/** https://www.llama.com/docs/model-cards-and-prompt-formats/llama4/ */
const llama4: Headers = {
  begin: '<|begin_of_text|>',
  open: '<|header_start|>',
  close: '<|header_end|>',
  ends: ['<|eot|>', '<|eom|>'],
}

/** The messages of a prompt in any of Llama's templates; undefined for any other prompt. */
export const parsePrompt = (prompt: string): Section[] | undefined => {
  const text = prompt.trim()
  if (text.includes(llama3.open)) return parseHeaders(text, llama3)
  if (text.includes(llama4.open)) return parseHeaders(text, llama4)
  return parseInstructions(text)
}

/** All but those that stand inside of messages: `<|image|>` and `<|python_tag|>`. */
const markers = /<\|(?!image\||python_tag\|)\w{1,64}\|>/g
const markersOfLlama2 = /<\|\w{1,64}\|>|<\/?s>|\[\/?INST\]|<<\/?SYS>>/g

/** Ends with the cue for the assistant, or with what the assistant began to say. */
export const writePrompt = (sections: readonly Section[], model: string): string => {
  const isLlama2 = model.includes('llama2')
  const safe = sections.map(({ role, text }) => ({
    role,
    text: breakMarkers(text, isLlama2 ? markersOfLlama2 : markers),
  }))
  if (isLlama2) return writeInstructions(safe)
  return writeHeaders(safe, model.includes('llama4') ? llama4 : llama3)
}

const parseHeaders = (text: string, { begin, open, close, ends }: Headers): Section[] | undefined => {
  const [before = '', ...parts] = (text.startsWith(begin) ? text.slice(begin.length) : text).split(open)
  if (before.trim() !== '') return undefined
  const sections: Section[] = []
  for (const part of parts) {
    const headerEnd = part.indexOf(close)
    if (headerEnd < 0) return undefined
    const role = toRole(part.slice(0, headerEnd).trim())
    const said = part.slice(headerEnd + close.length)
    const end = ends.find(each => said.includes(each))
    const [content = '', ...rest] = end === undefined ? [said] : said.split(end)
    if (role === undefined || rest.join('').trim() !== '') return undefined
    sections.push({ role, text: content.trim() })
  }
  return sections
}

const toRole = (role: string): Section['role'] | undefined =>
  role === 'tool' ? 'ipython' : roles.find(each => each === role)

const roles = ['system', 'user', 'assistant', 'ipython'] as const

const writeHeaders = (sections: readonly Section[], { begin, open, close, ends }: Headers): string => {
  const header = (role: string) => `${open}${role}${close}\n\n`
  const isBegun = sections.at(-1)?.role === 'assistant'
  const said = sections.map(({ role, text }, index) => {
    const isOpen = isBegun && index === sections.length - 1
    return `${header(role)}${text}${isOpen ? '' : ends[0]}`
  })
  return `${begin}${said.join('')}${isBegun ? '' : header('assistant')}`
}

const systemStart = '<<SYS>>'
const systemEnd = '<</SYS>>'

/** Llama 2: `<s>[INST] <<SYS>>\nrules\n<</SYS>>\n\nquestion [/INST] answer </s><s>[INST] question [/INST]`. */
const parseInstructions = (text: string): Section[] | undefined => {
  const [before = '', ...turns] = text.split('[INST]')
  if (turns.length === 0 || withoutMarks(before) !== '') return undefined
  const sections: Section[] = []
  for (const turn of turns) {
    const [question = '', answer, ...more] = turn.split('[/INST]')
    if (answer === undefined || more.length > 0) return undefined
    const end = question.indexOf(systemEnd)
    const hasSystem = sections.length === 0 && question.trimStart().startsWith(systemStart) && end > 0
    if (hasSystem) {
      const rules = question.slice(question.indexOf(systemStart) + systemStart.length, end)
      sections.push({ role: 'system', text: rules.trim() })
    }
    const asked = hasSystem ? question.slice(end + systemEnd.length) : question
    sections.push({ role: 'user', text: asked.trim() })
    const answered = withoutMarks(answer)
    if (answered !== '') sections.push({ role: 'assistant', text: answered })
  }
  return sections
}

const withoutMarks = (text: string): string => text.replaceAll('</s>', '').replaceAll('<s>', '').trim()

const writeInstructions = (sections: readonly Section[]): string => {
  const system = sections.find(({ role }) => role === 'system')
  const rules = system === undefined ? '' : `${systemStart}\n${system.text}\n${systemEnd}\n\n`
  const said = sections.filter(({ role }) => role !== 'system')
  return said
    .map(({ role, text }, index) => {
      if (role === 'user') return `<s>[INST] ${index === 0 ? rules : ''}${text} [/INST]`
      return index === said.length - 1 ? ` ${text}` : ` ${text} </s>`
    })
    .join('')
}
