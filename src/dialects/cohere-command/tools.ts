import type {
  Tool,
  ToolConfiguration,
  ToolResultBlock,
  ToolResultContentBlock,
  ToolUseBlock,
} from '@aws-sdk/client-bedrock-runtime'
import { isObject, type JsonObject } from '../native/json.ts'
import { kindOf, unsupportedBlock, unsupportedField } from '../native/refusals.ts'

/** Python's names of types, and JSON Schema's. */
const types: readonly (readonly [cohere: string, schema: string])[] = [
  ['str', 'string'],
  ['int', 'integer'],
  ['float', 'number'],
  ['bool', 'boolean'],
  ['list', 'array'],
  ['dict', 'object'],
]
const toSchema = new Map(types)
const toCohere = new Map(types.map(([cohere, schema]) => [schema, cohere]))

/** What a parameter definition has no member for goes with its description. */
const schemaMark = 'JSON Schema: '

export const decodeTool = ({ name, description, parameter_definitions: definitions }: JsonObject): Tool => {
  const parameters = isObject(definitions) ? Object.entries(definitions) : []
  const required = parameters.filter(([, value]) => isObject(value) && value.required === true)
  const json = {
    type: 'object',
    properties: Object.fromEntries(parameters.map(([key, value]) => [key, decodeParameter(value)])),
    ...(required.length > 0 && { required: required.map(([key]) => key) }),
  }
  return {
    toolSpec: {
      name: name as string,
      ...(typeof description === 'string' && description !== '' && { description }),
      inputSchema: { json: json as unknown as Record<string, never> },
    },
  }
}

const decodeParameter = (definition: unknown): JsonObject => {
  const { type, description } = isObject(definition) ? definition : {}
  const [said = '', schema] = typeof description === 'string' ? description.split(schemaMark) : []
  return {
    ...(typeof type === 'string' && { type: toSchema.get(type) ?? type }),
    ...(said.trim() !== '' && { description: said.trim() }),
    ...readSchema(schema),
  }
}

const readSchema = (json: string | undefined): JsonObject => {
  try {
    const schema: unknown = JSON.parse(json ?? '{}')
    return isObject(schema) ? schema : {}
  } catch {
    return {}
  }
}

/** @throws ValidationException */
export const encodeTools = ({ tools = [], toolChoice }: ToolConfiguration): JsonObject[] => {
  const choice = toolChoice === undefined ? 'auto' : kindOf(toolChoice)
  if (choice !== 'auto') throw unsupportedField(`toolConfig.toolChoice.${choice}`)
  return tools.map(({ toolSpec, cachePoint }) => {
    if (toolSpec === undefined) throw unsupportedBlock(cachePoint === undefined ? 'systemTool' : 'cachePoint')
    const { name, description, inputSchema } = toolSpec
    return {
      name,
      description: description ?? '',
      parameter_definitions: encodeParameters(isObject(inputSchema?.json) ? inputSchema.json : {}),
    }
  })
}

/** Annotations say nothing that the model is told in any family. */
const known = ['type', 'properties', 'required', 'additionalProperties', '$schema', 'title', 'description']

const encodeParameters = (schema: JsonObject): JsonObject => {
  const other = Object.keys(schema).find(key => !known.includes(key))
  if (other !== undefined)
    throw unsupportedField(`inputSchema.${other}`, 'Command R takes tools with a flat list of parameters.')
  const required = Array.isArray(schema.required) ? schema.required : []
  const properties = isObject(schema.properties) ? Object.entries(schema.properties) : []
  return Object.fromEntries(
    properties.map(([key, value]) => [key, encodeParameter(value, required.includes(key))]),
  )
}

const encodeParameter = (property: unknown, required: boolean): JsonObject => {
  const { type, description, ...rest } = isObject(property) ? property : {}
  const cohere = typeof type === 'string' ? toCohere.get(type) : undefined
  const more = { ...(cohere === undefined && type !== undefined && { type }), ...rest }
  const said = [
    ...(typeof description === 'string' ? [description] : []),
    ...(Object.keys(more).length > 0 ? [`${schemaMark}${JSON.stringify(more)}`] : []),
  ]
  return {
    ...(said.length > 0 && { description: said.join('\n') }),
    ...(cohere !== undefined && { type: cohere }),
    required,
  }
}

export const encodeCall = ({ name, input }: ToolUseBlock): JsonObject => ({
  name,
  parameters: isObject(input) ? input : {},
})

export const decodeCall = ({ name, parameters }: JsonObject, toolUseId: string): ToolUseBlock => ({
  toolUseId,
  name: name as string,
  input: (isObject(parameters) ? parameters : {}) as Record<string, never>,
})

/** @throws ValidationException */
export const encodeResult = ({ content = [], status }: ToolResultBlock, call: JsonObject): JsonObject => ({
  call,
  outputs: content.map(block => {
    if (block.text !== undefined) return status === 'error' ? { error: block.text } : { text: block.text }
    if (block.json === undefined) throw unsupportedBlock(kindOf(block))
    return isObject(block.json) ? block.json : { text: JSON.stringify(block.json) }
  }),
})

export const decodeResult = ({ outputs }: JsonObject, toolUseId: string): ToolResultBlock => {
  const given = Array.isArray(outputs) ? outputs.filter(isObject) : []
  const isError = given.length > 0 && given.every(output => textUnder(output, 'error') !== undefined)
  return {
    toolUseId,
    content: given.map((output): ToolResultContentBlock => {
      const text = textUnder(output, isError ? 'error' : 'text')
      return text === undefined ? { json: output as Record<string, never> } : { text }
    }),
    ...(isError && { status: 'error' }),
  }
}

/** The text of an object that has no other member. */
const textUnder = (output: JsonObject, key: string): string | undefined => {
  const [[name, text] = [], ...more] = Object.entries(output)
  return name === key && typeof text === 'string' && more.length === 0 ? text : undefined
}
