import { expect, test } from 'vitest'
import { findFunction } from '../../src/functions/find-function.ts'

const arn = 'arn:aws:lambda:us-east-1:123456789012:function:orders'
const of = (...names: string[]) => Object.fromEntries(names.map(name => [name, name]))

test('the name that says most wins', () => {
  const all = [`${arn}:7`, arn, 'orders', '*']
  for (let from = 0; from < all.length; from++)
    expect(findFunction(of(...all.slice(from).reverse()), `${arn}:7`)).toBe(all[from])
  expect(findFunction(of(...all), `${arn}:8`)).toBe(arn)
  expect(findFunction(of(...all), arn)).toBe(arn)
  expect(findFunction(of(`${arn}:7`, 'orders'), arn)).toBe('orders')
})

test('a name alone, with a version or without', () => {
  expect(findFunction(of('orders:live', 'orders'), 'orders:live')).toBe('orders:live')
  expect(findFunction(of('orders'), 'orders:live')).toBe('orders')
  expect(findFunction(of(arn), 'orders')).toBeUndefined()
})

test('none, and nothing of an object of its own', () => {
  expect(findFunction(of('other'), arn)).toBeUndefined()
  for (const name of ['constructor', 'toString:1', '__proto__', arn.replace('orders', 'valueOf'), ''])
    expect(findFunction({}, name), name).toBeUndefined()
})
