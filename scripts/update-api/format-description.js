// @ts-check
/** @import { Description } from './description.d.ts' */

/** Parts with one entry to a line, so that a change of the API reads as a change of lines. */
const BY_LINE = new Set(['operations', 'pagination', 'shapes'])

/**
 * The text of a description file: keys sorted, one operation or shape to a line.
 * @param {Description} description
 */
export const formatDescription = description =>
  `{\n${entriesOf(description)
    .map(([key, value]) => `  ${JSON.stringify(key)}: ${BY_LINE.has(key) ? byLine(value) : oneLine(value)}`)
    .join(',\n')}\n}\n`

/** @param {any} record */
const byLine = record =>
  `{\n${entriesOf(record)
    .map(([key, value]) => `    ${JSON.stringify(key)}: ${oneLine(value)}`)
    .join(',\n')}\n  }`

/** @type {(value: any) => string} */
const oneLine = value => {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = entriesOf(value).map(([key, entry]) => `${JSON.stringify(key)}: ${oneLine(entry)}`)
  return entries.length > 0 ? `{ ${entries.join(', ')} }` : '{}'
}

/** By code unit, as `sort` orders everywhere: a locale would make the files differ between machines.
 * @param {Record<string, any>} record
 */
const entriesOf = record =>
  Object.keys(record)
    .sort()
    .map(key => /** @type {const} */ ([key, record[key]]))
