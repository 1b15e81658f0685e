import { expect, it } from 'vitest'
import { taggedText } from '../../../src/agents/runtime/tagged-text.ts'

it.each([
  ['before <a> inside </a> after', 'inside'],
  ['<a>one</a><a>two</a>', 'one'],
  ['<a>open', 'open'],
  ['<a></a>', ''],
  ['none </a>', undefined],
])('of %j', (text, inside) => expect(taggedText(text, 'a')).toBe(inside))
