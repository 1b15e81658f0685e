/** Bytes and vectors of an answer in JSON: `{"$bytes": base64}`, `{"$floats": base64}`; all else as it is. */
export const bytesToJson = (value: unknown): unknown => {
  if (value instanceof Float32Array)
    return { $floats: Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64') }
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('base64') }
  if (Array.isArray(value)) return value.map(bytesToJson)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) =>
      member === undefined ? [] : [[name, bytesToJson(member)]],
    ),
  )
}

export const jsonToBytes = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(jsonToBytes)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value)
  const [[name, text] = []] = members
  if (members.length === 1 && typeof text === 'string') {
    if (name === '$bytes') return new Uint8Array(Buffer.from(text, 'base64'))
    if (name === '$floats') return toFloats(Buffer.from(text, 'base64'))
  }
  return Object.fromEntries(members.map(([key, member]) => [key, jsonToBytes(member)]))
}

/** Copied, because the buffer need not begin at a multiple of four. */
const toFloats = (bytes: Buffer): Float32Array => new Float32Array(new Uint8Array(bytes).buffer)
