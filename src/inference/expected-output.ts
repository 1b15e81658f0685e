import type { Tool, ToolSpecification } from '@aws-sdk/client-bedrock-runtime'
import type { ModelRequest } from '../dialects/dialect.ts'
import { isObject } from '../dialects/native/json.ts'

/** What form an answer has to have. */
export interface ExpectedOutput {
  /** The JSON schema of its text; absent where the text is free. */
  readonly text?: unknown
  /** By name, the tools whose inputs are checked: those that are strict, and those that have to be used. */
  readonly tools: ReadonlyMap<string, ExpectedTool>
  /** Whether one of the tools has to be used. */
  readonly mustUseTool: boolean
}

export interface ExpectedTool {
  readonly schema: unknown
  /** The model is held to the schema; without it Bedrock hands on whatever the model says. */
  readonly strict: boolean
}

/** Undefined where an answer may have any form. */
export const readExpectedOutput = (request: ModelRequest): ExpectedOutput | undefined => {
  const text = textSchema(request)
  const { tools, mustUseTool } = toolsOf(request)
  if (text === undefined && tools.size === 0) return undefined
  return { tools, mustUseTool, ...(text !== undefined && { text }) }
}

/** Whether the text has to be JSON, by a schema. */
const textSchema = ({ outputConfig, additionalModelRequestFields: fields }: ModelRequest): unknown => {
  const definition = outputConfig?.textFormat?.structure?.jsonSchema
  if (definition !== undefined) return parse(definition.schema)
  if (!isObject(fields)) return undefined
  // Claude's own form, and OpenAI's: native bodies come with them.
  const format = isObject(fields.output_config) ? fields.output_config.format : fields.output_format
  if (isObject(format) && format.type === 'json_schema') return format.schema
  const { response_format: asked } = fields
  if (!isObject(asked)) return undefined
  if (asked.type === 'json_object') return { type: 'object' }
  return asked.type === 'json_schema' && isObject(asked.json_schema) ? asked.json_schema.schema : undefined
}

/** A schema that is none is refused by whoever reads it. */
const parse = (text: string | undefined): unknown => {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}

const toolsOf = ({ toolConfig }: ModelRequest): Pick<ExpectedOutput, 'tools' | 'mustUseTool'> => {
  const { tools = [], toolChoice } = toolConfig ?? {}
  const mustUseTool = toolChoice?.any !== undefined || toolChoice?.tool !== undefined
  const specs = tools.flatMap(specOf)
  const checked = specs.filter(
    ({ name, strict }) =>
      strict === true ||
      toolChoice?.any !== undefined ||
      (name !== undefined && toolChoice?.tool?.name === name),
  )
  return {
    mustUseTool: mustUseTool && checked.length > 0,
    tools: new Map(
      checked.map(({ name = '', strict = false, inputSchema }) => [
        name,
        { schema: inputSchema?.json, strict },
      ]),
    ),
  }
}

const specOf = ({ toolSpec }: Tool): ToolSpecification[] => (toolSpec === undefined ? [] : [toolSpec])
