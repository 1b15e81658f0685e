/** How many spans a window is counted in, a millisecond each of a minute: what was spent leaves it up to one span late. */
const SPANS = 60_000

/**
 * What was spent within the last so many milliseconds. Counted in spans, so that its memory has a bound whatever
 * the traffic: an amount stays at most one span too long, and never too short.
 */
export interface Window {
  /** What is still within it. */
  spent(now: number): number
  spend(amount: number, now: number): void
  /** Milliseconds until no more than `most` is within it, if nothing is added. */
  until(most: number, now: number): number
}

export const createWindow = (length: number): Window => {
  const span = length / SPANS
  /** Ends of spans and what was spent in each, oldest first, from `head` on. */
  let ends: number[] = []
  let amounts: number[] = []
  let head = 0
  let total = 0

  const expire = (now: number): void => {
    // A clock that was moved back would keep what was spent until it has caught up.
    const newest = (Math.floor(now / span) + 1) * span
    if ((ends.at(-1) ?? 0) > newest) ends = ends.map(end => Math.min(end, newest))
    while (head < ends.length && (ends[head] as number) + length <= now) {
      total -= amounts[head] as number
      head += 1
    }
    if (head < 1_024 || head * 2 < ends.length) return
    ends = ends.slice(head)
    amounts = amounts.slice(head)
    head = 0
  }

  return {
    spent(now) {
      expire(now)
      return total
    },
    spend(amount, now) {
      expire(now)
      const end = (Math.floor(now / span) + 1) * span
      total += amount
      if (head < ends.length && ends.at(-1) === end)
        amounts[amounts.length - 1] = (amounts.at(-1) as number) + amount
      else {
        ends.push(end)
        amounts.push(amount)
      }
    },
    until(most, now) {
      expire(now)
      let left = total
      for (let index = head; index < ends.length; index++) {
        if (left <= most) break
        left -= amounts[index] as number
        if (left <= most) return Math.max(0, Math.ceil((ends[index] as number) + length - now))
      }
      return 0
    },
  }
}
