import type { ToolSpecification } from '@aws-sdk/client-bedrock-runtime'
import type { FindValue } from '../json/fill-schema.ts'
import { isObject, type Json, type JsonObject } from '../json/json.ts'
import { resolveSchema } from '../json/resolve-schema.ts'
import { nameWords } from '../language/name-words.ts'
import { stem } from '../language/stem.ts'
import { stopWords } from '../language/stop-words.ts'
import { synonyms } from '../language/synonyms.ts'
import { words } from '../language/words.ts'

/** How well a tool fits a request. */
export interface ToolFit {
  readonly tool: ToolSpecification
  readonly score: number
  /** Required members that the conversation says nothing of. */
  readonly missing: readonly string[]
}

/** A tool that is offered and not forced is used from this fit on. */
export const CLEAR_FIT = 2
const MOST_DESCRIPTION = 600
/** Words of names and descriptions that say nothing of what a tool is for. */
const formal: ReadonlySet<string> = new Set(
  'get set fetch retriev return given tool function use user call api data inform detail result valu provid request string type id name'.split(
    ' ',
  ),
)

/** Verbs of tools that change something: such a tool is not for a request that does not say so. */
const changing: ReadonlySet<string> = new Set(
  'cancel delete remove create update send book pay refund close open submit set add transfer buy reset restart stop approve reject'
    .split(' ')
    .map(stem),
)
const UNSAID_CHANGE = 1.5

/** A description without what it says that the tool does not do. */
const affirmed = (description: string): string => description.replace(/\b(?:not|never|don't|doesn't|isn't)\b[^.,;]*/gi, ' ')

export const schemaOf = (tool: ToolSpecification): Json => {
  const json: unknown = tool.inputSchema?.json
  return isObject(json) ? json : {}
}

const matter = (found: readonly string[]): Set<string> =>
  new Set(
    found
      .filter(word => !stopWords.has(word))
      .map(stem)
      .filter(base => !formal.has(base)),
  )

/** 1 for a stem that is said, less for one with the same meaning. */
function saidShare(base: string, said: ReadonlySet<string>, meanings: ReadonlySet<number>): number {
  if (said.has(base)) return 1
  return synonyms.get(base)?.some(group => meanings.has(group)) ? 0.6 : 0
}

function requiredOf(schema: JsonObject): string[] {
  return Array.isArray(schema.required) ? schema.required.filter(name => typeof name === 'string') : []
}

/** Scores a tool by the words of its name, description and members in the request, and by what can be filled. */
export function fitTool(tool: ToolSpecification, request: string, find: FindValue): ToolFit {
  const said = matter(words(request))
  const meanings = new Set([...said].flatMap(base => synonyms.get(base) ?? []))
  const name = matter(nameWords(tool.name ?? ''))
  const described = matter(words(affirmed((tool.description ?? '').slice(0, MOST_DESCRIPTION))))
  let score = 0
  for (const base of name) {
    const share = saidShare(base, said, meanings)
    score += share * 2 - (share === 0 && changing.has(base) ? UNSAID_CHANGE : 0)
  }
  for (const base of described) if (!name.has(base)) score += saidShare(base, said, meanings) * 0.8
  const root = schemaOf(tool)
  const schema = resolveSchema(root, root)
  const properties = isObject(schema.properties) ? schema.properties : {}
  for (const member of Object.keys(properties).slice(0, 50))
    for (const base of matter(nameWords(member)))
      if (!name.has(base) && !described.has(base)) score += saidShare(base, said, meanings) * 0.5
  const missing = requiredOf(schema).filter(
    member => find(member, resolveSchema(properties[member], root)) === undefined,
  )
  return { tool, score, missing }
}

/** The tool that fits best, the first among equals, one whose required members are all known before others. */
export function chooseTool(
  tools: readonly ToolSpecification[],
  request: string,
  findFor: () => FindValue,
): ToolFit | undefined {
  let best: ToolFit | undefined
  for (const tool of tools) {
    const fit = fitTool(tool, request, findFor())
    const lead = fit.score - (best?.score ?? -1)
    if (lead > 0.3 || (lead > -0.3 && best !== undefined && fit.missing.length < best.missing.length))
      best = fit
  }
  return best
}
