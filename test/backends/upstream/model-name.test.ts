import { expect, test } from 'vitest'
import { modelName } from '../../../src/backends/upstream/model-name.ts'

test("the route's name, else the setting, else Bedrock's", () => {
  const id = 'qwen.qwen3-32b-v1:0'
  expect(modelName('Qwen/Qwen3-32B', { profile: id }, 'served')).toBe('Qwen/Qwen3-32B')
  expect(modelName(id, { profile: id }, 'served')).toBe('served')
  expect(modelName(id, { profile: `us.${id}` }, 'served')).toBe('served')
  expect(modelName(id, { profile: `us.${id}` }, undefined)).toBe(id)
  expect(modelName(id, {}, 'served')).toBe('served')
})
