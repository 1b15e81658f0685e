import type { Validator } from '@seriousme/openapi-schema-validator'
import { validationException } from '../../errors.ts'
import type { ApiOperation } from './api-operation.ts'
import { checkOperations } from './check-operations.ts'
import { parseDocument } from './parse-document.ts'
import { readOperations } from './read-operations.ts'
import { type JsonObject, memberOf, SchemaProblem } from './schema-problem.ts'

export interface ReadOptions {
  /** Its name, for the refusal. */
  readonly actionGroup: string
  /** Of the agent, which decides about `operationId`; absent where it has none yet. */
  readonly foundationModel?: string | undefined
}

/**
 * What an OpenAPI document lets an agent call.
 *
 * @param text JSON or YAML.
 * @throws ValidationException in AWS's words, whose hint and `fieldList` say what is wrong.
 */
export const readApiSchema = async (
  text: string,
  { actionGroup, foundationModel }: ReadOptions,
): Promise<readonly ApiOperation[]> => {
  try {
    const document = parseDocument(text)
    await checkDocument(document)
    const operations = readOperations(document)
    checkOperations(operations, actionGroup, foundationModel)
    return operations
  } catch (error) {
    if (error instanceof SchemaProblem) throw refuseSchema(actionGroup, error.message)
    throw error
  }
}

/** @param name of the entry in `fieldList`: AWS calls them `APISchemaException`, `S3FileAccessDenied` [seen]. */
export const refuseSchema = (actionGroup: string, reason: string, name = 'APISchemaException') =>
  validationException(
    `Failed to create OpenAPI 3 model from the JSON/YAML object that you provided for action: ${actionGroup}`,
    { hint: reason, members: { fieldList: [{ name, message: reason }] } },
  )

/** The documentation asks for 3.0.0, and 3.0.x is taken; 3.1 is not [powertools-lambda-python#4196]. */
const VERSION = /^3\.0\.\d{1,3}$/

const checkDocument = async (document: JsonObject): Promise<void> => {
  const version = memberOf(document, 'openapi')
  if (typeof version !== 'string' || !VERSION.test(version))
    throw new SchemaProblem('attribute openapi is missing, or is not "3.0.0".')
  // It is given an object: of a text it would read a file. And its own copy: it may add to it.
  const { errors } = await (await loadValidator()).validate(structuredClone(document))
  if (errors === undefined || errors.length === 0) return
  if (typeof errors === 'string') throw new SchemaProblem(errors)
  const [first] = errors
  throw new SchemaProblem(
    `${first?.instancePath || 'The document'} ${first?.message ?? 'is not valid'}.`.trim(),
  )
}

/** Loaded for the first schema, and once: it compiles OpenAPI's own schema. It keeps nothing between documents that it goes by. */
const createLoadValidator = () => {
  let loaded: Promise<Validator> | undefined
  return () => {
    loaded ??= import('@seriousme/openapi-schema-validator').then(module => new module.Validator())
    return loaded
  }
}
const loadValidator = createLoadValidator()
