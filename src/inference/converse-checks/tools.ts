import type { ToolConfiguration } from '@aws-sdk/client-bedrock-runtime'
import type { ModelRequest } from '../../dialects/dialect.ts'
import type { FoundationModel } from '../catalogue.ts'
import { placedBlocks } from './blocks.ts'
import { refuse, refuseAsModel } from './refuse.ts'

// The user guide's "Supported models and model features", and live answers where they differ.
const TOOLLESS =
  /^(ai21\.(j2|jamba-instruct)|amazon\.titan-text|anthropic\.claude-(v2|instant)|cohere\.command-(light-)?text|meta\.llama(2-|3-(8b|70b|2-[13]b))|mistral\.(mistral-7b|mixtral))/
const TOOLLESS_IN_STREAMS =
  /^(ai21\.jamba-1-5|meta\.llama(3-1|3-2-(11|90)b|3-3|4)-|mistral\.mistral-(large|small)-24)/
const UNFORCED = /^(ai21\.jamba|meta\.llama|mistral\.mistral-large-2402)/
const UNREQUIRED = /^meta\.llama/

/** Whether a model uses tools of its own. */
export const usesTools = ({ id, toolUse }: FoundationModel, streaming: boolean): boolean =>
  toolUse !== false && !TOOLLESS.test(id) && !(streaming && TOOLLESS_IN_STREAMS.test(id))

/**
 * Tools are defined where they are talked of, once each, and only for models that use them.
 *
 * @throws ValidationException
 */
export const checkTools = (request: ModelRequest, model: FoundationModel, streaming: boolean): void => {
  const { toolConfig } = request
  if (toolConfig === undefined) {
    requireNoTools(request)
    return
  }
  if (!usesTools(model, false))
    throw refuse(
      `This model doesn't support tool use.`,
      `Leave toolConfig out, or take a model with tools; ${model.id} has none.`,
    )
  if (!usesTools(model, streaming))
    throw refuse(
      `This model doesn't support tool use in streaming mode.`,
      `${model.id} uses tools by Converse only, not by ConverseStream.`,
    )
  checkChoice(toolConfig, model, checkNames(toolConfig))
}

const requireNoTools = (request: ModelRequest): void => {
  for (const { path, block } of placedBlocks(request))
    if (block.toolUse !== undefined || block.toolResult !== undefined)
      throw refuse(
        'The toolConfig field must be defined when using toolUse and toolResult content blocks.',
        `${path} is of a tool. Send the definitions with every turn of a conversation that used tools, also with the last.`,
      )
}

const checkNames = ({ tools = [] }: ToolConfiguration): ReadonlySet<string> => {
  const names = new Set<string>()
  for (const [index, { toolSpec, systemTool }] of tools.entries()) {
    const name = toolSpec?.name ?? systemTool?.name
    if (name === undefined) continue
    if (names.has(name))
      throw refuse(
        `The tool ${name} is already defined at toolConfig.tools.${index}.`,
        'Every tool has its own name. Drop the second definition, or rename it.',
      )
    names.add(name)
  }
  return names
}

const checkChoice = (
  { toolChoice }: ToolConfiguration,
  model: FoundationModel,
  names: ReadonlySet<string>,
): void => {
  if (toolChoice?.tool !== undefined && UNFORCED.test(model.id)) throw noSuchChoice('tool', model)
  if (toolChoice?.any !== undefined && UNREQUIRED.test(model.id)) throw noSuchChoice('any', model)
  const chosen = toolChoice?.tool?.name
  if (chosen !== undefined && !names.has(chosen))
    throw refuseAsModel(
      `Tool '${chosen}' not found in provided tools`,
      `toolConfig.tools defines ${[...names].join(', ') || 'no tool'}. Choose one of them, or define ${chosen}.`,
    )
}

const noSuchChoice = (choice: 'tool' | 'any', model: FoundationModel) =>
  refuse(
    `This model doesn't support the toolConfig.toolChoice.${choice} field. Remove toolConfig.toolChoice.${choice} and try again.`,
    `${model.id} cannot be made to use a tool: choose auto, and ask for the tool in the prompt.`,
  )
