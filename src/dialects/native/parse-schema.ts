import { validationException } from '../../errors.ts'

/** The JSON Schema that Converse has as a text. @throws ValidationException where it is not JSON. */
export const parseSchema = (schema: string | undefined): unknown => {
  try {
    return JSON.parse(schema ?? '')
  } catch (cause) {
    throw validationException(
      'The schema at outputConfig.textFormat.structure.jsonSchema is not valid JSON.',
      { cause },
    )
  }
}
