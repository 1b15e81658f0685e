import type { KnowledgeBaseQuery } from '@aws-sdk/client-bedrock-agent-runtime'
import { codePoints } from '../../conversation/code-points.ts'
import { validationException } from '../../errors.ts'
import { unbuilt } from './refuse-unbuilt.ts'

/** The service's limit; the API's description allows more than the service takes. */
export const LONGEST_QUERY = 1_000

/** The words of a query. @throws ValidationException for none, or too many. */
export const readQuery = ({ text, type, image }: KnowledgeBaseQuery, path: string): string => {
  if (type === 'IMAGE' || image !== undefined)
    throw unbuilt('Queries by an image are', 'Ask by retrievalQuery.text: documents are embedded as text.')
  checkQuery(text ?? '', path)
  return text ?? ''
}

/** @throws ValidationException */
export const checkQuery = (text: string, path: string): void => {
  if (text.trim() === '') throw wrongLength(path, 'greater than or equal to 1')
  if (codePoints(text) > LONGEST_QUERY) throw wrongLength(path, `less than or equal to ${LONGEST_QUERY}`)
}

const wrongLength = (path: string, bound: string) =>
  validationException(
    `1 validation error detected: Value at '${path}' failed to satisfy constraint: Member must have length ${bound}`,
    { hint: `A query has 1 to ${LONGEST_QUERY} characters that are not all blank.` },
  )
