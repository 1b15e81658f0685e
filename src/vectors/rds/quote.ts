/** A name of the configuration, which is data until it is quoted. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** `schema.table`, or a table that the search path finds: AWS takes both. */
export const quoteTable = (name: string): string => {
  const dot = name.indexOf('.')
  return dot === -1 ? quoteName(name) : `${quoteName(name.slice(0, dot))}.${quoteName(name.slice(dot + 1))}`
}
