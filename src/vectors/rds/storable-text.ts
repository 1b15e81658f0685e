/** PostgreSQL keeps no U+0000 and no half of a surrogate pair. Both sides of a comparison go through here. */
export const storableText = (text: string): string =>
  // A buffer replaces halves of pairs as it writes UTF-8.
  Buffer.from(text.replaceAll('\0', '\ufffd'), 'utf8').toString('utf8')

export const storableJson = (value: unknown): string =>
  JSON.stringify(value, (_, member: unknown) => (typeof member === 'string' ? storableText(member) : member))
