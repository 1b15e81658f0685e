import type { ContentBlock, Message } from '@aws-sdk/client-bedrock-runtime'
import type { ModelRequest } from '../dialects/dialect.ts'
import type { FoundationModel } from './catalogue.ts'
import type { Expectation } from './choose-target.ts'

/**
 * Bedrock predicts with models that AWS has trained and not published. This is a stand-in, the same for the same
 * request: how hard a prompt looks against how capable a model is by its price. It tells short questions from tasks that
 * ask for thought, and no more.
 */
export const predictQuality = (difficulty: number, model: FoundationModel): Expectation | undefined => {
  const price = priceOf(model)
  if (price === undefined) return undefined
  // What is within a model's strength it answers as well as any other.
  return { price, quality: Math.max(0, 1 - Math.max(0, difficulty - strengthOf(price))) }
}

/** USD for a million tokens of which one in four is output. */
const priceOf = ({ prices }: FoundationModel): number | undefined => {
  const { input, output } = prices?.inRegion ?? prices?.geographies?.global ?? {}
  if (input === undefined || output === undefined) return undefined
  return (3 * input + output) / 4
}

/** Tenfold the price for a fifth more: Nova Lite stands at 0.3, Nova Pro at 0.53, Claude 3.5 Sonnet at 0.66. */
const strengthOf = (price: number): number => Math.min(1, Math.max(0.05, 0.5 + 0.2 * Math.log10(price)))

const LONGEST_READ = 20_000
/** What asks for thought rather than for a fact. */
const CUES =
  /\b(?:analy[sz]e|architect\w*|argue|assess|calculate|compare|contrast|critique|debug|derive|design|diagnose|estimate|evaluate|explain|how|implement|infer|justify|migrate|optimi[sz]e|plan|predict|prioriti[sz]e|propose|prove|reason|refactor|root cause|solve|step by step|strateg\w+|synthesi[sz]e|trade-?offs?|why)\b/gi
const CODE = /```|[;{]\s*$|\b(?:function|class|def|import|SELECT|Exception|Traceback)\b/m

/** How hard a request looks, from 0 to 1. */
export const difficultyOf = ({ messages = [], system = [], toolConfig }: ModelRequest): number => {
  const asked = lastOf(messages)
  const text = textsOf(asked?.content ?? [])
    .join('\n')
    .slice(0, LONGEST_READ)
  const words = text.match(/\S+/g)?.length ?? 0
  const cues = new Set((text.match(CUES) ?? []).map(cue => cue.toLowerCase())).size
  const questions =
    (text.match(/\?/g)?.length ?? 0) + (text.match(/^\s{0,8}(?:\d{1,3}[.)]|[-*])\s/gm)?.length ?? 0)
  const context = lengthOf(messages) + system.reduce((sum, block) => sum + (block.text?.length ?? 0), 0)
  const hasMedia = asked?.content?.some(block => block.text === undefined && block.cachePoint === undefined)
  const points = [
    Math.min(0.25, Math.log2(1 + words) / 40),
    Math.min(0.45, cues * 0.12),
    Math.min(0.15, Math.max(0, questions - 1) * 0.05),
    CODE.test(text) ? 0.15 : 0,
    toolConfig?.tools?.length ? 0.1 : 0,
    Math.min(0.15, context / 200_000),
    hasMedia ? 0.1 : 0,
  ]
  return Math.min(
    1,
    points.reduce((sum, each) => sum + each, 0),
  )
}

const lastOf = (messages: readonly Message[]): Message | undefined =>
  messages.findLast(({ role }) => role === 'user')

const textsOf = (content: readonly ContentBlock[]): string[] => content.flatMap(({ text }) => text ?? [])

const lengthOf = (messages: readonly Message[]): number =>
  messages.reduce(
    (sum, { content = [] }) => sum + textsOf(content).reduce((length, text) => length + text.length, 0),
    0,
  )
