import { validationException } from '../../errors.ts'

export type Placeholder =
  | 'query'
  | 'search_results'
  | 'output_format_instructions'
  | 'current_time'
  | 'conversation_history'

const PLACEHOLDER = /\$(query|search_results|output_format_instructions|current_time|conversation_history)\$/g

/** What stands for a placeholder is taken as it is: what it says of placeholders is not filled in. */
export const fillTemplate = (template: string, values: Readonly<Record<Placeholder, string>>): string =>
  template.replace(PLACEHOLDER, (_, name: Placeholder) => values[name])

export const holds = (template: string, placeholder: Placeholder): boolean =>
  template.includes(`$${placeholder}$`)

/** @throws ValidationException for a template without a letter in it: no model is asked nothing. */
export const checkTemplate = (template: string, path: string): void => {
  if (template.trim() !== '') return
  throw validationException(
    `1 validation error detected: Value at '${path}' failed to satisfy constraint: Member must not be blank`,
  )
}
