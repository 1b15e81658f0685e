import { expect, test } from 'vitest'
import { loadDescriptions, serviceNames, shapeOf } from '../../src/wire/api.ts'

test('the four services describe 229 operations, each with shapes that exist', () => {
  const descriptions = loadDescriptions()
  expect(descriptions.map(({ service }) => service)).toEqual([...serviceNames])
  const operations = descriptions.flatMap(({ operations, shapes }) =>
    Object.values(operations).map(({ input, output }) => {
      for (const target of [input, output]) if (target !== null) shapeOf(shapes, { target })
      return input
    }),
  )
  expect(operations).toHaveLength(229)
})

test('a shape that is not there is an error by name', () => {
  expect(() => shapeOf({}, { target: 'Nothing' })).toThrow('no shape Nothing')
})
