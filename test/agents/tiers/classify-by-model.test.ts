import { expect, it } from 'vitest'
import { readLabel } from '../../../src/agents/tiers/classify-by-model.ts'

it.each([
  ['SIMPLE', true],
  ['simple.', true],
  ['LOOP', false],
  ['Not simple: LOOP', false],
  ['simpleton', false],
  ['', false],
])('reads %j', (text, isSimple) => expect(readLabel(text).isSimple).toBe(isSimple))
