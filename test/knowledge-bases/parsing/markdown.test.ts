import { expect, test } from 'vitest'
import { blocksOf, parse } from './parse.ts'

test('every kind of block, in plain text', async () => {
  const content = `# Hello *you*

A [link](https://a.test) and \`code\` and ![a picture](b.png),
on two lines.

- one
- **two**
  - three
    more of three

3. third
4. fourth

| a | b |
|---|---|
| 1 | *2* |

\`\`\`js
first()

second()
\`\`\`

> quoted

<div>HTML <script>alert(1)</script>here</div>

---
## End
`
  expect(await blocksOf('a.md', content)).toEqual([
    ['heading', 1, 'Hello you'],
    ['paragraph', 'A link and code and a picture,\non two lines.'],
    ['list', '- one\n- two\n  - three\n    more of three'],
    ['list', '3. third\n4. fourth'],
    ['table', 'a | b\n1 | 2'],
    ['code', 'first()\n\nsecond()'],
    ['paragraph', 'quoted'],
    ['paragraph', 'HTML here'],
    ['heading', 2, 'End'],
  ])
})

test('front matter gives the title and stays in the text', async () => {
  expect(await parse('a.md', '---\r\ntitle: "Annual leave"\r\nteam: people\r\n---\r\nText.')).toEqual({
    title: 'Annual leave',
    blocks: [
      { kind: 'code', text: 'title: "Annual leave"\nteam: people' },
      { kind: 'paragraph', text: 'Text.' },
    ],
  })
  expect(await blocksOf('a.md', '---\nno matter\n---\n')).toEqual([['heading', 2, 'no matter']])
})
