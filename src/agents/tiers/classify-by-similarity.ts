import type { AgentTool } from '../runtime/agent-tool.ts'
import type { Classification } from './classification.ts'
import type { Asked } from './classify-by-rules.ts'

const DIMENSIONS = 256
/** Below this a tool has nothing to do with a question; measured on the questions of the tests. */
export const NEAR = 0.24
/** Of a longer question the rest is not read. */
const LONGEST = 2_000

/** How near what the tools are for is to the question, to Outcrop's own embedding model. Knowledge bases speak for one call. */
export const classifyBySimilarity = async ({ question, tools }: Asked): Promise<Classification> => {
  // Its lexica are read only where they are used.
  const { embedText } = await import('../../backends/embedded/embed-text.ts')
  const asked = embedText(question.slice(0, LONGEST), DIMENSIONS)
  const nearest = (some: readonly AgentTool[]): number =>
    Math.max(0, ...some.map(tool => dot(asked, embedText(describe(tool), DIMENSIONS))))
  const base = nearest(tools.filter(({ use }) => 'knowledgeBase' in use))
  const act = nearest(tools.filter(({ use }) => !('knowledgeBase' in use) && !('asksUser' in use)))
  const reason = `${act.toFixed(2)} to a tool, ${base.toFixed(2)} to a knowledge base`
  return { isSimple: act < NEAR || act < base, reason }
}

const describe = ({ name, description, use }: AgentTool): string =>
  'knowledgeBase' in use ? use.knowledgeBase.description : `${name.replaceAll('_', ' ')} ${description}`

const dot = (left: Float32Array, right: Float32Array): number =>
  left.reduce((sum, value, at) => sum + value * (right[at] ?? 0), 0)
