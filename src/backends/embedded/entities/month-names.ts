const full = 'january february march april may june july august september october november december'.split(
  ' ',
)
const short = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** Months by their names and abbreviations, from 1. */
export const monthNames: ReadonlyMap<string, number> = new Map([
  ...full.map((name, index) => [name, index + 1] as const),
  ...short.map((name, index) => [name, index + 1] as const),
  ['sept', 9],
])

export const weekdays: ReadonlySet<string> = new Set(
  'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun'.split(
    ' ',
  ),
)
