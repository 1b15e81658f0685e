import type { Citation, CitationLocation, CitationsDelta } from '@aws-sdk/client-bedrock-runtime'
import { isObject, type JsonObject } from '../native/json.ts'
import { invalid, numberAt, optional, stringAt, wrongTag } from './fields.ts'

const tags = ['char_location', 'page_location', 'content_block_location', 'search_result_location']

export const decodeCitations = (citations: readonly unknown[], path: string): Citation[] =>
  citations.map((citation, index) => {
    const at = `${path}.${index}`
    if (!isObject(citation)) throw invalid(at, 'Input should be a valid dictionary')
    const location = decodeLocation(citation, at)
    const title =
      optional(stringAt, citation, 'document_title', at) ?? optional(stringAt, citation, 'title', at)
    const source = optional(stringAt, citation, 'source', at)
    return {
      ...(title !== undefined && { title }),
      ...(source !== undefined && { source }),
      sourceContent: [{ text: stringAt(citation, 'cited_text', at) }],
      location,
    }
  })

const decodeLocation = (citation: JsonObject, path: string): CitationLocation => {
  const type = stringAt(citation, 'type', path)
  const number = (key: string) => numberAt(citation, key, `${path}.${type}`)
  switch (type) {
    case 'char_location':
      return {
        documentChar: {
          documentIndex: number('document_index'),
          start: number('start_char_index'),
          end: number('end_char_index'),
        },
      }
    case 'page_location':
      return {
        documentPage: {
          documentIndex: number('document_index'),
          start: number('start_page_number'),
          end: number('end_page_number'),
        },
      }
    case 'content_block_location':
      return {
        documentChunk: {
          documentIndex: number('document_index'),
          start: number('start_block_index'),
          end: number('end_block_index'),
        },
      }
    case 'search_result_location':
      return {
        searchResultLocation: {
          searchResultIndex: number('search_result_index'),
          start: number('start_block_index'),
          end: number('end_block_index'),
        },
      }
    default:
      throw wrongTag(path, type, tags)
  }
}

/** Undefined for a location that the family has no words for. */
export const encodeCitation = (citation: Citation | CitationsDelta): JsonObject | undefined => {
  const { title = null, source, sourceContent = [], location } = citation
  const cited_text = sourceContent.map(({ text }) => text ?? '').join('')
  if (location?.documentChar !== undefined) {
    const { documentIndex: document_index, start, end } = location.documentChar
    const range = { start_char_index: start, end_char_index: end }
    return { type: 'char_location', cited_text, document_index, document_title: title, ...range }
  }
  if (location?.documentPage !== undefined) {
    const { documentIndex: document_index, start, end } = location.documentPage
    const range = { start_page_number: start, end_page_number: end }
    return { type: 'page_location', cited_text, document_index, document_title: title, ...range }
  }
  if (location?.documentChunk !== undefined) {
    const { documentIndex: document_index, start, end } = location.documentChunk
    const range = { start_block_index: start, end_block_index: end }
    return { type: 'content_block_location', cited_text, document_index, document_title: title, ...range }
  }
  if (location?.searchResultLocation !== undefined) {
    const { searchResultIndex: search_result_index, start, end } = location.searchResultLocation
    const range = { start_block_index: start, end_block_index: end }
    return { type: 'search_result_location', cited_text, source, title, search_result_index, ...range }
  }
  return undefined
}
