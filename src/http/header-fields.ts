/**
 * Looked up by lower-case name; a repeated header is joined as RFC 9110 (5.3) says, so a second `Host` or
 * `Authorization` cannot pass for the first. No prototype: a client chooses the names.
 */
export const headerFields = (raw: readonly string[]): Record<string, string | undefined> => {
  const fields: Record<string, string | undefined> = Object.create(null)
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = String(raw[index]).toLowerCase()
    const value = raw[index + 1]
    const earlier = fields[name]
    fields[name] = earlier === undefined ? value : `${earlier}${name === 'cookie' ? '; ' : ', '}${value}`
  }
  return fields
}
