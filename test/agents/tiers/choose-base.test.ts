import { expect, it } from 'vitest'
import { chooseBase } from '../../../src/agents/tiers/choose-base.ts'

const bases = ['Travel', 'Warranty and returns', 'Returns'].map((description, index) => ({
  knowledgeBaseId: String(index),
  description,
}))

it.each([
  ['How long is the warranty?', '1'],
  ['Are returns free?', '1'],
  ['Nothing of it', '0'],
])('for %j', (question, id) => expect(chooseBase(question, bases)?.knowledgeBaseId).toBe(id))

it('is none of none', () => expect(chooseBase('q', [])).toBeUndefined())
