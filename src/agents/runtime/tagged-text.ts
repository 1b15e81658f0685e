/** What stands between the first `<tag>` and its end; undefined where there is none. */
export const taggedText = (text: string, tag: string): string | undefined => {
  const open = `<${tag}>`
  const start = text.indexOf(open)
  if (start === -1) return undefined
  const end = text.indexOf(`</${tag}>`, start)
  return text.slice(start + open.length, end === -1 ? undefined : end).trim()
}
