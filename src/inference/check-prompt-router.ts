import { validationException } from '../errors.ts'
import type { PromptRouter, PromptRouterTarget } from '../resources/prompt-router.ts'

/**
 * What may be routed among: the user guide's list, by family.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/prompt-routing.html
 */
const FAMILIES: readonly (readonly string[])[] = [
  ['amazon.nova-lite-v1:0', 'amazon.nova-pro-v1:0'],
  [
    'anthropic.claude-3-haiku-20240307-v1:0',
    'anthropic.claude-3-5-haiku-20241022-v1:0',
    'anthropic.claude-3-5-sonnet-20240620-v1:0',
    'anthropic.claude-3-5-sonnet-20241022-v2:0',
  ],
  [
    'meta.llama3-1-8b-instruct-v1:0',
    'meta.llama3-1-70b-instruct-v1:0',
    'meta.llama3-2-11b-instruct-v1:0',
    'meta.llama3-2-90b-instruct-v1:0',
    'meta.llama3-3-70b-instruct-v1:0',
  ],
]

/**
 * "You must choose exactly two models within the same family", says the user guide. That the fallback has to be one of
 * them, and the texts of the refusals for a model and for a difference, were seen at Bedrock; the other texts are ours.
 *
 * @throws ValidationException
 */
export const checkPromptRouter = ({
  targets,
  fallbackArn,
  responseQualityDifference,
}: PromptRouter): void => {
  const families = targets.map(familyOf)
  if (new Set(families).size > 1)
    throw refuse(
      'All models of a prompt router must belong to the same model family.',
      `Choose two of ${families[0]?.join(', ')}.`,
    )
  checkTwo(targets.map(({ model }) => model))
  if (!targets.some(({ arn }) => arn === fallbackArn))
    throw refuse(
      'The fallback model must be one of the models of the prompt router.',
      `Take ${targets.map(({ arn }) => arn).join(' or ')}.`,
    )
  if (responseQualityDifference % 5 !== 0)
    throw refuse(
      'Response quality difference must be a value multiple of 5',
      'It is in percent: 10 stands for a difference of 10%.',
    )
}

/** Before each of them is looked up, too. @throws ValidationException */
export const checkTwo = (models: readonly string[]): void => {
  if (models.length === 2 && models[0] !== models[1]) return
  throw refuse(
    'A prompt router must route between exactly two different models.',
    'models names both, and fallbackModel one of them again.',
  )
}

const familyOf = ({ arn, model }: PromptRouterTarget): readonly string[] => {
  const family = FAMILIES.find(models => models.includes(model))
  if (family !== undefined) return family
  throw refuse(
    'Prompt routing is not supported for the specified model identifier',
    `${arn} is of ${model}. Prompts are routed among ${FAMILIES.flat().join(', ')}.`,
  )
}

const refuse = (message: string, hint: string) => validationException(message, { hint })
