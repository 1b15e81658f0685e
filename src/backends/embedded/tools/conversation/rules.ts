import { nameWords } from '../../language/name-words.ts'
import { sentences } from '../../language/sentences.ts'
import { stem } from '../../language/stem.ts'
import { synonyms } from '../../language/synonyms.ts'
import { words } from '../../language/words.ts'
import { isChanging } from '../choice/request-verbs.ts'
import type { ReadTool } from '../choice/score-tool.ts'

const MOST_SENTENCES = 200
const READ = 16_384
const confirming =
  /\b(?:confirm(?:s|ed|ation)?|explicit|approv(?:al|es|ed)|permission|consent|agree[sd]?|ask(?:ing)?|double-check|check(?:ing)? with)\b/i
const forbidding =
  /\b(?:never|do not|don't|must not|mustn't|may not|cannot|can't|not allowed|forbidden|prohibited|are not to|refuse|disabled)\b/i
const conditional =
  /\b(?:if|when|unless|except|for|outside|before|after|until|without|more than|over|above|between|during|on)\b/i
const demanding = /\b(?:always|must|only|before|first|without|until|unless|require[sd]?|needs?|never)\b/i

export interface Rule {
  readonly kind: 'confirm' | 'forbid'
  readonly text: string
}

/** Whether a sentence speaks of the tool: by its name, or of what it does. */
function concerns(sentence: string, { name }: ReadTool): boolean {
  if (sentence.toLowerCase().includes(name.toLowerCase())) return true
  const said = new Set(words(sentence).map(stem))
  const meanings = new Set([...said].flatMap(base => synonyms.get(base) ?? []))
  const own = nameWords(name).map(stem)
  const verb = own.find(isChanging)
  if (verb === undefined) return false
  const isMeant = said.has(verb) || (synonyms.get(verb)?.some(group => meanings.has(group)) ?? false)
  const others = own.filter(base => base !== verb)
  return said.has(verb) || (isMeant && others.some(base => said.has(base)))
}

/** Every change, whatever it is of: "confirm before any action". */
const general =
  /\b(?:any|all|every) (?:action|change|write|destructive|tool)|\bdestructive\b|\birreversible\b|\bmak(?:e|ing) changes\b/i

/** What the system text says against using a tool at once; undefined where it lets it be. */
export function ruleAgainst(tool: ReadTool, system: string): Rule | undefined {
  const all = system
    .slice(0, READ)
    .split('\n')
    .flatMap(line => sentences(line))
    .slice(0, MOST_SENTENCES)
  for (const text of all) {
    const isAbout = concerns(text, tool) || (tool.changes && general.test(text))
    if (!isAbout) continue
    if (confirming.test(text) && demanding.test(text)) return { kind: 'confirm', text }
    if (forbidding.test(text) && !conditional.test(text)) return { kind: 'forbid', text }
  }
  return undefined
}
