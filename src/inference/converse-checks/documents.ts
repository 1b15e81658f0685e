import type { DocumentBlock } from '@aws-sdk/client-bedrock-runtime'
import type { ModelRequest } from '../../dialects/dialect.ts'
import type { FoundationModel } from '../catalogue.ts'
import { placedMedia } from './blocks.ts'
import { isClaudeFrom } from './claude.ts'
import { documentForm } from './document-form.ts'
import { refuse } from './refuse.ts'

const MAX_DOCUMENTS = 5
const MAX_BYTES = 4.5 * 1024 * 1024
/** The underscore is not documented, and taken. Spaces are the only white space. */
const NAME = /^[A-Za-z0-9 ()[\]_-]*$/

/**
 * Documents are few, small, named apart, what they say they are, and accompanied by words.
 *
 * @throws ValidationException
 */
export const checkDocuments = (request: ModelRequest, model: FoundationModel): void => {
  const placed = [...placedMedia(request)].flatMap(({ path, document }) =>
    document === undefined ? [] : [{ path, document }],
  )
  if (placed.length === 0) return
  requireText(request)
  if (placed.length > MAX_DOCUMENTS)
    throw refuse(
      `You can't include more than 5 documents in a request. Reduce the number of documents and retry your request.`,
      `The request carries ${placed.length}, those of earlier turns included.`,
    )
  const names = new Set<string>()
  for (const { path, document } of placed) {
    checkName(document.name ?? '', path, names)
    checkBytes(document, path, model)
  }
}

const requireText = ({ messages = [] }: ModelRequest): void => {
  const bare = messages.findIndex(
    ({ content = [] }) =>
      content.some(({ document }) => document !== undefined) &&
      !content.some(({ text, guardContent }) => text !== undefined || guardContent?.text !== undefined),
  )
  if (bare >= 0)
    throw refuse(
      'A text block must be included when using documents. Add a text block and retry your request.',
      `messages.${bare} holds a document and no text. Say in the same message what to do with it.`,
    )
}

const checkName = (name: string, path: string, names: Set<string>): void => {
  if (!NAME.test(name) || name.includes('  '))
    throw refuse(
      `The document file name can only contain alphanumeric characters, whitespace characters, hyphens, parentheses, and square brackets. The name can't contain more than one consecutive whitespace character. Check that the file name conforms to these restrictions and retry your request.`,
      `${path}.document.name is '${name}'. Dots are refused too: leave the extension out, the format says it.`,
    )
  if (names.has(name))
    throw refuse(
      `Messages can't contain duplicate document names. Rename the document and retry your request.`,
      `'${name}' stands for two documents of the conversation, the second at ${path}.`,
    )
  names.add(name)
}

const checkBytes = (document: DocumentBlock, path: string, model: FoundationModel): void => {
  const bytes = document.source?.bytes
  if (bytes === undefined) return
  const format = document.format ?? 'txt'
  if (bytes.byteLength > MAX_BYTES && !isUnbounded(format, model))
    throw refuse(
      'The maximum document size is 4.5 MB. Reduce the size of your document and retry your request.',
      `${path} is of ${bytes.byteLength} bytes; 4718592 are the limit for ${format} on ${model.id}.`,
    )
  const form = documentForm(bytes)
  if ('mime' in form)
    throw refuse(
      `Unsupported MIME type: ${form.mime}. Retry your request with a supported file type: xlsx, txt, pdf, csv, md, doc, html, xls, docx`,
      form.mime.startsWith('image/')
        ? `${path} is an image. Send it as an image block.`
        : `${path} is neither text nor a PDF or Office document. Text must be UTF-8.`,
    )
  const expected = filetypes[format]
  if (expected !== undefined && form.filetype !== expected)
    throw refuse(
      `The detected filetype is ${form.filetype}, but the provided filetype was ${format.toUpperCase()}.`,
      `${path} says ${format}. State the format the bytes are of; SDKs encode them themselves, so hand them over raw.`,
    )
}

/** The user guide's exceptions from the limit of size. */
const isUnbounded = (format: string, model: FoundationModel): boolean =>
  (format === 'pdf' && isClaudeFrom(model, 4)) ||
  (['pdf', 'docx'].includes(format) && model.id.startsWith('amazon.nova-'))

/** Text stands for whatever it is: Bedrock reads a PDF that is called txt. */
const filetypes: Readonly<Record<string, string | undefined>> = {
  pdf: 'PDF',
  docx: 'OFFICE_OPEN_XML',
  xlsx: 'OFFICE_OPEN_XML',
  doc: 'MICROSOFT_OFFICE',
  xls: 'MICROSOFT_OFFICE',
}
