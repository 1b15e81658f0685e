import type { ToolSpecification } from '@aws-sdk/client-bedrock-runtime'
import { nameWords } from '../../language/name-words.ts'
import { stem } from '../../language/stem.ts'
import { words } from '../../language/words.ts'
import { type Act, actNouns, guarded } from './act-words.ts'
import { actsOfVerb, type RequestedActs } from './read-acts.ts'

/** What a tool does. */
export interface ToolActs {
  readonly acts: ReadonlySet<Act>
  /** The stem of the verb that changes something; undefined for a tool that only tells. */
  readonly verb: string | undefined
}

const set = (text: string): ReadonlySet<string> => new Set(text.split(' '))
/** Verbs of tools that only tell something. */
const reading = set(
  'get find search look lookup list show check read query view fetch track describe retrieve count see display compare ' +
    'calculate estimate locate is has can',
)
/** Names of tools that end so only tell something, whatever they begin with: `order_status`. */
const tellings = set(
  'status lookup search list info information details history state finder query overview balance availability',
)
/** Verbs that say nothing of what is done: `issue_refund`, `create_payment`. */
const carriers = set(
  'create make issue process initiate submit start perform do request place execute run post put add open',
)

const readsOnly: ToolActs = { acts: new Set(['read']), verb: undefined }

/** The function's own name: `orders__get_order` is `get_order` of the group `orders`. */
export const functionName = (name: string): string => {
  const at = name.lastIndexOf('__')
  return at < 0 || at + 2 >= name.length ? name : name.slice(at + 2)
}

const baseForms = (word: string): string[] => [
  word,
  word.replace(/s$/, ''),
  word.replace(/es$/, ''),
  word.replace(/ies$/, 'y'),
]

/** Reads what a tool does from the verb of its name, else from the first word of its description. */
export function readToolActs({ name = '', description = '' }: ToolSpecification): ToolActs {
  const own = nameWords(functionName(name))
  const [first = ''] = own
  const last = own.at(-1) ?? ''
  if (reading.has(first) || (own.length > 1 && tellings.has(last))) return readsOnly
  const carried = carriers.has(first) ? own.slice(1).flatMap(word => actNouns.get(word) ?? []) : []
  const named = [first, last].find(word => actsOfVerb(word).some(act => act !== 'read'))
  const [told = ''] = words(description.slice(0, 100))
  if (named === undefined && baseForms(told).some(word => reading.has(word))) return readsOnly
  const verb = named ?? baseForms(told).find(word => actsOfVerb(word).some(act => act !== 'read'))
  if (verb === undefined) return { acts: new Set(), verb: undefined }
  return { acts: new Set([...actsOfVerb(verb), ...carried]), verb: stem(verb) }
}

/** Whether a request names what the tool does. */
export const names = ({ acts, verb }: ToolActs, requested: RequestedActs): boolean =>
  verb !== undefined && [...acts].some(act => act !== 'read' && requested.acts.has(act))

/**
 * Whether a request lets a tool be used at all. A tool that changes something wants to be asked for: by name where it
 * takes away, costs or cannot be taken back; else by anything that is no question and asks for nothing other.
 */
export function isLetBy(tool: ToolActs, requested: RequestedActs): boolean {
  if (tool.verb === undefined || names(tool, requested)) return true
  if (requested.asksOnly || requested.acts.size > 0) return false
  return [...tool.acts].some(act => !guarded.has(act))
}
