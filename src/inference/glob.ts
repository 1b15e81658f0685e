/** Whether an ID is among some patterns in which `*` stands for any run of characters. They come from the configuration. */
export const createGlobs = (globs: readonly string[]): ((id: string) => boolean) => {
  const expressions = globs.map(
    glob => new RegExp(`^${glob.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`),
  )
  const known = new Map<string, boolean>()
  return id => {
    let matches = known.get(id)
    if (matches === undefined) {
      matches = expressions.some(expression => expression.test(id))
      // Only IDs of the catalogue are asked for.
      known.set(id, matches)
    }
    return matches
  }
}
