import readSheets from 'read-excel-file/node'
import type { Block } from '../parsed-document.ts'
import { openArchive, writeArchive } from './archive.ts'
import type { Parser } from './source-file.ts'
import { recordsText } from './table-text.ts'

/** Each sheet is a heading and a table. */
export const parseXlsx: Parser = async ({ bytes }) => {
  const archive = openArchive(bytes)
  const wanted = archive.names.filter(name => /\.(xml|rels)$/.test(name))
  const checked = writeArchive(wanted.map(name => ({ name, bytes: archive.read(name) })))
  const sheets = await readSheets(checked)
  const blocks = sheets.flatMap(({ sheet, data }): Block[] => {
    const text = recordsText(data.map(row => row.map(cellText)))
    return text === ''
      ? []
      : [
          { kind: 'heading', level: 1, text: sheet },
          { kind: 'table', text },
        ]
  })
  return { blocks }
}

const cellText = (cell: unknown): string => {
  if (cell === null || cell === undefined) return ''
  if (!(cell instanceof Date)) return String(cell)
  if (Number.isNaN(cell.getTime())) return ''
  // Parts of a day are fractions, never quite the second.
  const time = new Date(Math.round(cell.getTime() / 1_000) * 1_000).toISOString()
  return time.endsWith('T00:00:00.000Z') ? time.slice(0, 10) : time.slice(0, 16).replace('T', ' ')
}
