import type { ContentBlock, ImageFormat, Message, ToolResultBlock } from '@aws-sdk/client-bedrock-runtime'
import type { ModelRequest } from '../dialect.ts'
import { additionalFields, unspokenFields } from '../native/additional-fields.ts'
import { breakMarkers } from '../native/break-markers.ts'
import { toBase64 } from '../native/bytes.ts'
import { checkBody, type MemberRules } from '../native/check-body.ts'
import { imageType } from '../native/image-data.ts'
import { decodeInferenceConfig, encodeInferenceConfig } from '../native/inference-config.ts'
import { isObject, type JsonObject } from '../native/json.ts'
import { kindOf, noToolUse, unsupportedBlock } from '../native/refusals.ts'
import { refuse, refuseOutputConfig, roleOf, systemOf } from '../native/text-turns.ts'
import { parsePrompt, type Section, writePrompt } from './templates.ts'
import { callMark, escapeMarkers, readCalls, readTools, writeCall, writeTools } from './tools.ts'

const fraction = { types: ['Number'], minimum: 0, maximum: 1 } as const

/** Limits: https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-meta.html */
const membersFor = (model: string): MemberRules => ({
  required: ['prompt'],
  rules: {
    prompt: { types: ['String'], minLength: 1 },
    temperature: fraction,
    top_p: fraction,
    max_gen_len: { types: ['Integer'], minimum: 1, maximum: 2_048 },
    ...(/llama3-[23]|llama4/.test(model) && {
      images: { types: ['JSONArray'], items: { types: ['String'], minLength: 1 } },
    }),
  },
})

const names = { max_gen_len: 'maxTokens', temperature: 'temperature', top_p: 'topP' } as const

const hintFor = (body: JsonObject): string | undefined => {
  if ('messages' in body) return 'Llama takes a prompt: write the messages in its template, or call Converse.'
  if ('max_tokens' in body) return 'The member is called max_gen_len.'
  return undefined
}

/** @throws ValidationException */
export const decodeRequest = (value: unknown, model: string): ModelRequest => {
  const body = checkBody(value, membersFor(model), hintFor)
  const { config, spoken } = decodeInferenceConfig(body, names)
  const prompt = body.prompt as string
  const images = ((body.images ?? []) as readonly string[]).map(toImage)
  return {
    ...(decodeConversation(prompt, images, hasTools(model)) ?? {
      messages: [{ role: 'user', content: [...images, { text: prompt }] }],
    }),
    ...config,
    ...unspokenFields(body, ['prompt', 'images', ...spoken]),
  }
}

export const hasTools = (model: string): boolean => /llama3-[1-9]-|llama4/.test(model)
const hasImages = (model: string): boolean => /llama3-2-(?:11|90)b|llama4/.test(model)

const imageMark = '<|image|>'
/** In the text of a client they are none. */
const marks = /<\|(?:image|python_tag)\|>/g

const toImage = (data: string): ContentBlock => {
  const bytes = Buffer.from(data, 'base64')
  const format = (imageType(bytes) ?? 'image/jpeg').slice('image/'.length)
  return { image: { format: format as ImageFormat, source: { bytes } } }
}

/** Undefined for a prompt that is not a conversation in Llama's template. */
const decodeConversation = (
  prompt: string,
  images: readonly ContentBlock[],
  mayUseTools: boolean,
): ModelRequest | undefined => {
  const sections = parsePrompt(prompt)
  if (sections === undefined) return undefined
  const system = sections.filter(({ role }) => role === 'system').map(({ text }) => text)
  const { tools, rest } = mayUseTools
    ? readTools(system.join('\n\n'))
    : { tools: [], rest: system.join('\n\n') }
  const said = sections.filter(({ role }) => role !== 'system')
  const isCue = (index: number) => index === said.length - 1 && said[index]?.role === 'assistant'
  const messages: { role: 'user' | 'assistant'; content: ContentBlock[] }[] = []
  const left = images.values()
  const unanswered: string[] = []
  let answered = 0
  let used = 0
  for (const [index, section] of said.entries()) {
    if (section.text === '' && isCue(index)) continue
    let content: ContentBlock[] = []
    if (section.role === 'user') content = decodeUser(section.text, left)
    else if (section.role === 'ipython') {
      const toolUseId = unanswered[answered++]
      if (toolUseId === undefined) return undefined
      content.push({ toolResult: decodeResult(section.text, toolUseId) })
    } else if (!mayUseTools) content.push({ text: section.text })
    else {
      const { text, calls } = readCalls(section.text)
      if (text !== '') content.push({ text })
      for (const { name, input } of calls) {
        const toolUseId = `tooluse_${++used}`
        unanswered.push(toolUseId)
        content.push({ toolUse: { toolUseId, name, input: input as Record<string, never> } })
      }
    }
    const role = section.role === 'assistant' ? 'assistant' : 'user'
    const last = messages.at(-1)
    if (last?.role !== role) messages.push({ role, content })
    else if (section.role === 'assistant') return undefined
    else for (const block of content) last.content.push(block)
  }
  const asked = messages.findLast(({ role }) => role === 'user')
  if (messages[0]?.role !== 'user' || asked === undefined) return undefined
  if (messages.some(({ content }) => content.length === 0)) return undefined
  asked.content = [...left, ...asked.content]
  return {
    messages,
    ...(rest !== '' && { system: [{ text: rest }] }),
    ...(tools.length > 0 && { toolConfig: { tools: [...tools], toolChoice: { auto: {} } } }),
  }
}

/** @param images those that no mark stood for yet. */
const decodeUser = (text: string, images: Iterator<ContentBlock, undefined>): ContentBlock[] =>
  text.split(imageMark).flatMap((part, index) => {
    const image = index === 0 ? undefined : images.next().value
    const said = part.trim()
    return [...(image === undefined ? [] : [image]), ...(said === '' ? [] : [{ text: said }])]
  })

const decodeResult = (text: string, toolUseId: string): ToolResultBlock => {
  const error = text.startsWith('{"error":') ? errorIn(text) : undefined
  return error === undefined
    ? { toolUseId, content: [{ text }] }
    : { toolUseId, content: [{ text: error }], status: 'error' }
}

const errorIn = (text: string): string | undefined => {
  try {
    const { error, ...more } = JSON.parse(text)
    return typeof error === 'string' && Object.keys(more).length === 0 ? error : undefined
  } catch {
    return undefined
  }
}

/** @throws ValidationException */
export const encodeRequest = (request: ModelRequest, model: string): JsonObject => {
  const { messages = [], inferenceConfig, toolConfig } = request
  refuseOutputConfig(request)
  if (toolConfig !== undefined && !hasTools(model)) throw noToolUse()
  const images: string[] = []
  const rules = systemOf(request)
  const system = [
    ...(toolConfig === undefined ? [] : [writeTools(toolConfig)]),
    ...(rules === undefined ? [] : [breakMarkers(rules, marks)]),
  ]
  const sections: Section[] = [
    ...(system.length === 0 ? [] : [{ role: 'system' as const, text: system.join('\n\n') }]),
    ...messages.flatMap(message => encodeMessage(message, model, images)),
  ]
  return {
    ...additionalFields(request),
    prompt: writePrompt(sections, model),
    ...encodeInferenceConfig(inferenceConfig, names),
    ...(images.length > 0 && { images }),
  }
}

/** Results of tools are messages of their own, before what the user says. */
const encodeMessage = (message: Message, model: string, images: string[]): Section[] => {
  const { content = [] } = message
  if (roleOf(message) === 'assistant') return [{ role: 'assistant', text: encodeAssistant(content, model) }]
  const results = content.flatMap(({ toolResult }) => (toolResult === undefined ? [] : [toolResult]))
  if (results.length > 0 && !hasTools(model)) throw noToolUse()
  const said = content.filter(({ toolResult }) => toolResult === undefined)
  const texts = said.map(block => encodeUserBlock(block, model, images))
  return [
    ...results.map(result => ({ role: 'ipython' as const, text: encodeResult(result) })),
    ...(said.length === 0 ? [] : [{ role: 'user' as const, text: joinParts(texts) }]),
  ]
}

/** A text follows its image at once. */
const joinParts = (parts: readonly string[]): string =>
  parts
    .map((part, index) => {
      const isApart = index < parts.length - 1 && part !== '' && part !== imageMark
      return isApart ? `${part}\n\n` : part
    })
    .join('')

const encodeUserBlock = (block: ContentBlock, model: string, images: string[]): string => {
  if (block.text !== undefined) return breakMarkers(block.text, marks)
  const bytes = block.image?.source?.bytes
  if (bytes === undefined || !hasImages(model)) return refuse(block)
  images.push(toBase64(bytes))
  return imageMark
}

const encodeAssistant = (content: readonly ContentBlock[], model: string): string => {
  const texts: string[] = []
  const calls: string[] = []
  for (const block of content) {
    if (block.text !== undefined) texts.push(breakMarkers(block.text, marks))
    else if (block.toolUse === undefined || !hasTools(model)) refuse(block)
    else {
      const { name = '', input } = block.toolUse
      calls.push(escapeMarkers(writeCall({ name, input: isObject(input) ? input : {} })))
    }
  }
  if (calls.length === 0) return texts.join('\n\n')
  return `${texts.join('\n\n')}${texts.length === 0 ? '' : callMark}${calls.join('; ')}`
}

const encodeResult = ({ content = [], status }: ToolResultBlock): string => {
  const text = content
    .map(block => {
      if (block.text !== undefined) return breakMarkers(block.text, marks)
      if (block.json !== undefined) return escapeMarkers(JSON.stringify(block.json))
      throw unsupportedBlock(kindOf(block))
    })
    .join('\n\n')
  return status === 'error' ? escapeMarkers(JSON.stringify({ error: text })) : text
}
