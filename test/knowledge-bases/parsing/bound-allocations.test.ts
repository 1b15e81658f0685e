import { expect, test } from 'vitest'
import { boundAllocations } from '../../../src/knowledge-bases/parsing/bound-allocations.ts'

test('refuses one large buffer, changes nothing else, and can be taken away', () => {
  const { Uint8Array: unbound } = globalThis
  const release = boundAllocations(1_000)
  try {
    expect(() => new Uint8Array(1_001)).toThrow(RangeError)
    expect(new Uint8Array(1_000)).toHaveLength(1_000)
    expect(new Uint8Array([1, 2])).toEqual(Uint8Array.of(1, 2))
    expect(new Uint8Array(new ArrayBuffer(2_000), 8, 4)).toHaveLength(4)
    expect(Buffer.alloc(5_000)).toBeInstanceOf(Uint8Array)
    expect(new Uint8Array(1)).toBeInstanceOf(unbound)
    class Own extends Uint8Array {}
    expect(new Own(3)).toBeInstanceOf(Own)
    expect(typeof DecompressionStream).toBe('undefined')
  } finally {
    release()
  }
  expect(new Uint8Array(1_001)).toHaveLength(1_001)
  expect(typeof DecompressionStream).toBe('function')
})
