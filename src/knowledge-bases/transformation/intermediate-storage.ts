import { hash } from 'node:crypto'
import { validationException } from '../../errors.ts'

/** Where chunks are on their way through a function. */
export interface IntermediateStorage {
  readonly bucket: string
  /** Empty, or with a slash at its end. */
  readonly prefix: string
}

const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/
/** Hidden files are no objects of a folder, and neither are steps in it. */
const SEGMENT = /^[^./\\\p{Cc}][^/\\\p{Cc}]*$/u

/** @throws ValidationException for what names no bucket, or steps in folders. */
export const readIntermediateStorage = (uri: string): IntermediateStorage => {
  const [, bucket = '', path = ''] = /^s3:\/\/([^/]*)(?:\/(.*))?$/s.exec(uri) ?? []
  const segments = path.replace(/\/$/, '').split('/')
  const isPath = path === '' || segments.every(segment => SEGMENT.test(segment))
  if (!BUCKET.test(bucket) || !isPath)
    throw validationException(`The intermediate storage ${uri} is not valid: it must be s3://bucket/prefix.`)
  return { bucket, prefix: path === '' ? '' : `${segments.join('/')}/` }
}

/** Nothing of a document's name is in it; few files are in one folder. */
export const intermediateKey = (
  { prefix }: IntermediateStorage,
  place: { readonly knowledgeBaseId: string; readonly dataSourceId: string; readonly job: string },
  document: string,
  batch: number,
): string => {
  const { knowledgeBaseId, dataSourceId, job } = place
  const name = hash('sha256', document).slice(0, 32)
  const folders = [name.slice(0, 2), name.slice(2, 4)].join('/')
  return `${prefix}aws/bedrock/knowledge_bases/${knowledgeBaseId}/${dataSourceId}/${job}/${folders}/${name}_${batch}.JSON`
}
