/** What a model or a tool has said must not steer the terminal. Lines stay. */
export const plainText = (text: string): string => text.replaceAll(/[^\P{C}\n\t]/gu, '\ufffd')

/** The same in one line, its end told with a dot where it is longer. */
export const oneLine = (text: string, widest: number): string => {
  // Only what could be shown is looked at: a tool may have said a megabyte.
  const start = text.slice(0, widest * 4)
  const characters = [...plainText(start.replaceAll(/\s+/g, ' ').trim())]
  if (characters.length <= widest && start.length === text.length) return characters.join('')
  return `${characters.slice(0, widest - 1).join('')}…`
}
