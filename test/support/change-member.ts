/** Sets the member at `position`, counted through the whole value, or deletes it. */
export const changeMember = (value: object, position: number, replacement: unknown): void => {
  const members: [Record<string, unknown>, string][] = []
  const visit = (holder: unknown): void => {
    if (typeof holder !== 'object' || holder === null) return
    for (const key of Object.keys(holder)) {
      members.push([holder as Record<string, unknown>, key])
      visit((holder as Record<string, unknown>)[key])
    }
  }
  visit(value)
  const [holder, key] = members[position % members.length] ?? [{}, '']
  if (replacement === undefined) delete holder[key]
  else holder[key] = replacement
}
