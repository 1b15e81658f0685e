/** PostgreSQL keeps no U+0000 and no half of a surrogate pair. Both sides of a comparison go through here. */
export const storableText = (text: string): string =>
  // A buffer replaces halves of pairs as it writes UTF-8.
  Buffer.from(text.replaceAll('\0', '\ufffd'), 'utf8').toString('utf8')

/** Of what JSON can hold; keys are texts too. */
export const storableJson = (value: unknown): string => JSON.stringify(storable(value))

const storable = (value: unknown): unknown => {
  if (typeof value === 'string') return storableText(value)
  if (Array.isArray(value)) return value.map(storable)
  if (typeof value !== 'object' || value === null) return value
  // Whatever the names are: `__proto__` is one like others here.
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [storableText(key), storable(member)]),
  )
}
