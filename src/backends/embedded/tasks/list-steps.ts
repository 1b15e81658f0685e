import { findEnumeration } from '../entities/find-list.ts'
import { readField } from '../entities/read-field.ts'
import { readText } from '../entities/read-text.ts'
import { commonVerbs } from '../language/common-verbs.ts'
import { plainCommands } from '../language/instruction-words.ts'
import { sentences } from '../language/sentences.ts'
import { stem } from '../language/stem.ts'
import { firstWord } from '../language/words.ts'
import type { Assignment } from '../read-assignment.ts'
import { layOut } from './lay-out.ts'

const MOST = 50
const FEWEST = 2
const FEWEST_ITEMS = 3
const asksHow =
  /\bhow (?:do|can|should|to|would|must|does one)\b|\bwhat (?:do|must|should) (?:i|we|you) do\b/i
const single =
  /\bone (?:action|step|thing|instruction) (?:per|on each|a|for each)\b|\b(?:each|every) (?:single )?action\b/i
const narrates = /^(?:the|an?|i|we|it|he|she|they|this|that|there|our|you|these)\b/i
const purpose = /^(?:to|in order to|for|before|when|if|after|once) [^,]{3,80}, (?=\p{Ll})/iu
const connectives = /^(?:first|then|next|after that|finally|lastly|and|second|third)(?:,|\b) ?/i

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
const isCommand = (text: string): boolean => {
  const word = firstWord(text.replace(connectives, ''))
  return commonVerbs.has(stem(word)) || plainCommands.has(word)
}

/** The single actions of a sentence: "switch it off and pull the plug" are two. */
function actionsIn(sentence: string): string[] {
  const told = sentence.replace(/[.!]+$/, '').replace(purpose, '')
  const found: string[] = []
  for (const part of told.split(/; |, (?:and |then )?| and (?:then )?|\. /)) {
    if (found.length === 0 || isCommand(part)) found.push(part.trim())
    else
      found[found.length - 1] = `${found.at(-1)} ${told.includes(`, ${part}`) ? '' : 'and '}${part}`.replace(
        / {2}/g,
        ' ',
      )
  }
  return found
}

/** What the only sentence of a text enumerates: commands, or things. */
function enumeration(material: string): string[] {
  const whole = material.trim()
  if (whole.includes('\n') || sentences(whole).length > 1) return []
  const parts = whole.replace(/[.!]+$/, '').split(/, (?:and (?:then )?|then )?|; /)
  if (parts.length >= FEWEST_ITEMS && parts.every(isCommand)) return parts
  const items = findEnumeration(readText(whole), readField('items'))
  // A bare list is split by its commas alone: "bread and butter" may be one thing.
  return whole.startsWith(items[0] ?? '') ? [] : items
}

/** What is to be done, one action an item, where a request asks for it as a list. */
export function listSteps({ shape, instruction, material, prompt, task }: Assignment): string | undefined {
  const listed = shape.form === 'numbered' || shape.form === 'bullets' || shape.form === 'lines'
  if (!listed || task !== undefined || material === '' || material === prompt.text) return undefined
  const enumerated = shape.form === 'lines' ? [] : enumeration(material)
  if (enumerated.length >= FEWEST_ITEMS && (shape.count ?? enumerated.length) === enumerated.length)
    return layOut(enumerated, shape)
  if (!asksHow.test(instruction)) return undefined
  const whole = material.split('\n').flatMap(line => sentences(line))
  const told = whole.filter(sentence => !narrates.test(sentence.replace(purpose, '')))
  const split = single.test(instruction) || told.length < (shape.count ?? FEWEST)
  const actions = split ? told.flatMap(actionsIn) : told
  if (actions.length < FEWEST) return undefined
  const kept = actions.slice(0, shape.most ?? shape.count ?? MOST)
  return layOut(
    kept.map(action => capital(action.replace(connectives, '').trim()).replace(/(?<![.!?])$/, '.')),
    shape,
  )
}
