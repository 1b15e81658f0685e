import type { InputFile } from '@aws-sdk/client-bedrock-agent-runtime'
import type { ContentBlock, DocumentFormat, ImageFormat } from '@aws-sdk/client-bedrock-runtime'
import { notImplementedException, validationException } from '../../errors.ts'

const DOCUMENTS: Readonly<Record<string, DocumentFormat>> = {
  'application/pdf': 'pdf',
  'text/csv': 'csv',
  'application/msword': 'doc',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.ms-excel': 'xls',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'text/html': 'html',
  'text/plain': 'txt',
  'text/markdown': 'md',
}
const IMAGES: Readonly<Record<string, ImageFormat>> = {
  'image/png': 'png',
  'image/jpeg': 'jpeg',
  'image/gif': 'gif',
  'image/webp': 'webp',
}

/** Files that come with a question, for the model to read. @throws for those that only code could read. */
export const readFiles = (files: readonly InputFile[]): ContentBlock[] =>
  files.map(({ name = '', source, useCase }) => {
    if (useCase === 'CODE_INTERPRETER')
      throw notImplementedException('Files for the code interpreter are not implemented.', {
        hint: 'Send the file with the use case CHAT: the model reads it.',
      })
    const { mediaType = '', data } = source?.byteContent ?? {}
    if (data === undefined)
      throw validationException(`The file ${name} has no byteContent.`, {
        hint: 'Files in S3 are not read here: send the bytes.',
      })
    const type = mediaType.split(';')[0]?.trim().toLowerCase() ?? ''
    const image = Object.hasOwn(IMAGES, type) ? IMAGES[type] : undefined
    if (image !== undefined) return { image: { format: image, source: { bytes: data } } }
    const format = Object.hasOwn(DOCUMENTS, type) ? DOCUMENTS[type] : undefined
    if (format === undefined)
      throw validationException(`The media type ${mediaType} of the file ${name} is not supported.`)
    return { document: { format, name: documentName(name), source: { bytes: data } } }
  })

/** What Converse takes as the name of a document. */
const documentName = (name: string): string => {
  const clean = name.replace(/[^a-zA-Z0-9()[\]-]+/g, ' ').trim()
  return clean === '' ? 'file' : clean.slice(0, 200)
}
