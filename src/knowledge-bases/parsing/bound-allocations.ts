/** More than the pages of a book take, less than what ends a server. */
const MOST_BYTES = 256_000_000

/**
 * Refuses single buffers beyond a size in this thread. The bound on a thread's heap counts no buffers, and pdf.js inflates
 * streams into one that doubles until all is in it.
 *
 * @returns what takes the bound away.
 */
export const boundAllocations = (most = MOST_BYTES): (() => void) => {
  const { Uint8Array: unbound, DecompressionStream: stream } = globalThis
  globalThis.Uint8Array = new Proxy(unbound, {
    construct(target, args, newTarget) {
      const [size] = args
      if (typeof size === 'number' && size > most) throw new RangeError(`No buffer may have ${size} bytes.`)
      return Reflect.construct(target, args, newTarget === globalThis.Uint8Array ? target : newTarget)
    },
  })
  // It collects what it inflates elsewhere; without it pdf.js inflates into its own buffer.
  Reflect.deleteProperty(globalThis, 'DecompressionStream')
  return () => {
    globalThis.Uint8Array = unbound
    Object.defineProperty(globalThis, 'DecompressionStream', {
      value: stream,
      configurable: true,
      writable: true,
    })
  }
}
