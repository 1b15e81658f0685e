import { contentStems } from '../language/content-stems.ts'
import { stem } from '../language/stem.ts'
import { labelOf, listMark } from '../language/units.ts'
import { words } from '../language/words.ts'

const FEWEST = 3
const MOST = 200
const asks =
  /^\W*(?:which|what|list|name|give|find|extract|show)\b(?: (?:me|all|the|of|these|those|us|out|every|only)\b){0,4} ([\p{L}-]+(?: [\p{L}-]+)?) (?:(?:that|which|who) )?(are|is|have|has|can|do|does|were|was|with|without|cost|offer|need|contain|open|start)\b(.{2,80}?)[?.!]*$/iu
const negates = /\b(?:not|no|never|none|without|nobody|cannot)\b|n't\b/i
const excludes = /\b(?:booked|sold out|full|closed|unavailable|taken|out of stock|cancelled|except|busy)\b/i
const every = new Set('all every any always daily everybody'.split(' '))

/** What a line is about: what stands before its colon or dash, else its first cell. */
function headOf(line: string): string | undefined {
  const bare = line.slice(listMark(line)).replaceAll('**', '')
  if (bare.startsWith('|')) return bare.split('|')[1]?.trim()
  if (labelOf(bare) !== '') return bare.slice(0, bare.indexOf(':')).trim()
  const dash = bare.search(/ [-\u2013\u2014|] /)
  return dash > 0 && dash < 60 ? bare.slice(0, dash).trim() : undefined
}

/**
 * The things of a list of which something is said: "which rooms are free on Friday?" Undefined where the text is no list
 * or the question none about its lines.
 */
export function selectRows(instruction: string, material: string): readonly string[] | undefined {
  const asked = asks.exec(instruction.split('\n', 1)[0]?.replace(/([?.!]) .*$/, '$1') ?? '')
  if (!asked) return undefined
  const denied = negates.test(asked[3] ?? '') || asked[2]?.toLowerCase() === 'without'
  const nouns = new Set(words(asked[1] ?? '').map(stem))
  const wanted = contentStems(asked[3] ?? '').filter(base => !nouns.has(base))
  const lines = material
    .split('\n', MOST)
    .map(line => line.trim())
    .filter(line => line !== '' && !/^[|:\s-]+$/.test(line))
  const rows = lines.flatMap(line => {
    const head = headOf(line)
    return head === undefined || head === ''
      ? []
      : [{ head, line: line.slice(line.indexOf(head) + head.length) }]
  })
  if (rows.length < FEWEST || rows.length * 2 < lines.length || wanted.length === 0) return undefined
  const holds = (line: string): boolean => {
    const stems = new Set(words(line).map(stem))
    const open = words(line).some(word => every.has(word))
    const said = wanted.filter(base => stems.has(base)).length
    const told = said === wanted.length || (open && said > 0)
    return denied ? !told || negates.test(line) : told && !negates.test(line) && !excludes.test(line)
  }
  const told = rows.filter(({ line }) => holds(line)).map(({ head }) => head)
  return told.length > 0 ? told : undefined
}
