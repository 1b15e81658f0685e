import { expect, test } from 'vitest'
import { newId, newUpperCaseId } from '../../src/resources/new-id.ts'

test('ids look like AWS’s and do not repeat', () => {
  const ids = Array.from({ length: 1_000 }, () => newId())
  expect(ids.every(id => /^[a-z0-9]{12}$/.test(id))).toBe(true)
  expect(new Set(ids).size).toBe(1_000)
  expect(newId(10)).toHaveLength(10)
})

test('those of knowledge bases and agents are in upper case', () => {
  const ids = Array.from({ length: 1_000 }, newUpperCaseId)
  expect(ids.every(id => /^[A-Z0-9]{10}$/.test(id))).toBe(true)
  expect(new Set(ids).size).toBe(1_000)
})
