import { nameWords } from '../../language/name-words.ts'
import type { ReadTool } from '../choice/score-tool.ts'
import { functionName } from '../choice/tool-acts.ts'
import type { Slot } from '../slots/slot.ts'

const LONGEST_DESCRIPTION = 60

const spoken = (name: string): string => nameWords(name).join(' ') || name

function asWords({ path, description, choices }: Slot): string {
  const named = path.split('\n').map(spoken).join(' ')
  const names = choices?.filter(choice => typeof choice === 'string').slice(0, 6) ?? []
  if (names.length > 1) return `the ${named} (${names.slice(0, -1).join(', ')} or ${names.at(-1)})`
  const short = description.trim().replace(/[.]$/, '')
  return short !== '' && short.length <= LONGEST_DESCRIPTION && !/\d/.test(short)
    ? `the ${named} (${/^[A-Z][a-z]/.test(short) ? short.charAt(0).toLowerCase() : short.charAt(0)}${short.slice(1)})`
    : `the ${named}`
}

/** Asks in one sentence for what is missing. */
export function askBack({ name }: ReadTool, missing: readonly Slot[]): string {
  const asked = missing.slice(0, 8).map(asWords)
  const last = asked.at(-1) ?? ''
  const listed = asked.length > 1 ? `${asked.slice(0, -1).join(', ')} and ${last}` : last
  return `Please tell me ${listed}, which I need for ${spoken(functionName(name))}.`
}
