import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDocument } from '../../../src/knowledge-bases/parsing/parse-document.ts'
import { docx, xlsx } from '../../support/documents.ts'
import { lines, pdf } from '../../support/pdf.ts'
import { blocksOf, parse, unreadable } from './parse.ts'

test.each([
  ['empty', 'a.txt', '', /is empty/],
  ['only white space', 'a.txt', ' \n\t\n\u00a0', /no text/],
  ['HTML of scripts alone', 'a.html', '<script>alert(1)</script><style>p{}</style>', /no text/],
  ['a workbook without a cell', 'a.xlsx', xlsx({ Empty: [] }), /no text/],
  ['a document without a word', 'a.docx', docx(['', ' ']), /no text/],
  ['a PDF of scans', 'a.pdf', pdf([[], []]), /2 pages and no text: it is probably a scan/],
  ['larger than 50 MB', 'a.txt', Buffer.alloc(50_000_001, 'a'), /larger than 50 MB/],
  ['an image with a wrong extension', 'a.pdf', Buffer.from('\x89PNG\r\n\x1a\n0000', 'latin1'), /a PNG image/],
  ['a program with a wrong extension', 'a.txt', Buffer.from('\x7fELF\x02\x01\x01', 'latin1'), /a program/],
  [
    'random bytes',
    'a.md',
    Buffer.from(Array.from({ length: 4_096 }, (_, n) => (n * n * 7) % 251)),
    /binary data/,
  ],
  [
    'no PDF under its extension',
    'a.docx',
    Buffer.from(Array.from({ length: 999 }, (_, n) => n % 32)),
    /binary data/,
  ],
  ['an extension that is not read', 'a.exe', 'text', /not read here, only \.txt/],
  ['no extension', 'README', 'text', /not read here/],
])('%s has its reason', async (_, name, content, reason) => {
  await expect(parse(name, content)).rejects.toEqual(unreadable(reason))
})

test('files that are cut or changed anywhere are read or have a reason, and nothing else', async () => {
  const files = [
    ['a.pdf', pdf([lines(['One line of text.', 'Another line.'])])],
    ['a.docx', docx([{ heading: 'Leave', level: 1 }, 'Text.', { table: [['a', 'b']] }])],
    [
      'a.xlsx',
      xlsx({
        Sheet: [
          ['a', 'b'],
          [1, new Date(0)],
        ],
      }),
    ],
    ['a.html', Buffer.from('<html><title>T</title><table><tr><td>a<ul><li>b</ul></table><p>text')],
    ['a.md', Buffer.from('---\ntitle: x\n---\n# a\n- b\n\n| a |\n|---|\n| b |\n')],
    ['a.csv', Buffer.from('a,b\n"c",d\n')],
  ] as const
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...files),
      fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 8 }),
      fc.option(fc.nat()),
      async ([name, file], changes, cut) => {
        const bytes = Uint8Array.from(file)
        for (const [at, value] of changes) bytes[at % bytes.length] = value
        const read = parseDocument({
          name,
          bytes: cut === null ? bytes : bytes.subarray(0, cut % bytes.length),
        })
        const outcome = await read.then(
          ({ blocks }) => blocks.length > 0,
          error => error.name === 'UnreadableDocument',
        )
        expect(outcome).toBe(true)
      },
    ),
    { numRuns: 150 },
  )
})

test('what databases and JSON cannot hold is not in the text', async () => {
  const text = 'A\0B\u0007C\u200bD\ufeffE soft\u00adhyphen\r\nnext\rlast \ud83d\ude00'
  expect(await blocksOf('a.txt', `${text} ${'long enough '.repeat(20)}`)).toEqual([
    ['paragraph', `ABCDE softhyphen\nnext\nlast 😀 ${'long enough '.repeat(20).trim()}`],
  ])
})
