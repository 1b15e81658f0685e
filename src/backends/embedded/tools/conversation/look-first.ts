import { sentences } from '../../language/sentences.ts'
import type { ReadTool } from '../choice/score-tool.ts'
import type { Chosen } from '../use-tools.ts'

const READ = 16_384
const MOST_SENTENCES = 200
const looks =
  /\b(?:look(?:ing)? (?:\w+ ){0,4}up|look at|check|find|verify|fetch|retrieve|read|review|inspect)\b/i
const first = /\b(?:before|first|always|prior to)\b/i

/** Whether the system text wants things looked up before anything else is done. */
const wantsLook = (system: string): boolean =>
  system
    .slice(0, READ)
    .split('\n')
    .flatMap(line => sentences(line))
    .slice(0, MOST_SENTENCES)
    .some(
      text => looks.test(text) && first.test(text) && !/\b(?:never|do not|don't|not allowed)\b/i.test(text),
    )

/** What tells of the thing that a tool would change, where the system text wants it looked up before. */
export function lookFirst(
  chosen: readonly Chosen[],
  tools: readonly ReadTool[],
  system: string,
): readonly Chosen[] {
  if (!chosen.some(({ tool }) => tool.changes) || !wantsLook(system)) return chosen
  return chosen.map(one => {
    if (!one.tool.changes) return one
    for (const tool of tools) {
      const needed = tool.slots.filter(({ required }) => required)
      const isOf =
        !tool.changes &&
        needed.length > 0 &&
        needed.every(({ path, free }) => free === undefined && one.values.has(path))
      if (!isOf) continue
      return {
        tool,
        values: new Map(needed.map(({ path }) => [path, one.values.get(path) ?? null])),
      }
    }
    return one
  })
}
