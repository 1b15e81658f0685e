import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

const read = name => parse(readFileSync(new URL(`cases/${name}.yaml`, import.meta.url), 'utf8'))

/** Every tool by its name, so that cases offer the same tools in other company. */
const readToolbox = () => new Map(read('toolbox').map(tool => [tool.name, tool]))

const toTool = ({ name, description, schema }) => ({
  toolSpec: { name, ...(description ? { description } : {}), inputSchema: { json: schema } },
})

const toDocument = ({ name, format, text }) => ({
  document: { name, format, source: { bytes: new TextEncoder().encode(text) } },
})

const toContent = given =>
  [given].flat().map(block => {
    if (typeof block === 'string') return { text: block }
    return block.document === undefined ? block : toDocument(block.document)
  })

/** A turn is `{ user: content }` or `{ assistant: content }`; content is a text, or blocks as Converse has them. */
const toMessage = turn => {
  const [role] = Object.keys(turn)
  return { role, content: toContent(turn[role]) }
}

const toolConfigOf = ({ tools, force }, toolbox) => {
  if (tools === undefined) return {}
  const specs = tools.map(each => toTool(typeof each === 'string' ? toolbox.get(each) : each))
  return { toolConfig: { tools: specs, ...(force ? { toolChoice: { tool: { name: force } } } : {}) } }
}

const outputConfigOf = ({ outputSchema }) =>
  outputSchema === undefined
    ? {}
    : {
        outputConfig: {
          textFormat: {
            type: 'json_schema',
            structure: { jsonSchema: { name: 'answer', schema: JSON.stringify(outputSchema) } },
          },
        },
      }

const toRequest = (given, toolbox) => ({
  ...(given.system === undefined ? {} : { system: [{ text: given.system }] }),
  messages: (given.turns ?? [{ user: given.user }]).map(toMessage),
  ...toolConfigOf(given, toolbox),
  ...outputConfigOf(given),
  ...(given.inferenceConfig === undefined ? {} : { inferenceConfig: given.inferenceConfig }),
})

/** All that was said before the answer, for graders that compare with it. */
const saidIn = ({ system, turns, user }) => {
  const texts = value => {
    if (typeof value !== 'object' || value === null) return [String(value)]
    return Object.values(value).flatMap(texts)
  }
  return texts([system ?? '', turns ?? user]).join('\n')
}

/** The cases of a task; the form in which they are written is in evaluation/README.md. */
export const readCases = task => {
  const toolbox = readToolbox()
  return read(task).map(({ id, half, kind, expected, ...given }) => ({
    id,
    half,
    kind,
    expected,
    request: toRequest(given, toolbox),
    said: saidIn(given),
  }))
}

/** Queries with their one right passage; the passages of all are searched. */
export const readPairs = () => read('pairs')
