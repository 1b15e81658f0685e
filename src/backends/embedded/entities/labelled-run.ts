import { stem } from '../language/stem.ts'
import type { Field } from './field.ts'
import type { ReadText } from './read-text.ts'
import { sharesRoot } from './shares-root.ts'

const READ = 12_000
const run = /(?:^|[\n.;:]\s{0,4}|[-*\u2022] |\()(\p{L}[\p{L} ]{0,24}):[^\S\n]{1,4}([^.;\n:)]{1,300})/gu

/** What follows a label within a line: "Present: Ola, Tim. Absent: Rex." */
export function labelledRun({ text }: ReadText, { words }: Field): string | undefined {
  const own = words.filter(word => !['the', 'of', 'list', 'name', 'names'].includes(word))
  for (const [, label = '', said = ''] of text.slice(0, READ).matchAll(run)) {
    const parts = label.toLowerCase().split(' ')
    const agrees = (part: string): boolean =>
      own.some(word => stem(word) === stem(part) || (part.length > 4 && sharesRoot(word, stem(part))))
    const isSame = parts.join('') === own.join('')
    if (parts.length <= 2 && own.length > 0 && (isSame || parts.every(agrees))) return said.trim()
  }
  return undefined
}
