import fc from 'fast-check'
import { embedText } from '../../../src/backends/embedded/embed-text.ts'
import type { ChunkingContext } from '../../../src/knowledge-bases/chunking/chunking-context.ts'
import type { Block, ParsedDocument } from '../../../src/knowledge-bases/parsed-document.ts'

const words = fc.constantFrom(
  ...'the annual leave of Dr. Smith is 25 days, 3.5 weeks (paid) e.g. employees café naïve 東京 人事部 Отпуск 👩‍💻 x'.split(
    ' ',
  ),
  'supercalifragilisticexpialidocious',
  'a'.repeat(200),
  '\u0939\u093f\u0928\u094d\u0926\u0940',
)
const sentence = fc
  .tuple(fc.array(words, { minLength: 1, maxLength: 30 }), fc.constantFrom('.', '!', '?', '。', ''))
  .map(([parts, end]) => parts.join(' ') + end)
const sentences = fc
  .array(fc.tuple(sentence, fc.constantFrom(' ', '\n', '  ', '\n\n \n')), { minLength: 1, maxLength: 12 })
  .map(parts => parts.flat().join('').trim())
const rows = fc
  .array(fc.array(sentence, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 8 })
  .map(cells => cells.map(row => row.join(' | ')).join('\n'))

const block = fc.oneof(
  fc.record({ kind: fc.constant('heading' as const), text: sentence, level: fc.integer({ min: 1, max: 4 }) }),
  fc.record({
    kind: fc.constantFrom('paragraph' as const, 'list' as const, 'code' as const),
    text: sentences,
  }),
  fc.record({ kind: fc.constant('table' as const), text: rows }),
)

/** Documents of every kind of block, over pages. */
export const anyDocument: fc.Arbitrary<ParsedDocument> = fc
  .array(fc.tuple(block, fc.boolean()), { minLength: 1, maxLength: 25 })
  .map(pairs => {
    let page = 1
    const blocks = pairs.map(([each, turns]): Block => {
      if (turns) page += 1
      return { ...each, page }
    })
    return { blocks }
  })

export const paragraph = (text: string, page?: number): Block => ({
  kind: 'paragraph',
  text,
  ...(page !== undefined && { page }),
})

export const heading = (text: string, level: number): Block => ({ kind: 'heading', text, level })

/** The embedded model's vectors. */
export const embedded = (signal: AbortSignal = new AbortController().signal): ChunkingContext => ({
  embed: async texts => texts.map(text => embedText(text, 256)),
  signal,
})
