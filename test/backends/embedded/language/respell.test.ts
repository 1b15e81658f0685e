import { expect, test } from 'vitest'
import { respell } from '../../../../src/backends/embedded/language/respell.ts'

test.each([
  ['sumarize', 'summarize'],
  ['sentances', 'sentences'],
  ['bulet', 'bullet'],
  ['bullats', 'bullets'],
  ['clasify', 'classify'],
  ['paragrpahs', 'paragraphs'],
  ['numberd', 'numbered'],
])('%s is meant as %s', (written, meant) => {
  expect(respell(written)).toBe(meant)
})

test.each(['sentenced', 'bulletin', 'ballets', 'contest', 'rabbits', 'sum', 'constructor', '__proto__'])(
  '%s stays',
  word => {
    expect(respell(word)).toBe(word)
  },
)
