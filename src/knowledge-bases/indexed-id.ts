/** The id of a document in the index of its base: two sources may have the same file. */
export const indexedId = (dataSourceId: string, document: string): string => `${dataSourceId}:${document}`

/** `s3://bucket/key`, a URL, or the id of a custom document. */
export const documentOf = (id: string): string => id.slice(id.indexOf(':') + 1)
