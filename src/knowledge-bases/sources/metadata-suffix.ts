/** Of the file beside a document that holds its metadata: `NAME.metadata.json`. */
export const METADATA_SUFFIX = '.metadata.json'
