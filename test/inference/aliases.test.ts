import { describe, expect, test } from 'vitest'
import { createAliases } from '../../src/inference/aliases.ts'

const haiku = 'us.anthropic.claude-haiku-4-5-20251001-v1:0'
const nova = 'amazon.nova-lite-v1:0'
const split = (first: number, stickyBy?: string) => ({
  variants: [
    { model: haiku, weight: first },
    { model: nova, weight: 100 - first },
  ],
  ...(stickyBy !== undefined && { stickyBy }),
})
const calls = Array.from({ length: 5_000 }, (_, index) => `request-${index}`)

test('a name stands for a model; what is no name stands for itself', () => {
  const aliases = createAliases({ support: haiku })
  expect(aliases.pick('support', {}, 'r')).toBe(haiku)
  expect(aliases.pick(nova, {}, 'r')).toBeUndefined()
  expect(aliases.pick('toString', {}, 'r')).toBeUndefined()
})

describe('variants', () => {
  test.each([0, 10, 50, 90, 100])('share the calls: %i in a hundred', first => {
    const aliases = createAliases({ support: split(first) })
    const share = calls.filter(seed => aliases.pick('support', {}, seed) === haiku).length / calls.length
    expect(Math.abs(share - first / 100)).toBeLessThan(0.02)
  })

  test('stay with a value of the metadata key, and values share them', () => {
    const aliases = createAliases({ support: split(50, 'tenant') })
    const pick = (tenant: string, seed: string) => aliases.pick('support', { tenant }, seed)
    for (const seed of calls.slice(0, 50)) expect(pick('one', seed)).toBe(pick('one', 'first'))
    expect(new Set(calls.map(tenant => pick(tenant, 'same')))).toEqual(new Set([haiku, nova]))
    const without = new Set(calls.map(seed => aliases.pick('support', {}, seed)))
    expect(without).toEqual(new Set([haiku, nova]))
  })

  test('a name of the prototype is no metadata', () => {
    const aliases = createAliases({ support: split(50, 'constructor') })
    const picked = new Set(calls.map(seed => aliases.pick('support', {}, seed)))
    expect(picked.size).toBe(2)
  })
})

test('can be replaced at any time', () => {
  const aliases = createAliases({ support: haiku })
  aliases.replace({ support: nova, other: haiku })
  expect(aliases.pick('support', {}, 'r')).toBe(nova)
  expect(aliases.current()).toEqual({ support: nova, other: haiku })
})
