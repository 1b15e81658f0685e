import type { PromptConfiguration, PromptOverrideConfiguration } from '@aws-sdk/client-bedrock-agent'
import { validationException } from '../../errors.ts'

/** What a template may name, by prompt type [UG:prompt-placeholders]; `$tools$` and the like come with all of them. */
const PLACEHOLDERS: Readonly<Record<string, readonly string[]>> = {
  PRE_PROCESSING: [],
  ORCHESTRATION: [
    'agent_scratchpad',
    'any_function_name',
    'instruction',
    'model_instruction',
    'prompt_session_attributes',
    'thought',
    'knowledge_base_guideline',
    'knowledge_base_additional_guideline',
    'memory_content',
    'memory_guideline',
    'memory_action_guideline',
    'ask_user_missing_information',
    'ask_user_missing_parameters',
    'ask_user_confirm_action',
    'ask_user_function',
    'ask_user_input_examples',
    'ask_user_input_examples_with_parameters',
    'tool_knowledge_base_guideline',
    'code_interpreter_guideline',
    'code_interpreter_files',
    'output_format_guideline',
    'multi_agent_payload_reference_guideline',
    'agent_collaborators',
    'memory_content_guideline',
  ],
  POST_PROCESSING: ['latest_response', 'bot_response', 'responses', 'agent_scratchpad', 'instruction'],
  KNOWLEDGE_BASE_RESPONSE_GENERATION: [
    'query',
    'search_results',
    'output_format_instructions',
    'current_time',
  ],
  ROUTING_CLASSIFIER: [
    'instruction',
    'model_instruction',
    'prompt_session_attributes',
    'memory_content',
    'agent_collaborators',
    'last_most_specialized_agent_guideline',
  ],
  MEMORY_SUMMARIZATION: ['past_conversation_summary', 'conversation'],
}
const EVERYWHERE = ['tools', 'functions', 'conversation_history', 'question']

const PLACEHOLDER = /\$([a-z_]{1,64})\$/g

/** Models whose templates are a JSON object of `system` and `messages`. */
const JSON_TEMPLATES = /(^|[./])anthropic\.claude-(?!v2|instant)/
const JSON_TYPES = ['PRE_PROCESSING', 'ORCHESTRATION', 'POST_PROCESSING']

/**
 * @returns what to tell of placeholders that nothing stands for. Whether AWS refuses them is not known: they become empty.
 * @throws ValidationException in AWS's words for a template that is no JSON where the model needs it.
 */
export const checkPrompts = (
  overrides: PromptOverrideConfiguration | undefined,
  foundationModel: string | undefined,
): readonly string[] => {
  if (overrides === undefined) return []
  const prompts = overrides.promptConfigurations ?? []
  const types = prompts.map(({ promptType }) => promptType)
  const repeated = types.find((type, index) => types.indexOf(type) !== index)
  if (repeated !== undefined)
    throw validationException(`The prompt type ${repeated} can have only one prompt configuration.`)
  for (const prompt of prompts) checkCreation(prompt)
  checkParsers(overrides)
  const invalid = prompts.flatMap(prompt => invalidTemplate(prompt, foundationModel))
  if (invalid.length > 0)
    throw validationException(invalid.join(';'), {
      hint: 'The model takes a JSON object of `system` and `messages`; line breaks in its texts are written as \\n.',
    })
  return prompts.flatMap(unknownPlaceholders)
}

const checkCreation = ({ promptType, promptCreationMode, basePromptTemplate }: PromptConfiguration) => {
  if (promptType === undefined) throw validationException('A prompt configuration needs a promptType.')
  if (promptCreationMode === 'OVERRIDDEN' && basePromptTemplate === undefined)
    throw validationException(
      `The prompt configuration of the type ${promptType} needs a basePromptTemplate: its promptCreationMode is OVERRIDDEN.`,
    )
  if (promptCreationMode !== 'OVERRIDDEN' && basePromptTemplate !== undefined)
    throw validationException(
      `The prompt configuration of the type ${promptType} cannot have a basePromptTemplate: its promptCreationMode is not OVERRIDDEN.`,
    )
}

/** "If you specify this field, at least one of the promptConfigurations must contain a parserMode value that is set to OVERRIDDEN." */
const checkParsers = ({ overrideLambda, promptConfigurations = [] }: PromptOverrideConfiguration) => {
  const parsed = promptConfigurations.some(({ parserMode }) => parserMode === 'OVERRIDDEN')
  if (parsed && overrideLambda === undefined)
    throw validationException('A parserMode of OVERRIDDEN needs an overrideLambda.')
  if (!parsed && overrideLambda !== undefined)
    throw validationException(
      'An overrideLambda needs at least one prompt configuration whose parserMode is OVERRIDDEN.',
    )
}

/** AWS's words [seen: genai-bedrock-agent-chatbot#16], with two spaces as there. */
const invalidTemplate = (
  { promptType = '' as never, basePromptTemplate }: PromptConfiguration,
  foundationModel: string | undefined,
): string[] => {
  if (basePromptTemplate === undefined || !JSON_TYPES.includes(promptType)) return []
  if (!JSON_TEMPLATES.test(foundationModel ?? '') || isJson(basePromptTemplate)) return []
  return [
    `The provided BasePromptTemplate for the ${promptType} prompt type has failed validation with  the following message: Invalid JSON in the prompt. Check the BasePromptTemplate and retry your request.`,
  ]
}

const isJson = (text: string): boolean => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null
  } catch {
    return false
  }
}

const unknownPlaceholders = ({ promptType = '' as never, basePromptTemplate = '' }: PromptConfiguration) => {
  const known = new Set([
    ...EVERYWHERE,
    ...(Object.hasOwn(PLACEHOLDERS, promptType) ? (PLACEHOLDERS[promptType] ?? []) : []),
  ])
  const unknown = new Set<string>()
  for (const [, name = ''] of basePromptTemplate.matchAll(PLACEHOLDER))
    if (!known.has(name)) unknown.add(name)
  return [...unknown].map(
    name => `Nothing stands for $${name}$ in the template of ${promptType}: it becomes empty.`,
  )
}
