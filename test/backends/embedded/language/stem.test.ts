import { describe, expect, test } from 'vitest'
import { stem } from '../../../../src/backends/embedded/language/stem.ts'

describe('inflections meet', () => {
  test.each([
    ['migration', 'migrations', 'migrating', 'migrated', 'migrate'],
    ['approve', 'approves', 'approved', 'approving', 'approval'],
    ['agree', 'agreed', 'agrees', 'agreeing', 'agreement'],
    ['deliver', 'delivers', 'delivered', 'delivering'],
    ['hope', 'hoped', 'hoping', 'hopes'],
    ['stop', 'stops', 'stopped', 'stopping'],
    ['box', 'boxes', "box's"],
    ['policy', 'policies'],
    ['carry', 'carries', 'carried'],
  ])('%s', (...forms) => {
    expect(new Set(forms.map(stem)).size).toBe(1)
  })
})

describe('strangers do not', () => {
  test.each([
    ['allow', 'allowance'],
    ['busy', 'business'],
    ['universe', 'university'],
    ['bus', 'but'],
    ['hat', 'hate'],
  ])('%s, %s', (one, other) => {
    expect(stem(one)).not.toBe(stem(other))
  })
})

test('short words, other alphabets and endless words stay', () => {
  expect(stem('gas')).toBe('gas')
  expect(stem('привет')).toBe('привет')
  expect(stem('429s')).toBe('429')
  expect(stem('y'.repeat(100_000))).toHaveLength(100_000)
})
