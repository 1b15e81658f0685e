import type { Parts } from './parts.ts'

/** Documents that no base holds: an object of a bucket, and the text of a file. */
export type ReadDocuments = Pick<Parts, 'readObject' | 'parse'>
