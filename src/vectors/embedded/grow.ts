type Numbers =
  | Float32Array<ArrayBuffer>
  | Float64Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Uint8Array<ArrayBuffer>

/** Room for at least `length` numbers: the array itself, or a copy with half as much again, so that appending stays cheap. */
export const grow = <Array extends Numbers>(array: Array, length: number): Array => {
  if (length <= array.length) return array
  const larger = new (array.constructor as new (length: number) => Array)(
    Math.max(length, Math.ceil(array.length * 1.5), 64),
  )
  larger.set(array)
  return larger
}
