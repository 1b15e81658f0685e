import { type ZipEntry, zip } from './zip.ts'

const xml = (content: string): string => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${content}`
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const relations = (...targets: readonly (readonly [string, string])[]): string =>
  xml(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
      .map(
        ([type, target], index) =>
          `<Relationship Id="rId${index + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`,
      )
      .join('')}</Relationships>`,
  )

const contentTypes: ZipEntry = {
  name: '[Content_Types].xml',
  content: xml(
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`,
  ),
}

const wordParagraph = (text: string, style?: string): string =>
  `<w:p>${style === undefined ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`

export type DocxPart =
  | string
  | { readonly heading: string; readonly level: number }
  | { readonly table: readonly (readonly string[])[] }

/** A Word document, and whatever else its archive is to hold. */
export const docx = (parts: readonly DocxPart[], more: readonly ZipEntry[] = []): Buffer => {
  const body = parts.map(part => {
    if (typeof part === 'string') return wordParagraph(part)
    if ('heading' in part) return wordParagraph(part.heading, `Heading${part.level}`)
    const rows = part.table.map(
      row => `<w:tr>${row.map(cell => `<w:tc>${wordParagraph(cell)}</w:tc>`).join('')}</w:tr>`,
    )
    return `<w:tbl>${rows.join('')}</w:tbl>`
  })
  const styles = [1, 2, 3].map(
    level =>
      `<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/></w:style>`,
  )
  const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
  return zip([
    contentTypes,
    { name: '_rels/.rels', content: relations(['officeDocument', 'word/document.xml']) },
    { name: 'word/_rels/document.xml.rels', content: relations(['styles', 'styles.xml']) },
    { name: 'word/styles.xml', content: xml(`<w:styles ${space}>${styles.join('')}</w:styles>`) },
    {
      name: 'word/document.xml',
      content: xml(`<w:document ${space}><w:body>${body.join('')}</w:body></w:document>`),
    },
    ...more,
  ])
}

/** A workbook of sheets by name; a `Date` is a cell formatted as one. */
export const xlsx = (
  sheets: Readonly<Record<string, readonly (readonly (string | number | boolean | Date)[])[]>>,
): Buffer => {
  const names = Object.keys(sheets)
  const space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
  const cell = (value: string | number | boolean | Date, row: number, column: number): string => {
    const at = `r="${String.fromCharCode(65 + column)}${row + 1}"`
    if (value instanceof Date) return `<c ${at} s="1"><v>${value.getTime() / 86_400_000 + 25_569}</v></c>`
    if (typeof value === 'number') return `<c ${at}><v>${value}</v></c>`
    if (typeof value === 'boolean') return `<c ${at} t="b"><v>${value ? 1 : 0}</v></c>`
    return `<c ${at} t="inlineStr"><is><t>${escaped(value)}</t></is></c>`
  }
  return zip([
    contentTypes,
    { name: '_rels/.rels', content: relations(['officeDocument', 'xl/workbook.xml']) },
    {
      name: 'xl/workbook.xml',
      content: xml(
        `<workbook ${space} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${names
          .map(
            (name, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
          )
          .join('')}</sheets></workbook>`,
      ),
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations(
        ...names.map((_, index): [string, string] => ['worksheet', `worksheets/sheet${index + 1}.xml`]),
        ['styles', 'styles.xml'],
      ),
    },
    {
      name: 'xl/styles.xml',
      content: xml(
        `<styleSheet ${space}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
      ),
    },
    ...names.map((name, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      content: xml(
        `<worksheet ${space}><sheetData>${(sheets[name] ?? [])
          .map(
            (row, at) =>
              `<row r="${at + 1}">${row.map((value, column) => cell(value, at, column)).join('')}</row>`,
          )
          .join('')}</sheetData></worksheet>`,
      ),
    })),
  ])
}
