import type { AgentTool } from '../runtime/agent-tool.ts'
import type { Classification } from './classification.ts'
import { contentWords } from './content-words.ts'

export interface Asked {
  readonly question: string
  readonly tools: readonly AgentTool[]
  /** Whether earlier turns of the session used tools. */
  readonly usedTools: boolean
}

/** Signs in the words that a question is several, or goes on with earlier ones: English, as the rest of Outcrop's own language. */
const STEPS =
  /\b(?:and then|then|after that|afterwards|first|firstly|finally|step by step|compare|both|each of|for all|also|as well as|once you|if so|if not|otherwise)\b/i
const EARLIER =
  /\b(?:it|its|that one|this one|those|them|they|these|again|as before|earlier|previous|previously|last one|the other|the same|instead|undo|go ahead|confirm|yes|no)\b/i
const REQUEST =
  /^(?:please |kindly |can you |could you |would you |will you |i want to |i would like to |i'd like to |i need to |i need you to |let's |help me )*(?:add|apply|approve|assign|book|buy|calculate|call|cancel|change|check|close|confirm|create|delete|disable|do|email|enable|file|fix|get rid|increase|make|modify|move|open|order|pay|place|post|refund|register|remind|remove|rename|renew|replace|reschedule|reserve|reset|return|run|schedule|send|set|ship|sign|start|stop|submit|subscribe|track|transfer|turn|unsubscribe|update|upload|withdraw|write)\b/i
const SMALL_TALK =
  /^(?:hi|hello|hey|good (?:morning|afternoon|evening|day)|thanks|thank you|bye|goodbye|who are you|what can you do|how are you)\b[^?]{0,40}\??$/i
const QUESTION =
  /^(?:what|what's|how|why|who|when|where|which|is|are|do|does|can|could|may|explain|describe|define|tell me|summari[sz]e|list)\b/i

/** A number or a name of a record, such as `ORD-88421`: something is to be looked up. */
const RECORD = /\d{3,}|\b(?=[a-z]*\d)[a-z]+[-_]?\d+\b|@/i

/** Longer ones say more than one thing. */
const LONGEST = 300

/** By the words of the question, and of what the tools are for. What nothing speaks for goes to the loop. */
export const classifyByRules = ({ question, tools, usedTools }: Asked): Classification => {
  const text = question.trim().replaceAll('\u2019', "'")
  const loop = (reason: string): Classification => ({ isSimple: false, reason })
  const simple = (reason: string): Classification => ({ isSimple: true, reason })
  if (SMALL_TALK.test(text)) return simple('small talk')
  if (text.length > LONGEST) return loop('it is long')
  if ((text.match(/\?/g)?.length ?? 0) > 1 || text.includes('\n')) return loop('it is several questions')
  if (STEPS.test(text)) return loop('it takes several steps')
  if (usedTools && EARLIER.test(text)) return loop('it may refer to what tools have done')
  const acts = tools.filter(({ use }) => !('knowledgeBase' in use) && !('asksUser' in use))
  const bases = tools.filter(({ use }) => 'knowledgeBase' in use)
  if (acts.length > 0) {
    if (RECORD.test(text)) return loop('it names a record')
    if (REQUEST.test(text)) return loop('it asks for something to be done')
    const words = contentWords(text)
    const known = Math.max(0, ...bases.map(base => overlap(words, base)))
    const acted = Math.max(0, ...acts.map(tool => overlap(words, tool)))
    if (acted > 0 && acted >= known) return loop('a tool is about it')
    if (known > 0) return simple('a knowledge base is about it')
  } else if (bases.length > 0) return simple('there is only a knowledge base')
  return QUESTION.test(text)
    ? simple('a question that no tool is about')
    : loop('nothing speaks for one call')
}

const overlap = (words: ReadonlySet<string>, { name, description }: AgentTool): number => {
  const own = contentWords(`${name.replaceAll('_', ' ')} ${description}`)
  return [...words].filter(word => own.has(word)).length
}
