import mammoth from 'mammoth'
import { openArchive, writeArchive } from './archive.ts'
import { parseDom } from './dom.ts'
import { readBlocks } from './html-blocks.ts'
import type { Parser } from './source-file.ts'

const noImage = mammoth.images.imgElement(async () => ({ src: '' }))

export const parseDocx: Parser = async ({ bytes }) => {
  const archive = openArchive(bytes)
  const wanted = archive.names.filter(name => /\.(xml|rels)$/.test(name))
  const buffer = writeArchive(wanted.map(name => ({ name, bytes: archive.read(name) })))
  const { value } = await mammoth.convertToHtml(
    { buffer },
    {
      convertImage: noImage,
      externalFileAccess: false,
      styleMap: ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => h2:fresh"],
    },
  )
  return { blocks: readBlocks(parseDom(value).root) }
}
