import { deflateSync } from 'node:zlib'

export interface PdfText {
  readonly text: string
  readonly x: number
  /** From the bottom of the page. */
  readonly y: number
  readonly size?: number
}

export interface PdfOptions {
  readonly title?: string
  /** Entries for the trailer, such as an encryption that nobody has the password of. */
  readonly trailer?: string
  /** Takes the place of the content of every page, as it is written into the file. */
  readonly content?: { readonly dictionary: string; readonly bytes: Uint8Array }
}

/** A PDF in Helvetica, a page for each list of texts. */
export const pdf = (pages: readonly (readonly PdfText[])[], options: PdfOptions = {}): Buffer => {
  const objects: Buffer[] = []
  const add = (content: Buffer | string): number => objects.push(Buffer.from(content))
  const catalog = add('')
  const tree = add('')
  const font = add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>')
  const info = add(`<< /Title (${options.title ?? ''}) >>`)
  const kids = pages.map(texts => {
    const content = options.content ?? drawn(texts)
    const stream = add(
      Buffer.concat([
        Buffer.from(`<< ${content.dictionary} /Length ${content.bytes.length} >>\nstream\n`),
        content.bytes,
        Buffer.from('\nendstream'),
      ]),
    )
    return add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F ${font} 0 R >> >> /Contents ${stream} 0 R >>`,
    )
  })
  objects[catalog - 1] = Buffer.from(`<< /Type /Catalog /Pages ${tree} 0 R >>`)
  objects[tree - 1] = Buffer.from(
    `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map(kid => `${kid} 0 R`).join(' ')}] >>`,
  )
  const parts = [Buffer.from('%PDF-1.7\n')]
  const offsets: number[] = []
  let length = parts[0]?.length ?? 0
  for (const [index, object] of objects.entries()) {
    offsets.push(length)
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')])
    parts.push(part)
    length += part.length
  }
  const table = offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root ${catalog} 0 R /Info ${info} 0 R ${options.trailer ?? ''} >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(parts)
}

const drawn = (texts: readonly PdfText[]): { dictionary: string; bytes: Buffer } => {
  const operators = texts.map(
    ({ text, x, y, size = 12 }) =>
      `BT /F ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text.replace(/[\\()]/g, '\\$&')}) Tj ET`,
  )
  return { dictionary: '/Filter /FlateDecode', bytes: deflateSync(Buffer.from(operators.join('\n'))) }
}

/** Lines of text from the top of a page down. */
export const lines = (
  texts: readonly string[],
  { x = 72, y = 720, size = 12, leading = 14 } = {},
): PdfText[] => texts.map((text, index) => ({ text, x, y: y - index * leading, size }))
