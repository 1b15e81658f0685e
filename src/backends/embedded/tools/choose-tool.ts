import type { ToolSpecification } from '@aws-sdk/client-bedrock-runtime'
import type { FindValue } from '../json/fill-schema.ts'
import { isObject } from '../json/is-object.ts'
import type { Json, JsonObject } from '../json/json.ts'
import { resolveSchema } from '../json/resolve-schema.ts'
import { nameWords } from '../language/name-words.ts'
import { stem } from '../language/stem.ts'
import { stopWords } from '../language/stop-words.ts'
import { synonyms } from '../language/synonyms.ts'
import { tokens } from '../language/tokens.ts'
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
/** What an identifier that looks like the tool's adds. */
const CODE_FITS = 2
const ABOUT_EQUAL = 0.3
const MOST_COMPARED = 5

/** A description without what it says that the tool does not do. */
const affirmed = (description: string): string =>
  description.replace(/\b(?:not|never|don't|doesn't|isn't)\b[^.,;]*/gi, ' ')

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

/** What a request says, read once for all tools. */
interface Request {
  readonly said: ReadonlySet<string>
  readonly meanings: ReadonlySet<number>
  /** Words with digits, such as `ord-88421`. */
  readonly codes: readonly string[]
}

function readRequest(text: string): Request {
  const said = matter(words(text))
  const meanings = new Set([...said].flatMap(base => synonyms.get(base) ?? []))
  const codes = tokens(text).flatMap(({ lower }) => (/^[a-z].*\d/.test(lower) ? lower : []))
  return { said, meanings, codes }
}

/** A code that begins like the member's name: `ORD-88421` for `order_id`. */
const hasCode = (member: string, codes: readonly string[]): boolean =>
  nameWords(member).some(word => word.length > 2 && codes.some(code => code.startsWith(word.slice(0, 3))))

/** How well the words of a tool's name, description and members fit a request. */
function score(tool: ToolSpecification, schema: JsonObject, { said, meanings, codes }: Request): number {
  const name = matter(nameWords(tool.name ?? ''))
  const described = matter(words(affirmed((tool.description ?? '').slice(0, MOST_DESCRIPTION))))
  let sum = 0
  for (const base of name) {
    const share = saidShare(base, said, meanings)
    sum += share * 2 - (share === 0 && changing.has(base) ? UNSAID_CHANGE : 0)
  }
  for (const base of described) if (!name.has(base)) sum += saidShare(base, said, meanings) * 0.8
  const members = Object.keys(isObject(schema.properties) ? schema.properties : {}).slice(0, 50)
  for (const member of members)
    for (const base of matter(nameWords(member)))
      if (!name.has(base) && !described.has(base)) sum += saidShare(base, said, meanings) * 0.5
  return members.some(member => hasCode(member, codes)) ? sum + CODE_FITS : sum
}

function missingIn(schema: JsonObject, root: Json, find: FindValue): string[] {
  const properties = isObject(schema.properties) ? schema.properties : {}
  const required = Array.isArray(schema.required)
    ? schema.required.filter(name => typeof name === 'string')
    : []
  return required.filter(member => find(member, resolveSchema(properties[member], root)) === undefined)
}

/**
 * The tool that fits best; among tools that fit about equally, one whose required members are known.
 * @param findFor makes a finder that has given nothing away yet
 */
export function chooseTool(
  tools: readonly ToolSpecification[],
  text: string,
  findFor: () => FindValue,
): ToolFit | undefined {
  const request = readRequest(text)
  const scored = tools.map(tool => {
    const root = schemaOf(tool)
    const schema = resolveSchema(root, root)
    return { tool, root, schema, score: score(tool, schema, request) }
  })
  const best = Math.max(...scored.map(one => one.score))
  const close = scored.filter(one => one.score > best - ABOUT_EQUAL).slice(0, MOST_COMPARED)
  const fits = close.map(({ tool, root, schema, score: fit }) => ({
    tool,
    score: fit,
    missing: missingIn(schema, root, findFor()),
  }))
  return fits.sort((a, b) => a.missing.length - b.missing.length || b.score - a.score)[0]
}
