import type { Owner } from '../resources/resource.ts'

/** One after the other, for each key. */
export type Locks = <Result>(key: string, work: () => Promise<Result>) => Promise<Result>

export const createLocks = (): Locks => {
  const last = new Map<string, Promise<unknown>>()
  return (key, work) => {
    const before = last.get(key) ?? Promise.resolve()
    const mine = before.then(work, work)
    last.set(key, mine)
    const leave = () => {
      if (last.get(key) === mine) last.delete(key)
    }
    mine.then(leave, leave)
    return mine
  }
}

/** For what must not begin on something that is being deleted. */
export const lockOf = ({ account, region }: Owner): string => `${account} ${region}`
