import { cityNames, countryNames } from '../entities/place-names.ts'
import { stem } from '../language/stem.ts'
import { marksOf } from './associations.ts'
import { nearness } from './nearness.ts'

/** "Do you ship to Canada?" is answered by what is said of abroad. */
const ELSEWHERE = 0.7
/** What tells of a thing without naming it. */
export const TOLD = 0.7
const elsewhere = new Set([
  'abroad',
  'foreign',
  'internat',
  'international',
  'worldwid',
  'oversea',
  'outsid',
  'europ',
  'countri',
  'global',
])

/** Words of which one rules out the others. */
const closed: readonly ReadonlySet<string>[] = [
  'north south east west',
  'monday tuesday wednesday thursday friday saturday sunday',
  'january february march april may june july august september october november december',
  'spring summer autumn winter',
  'black white red blue green yellow orange purple brown grey pink',
  'breakfast lunch dinner',
  'morning afternoon evening',
  'first second third fourth fifth',
].map(list => new Set(list.split(' ').map(stem)))
const ruledOut = (one: string, other: string): boolean =>
  one !== other && closed.some(set => set.has(one) && set.has(other))

/** How near the nearest of some stems is to one; what was compared is kept, as texts repeat their words. */
export function createNearest(base: string): (stems: ReadonlySet<string>) => number {
  const known = new Map<string, number>(marksOf(base).map(mark => [mark, TOLD]))
  const placed = countryNames.has(base) || cityNames.has(base)
  return stems => {
    if (stems.has(base)) return 1
    let best = 0
    for (const other of stems) {
      let near = known.get(other)
      if (near === undefined) {
        near = placed && elsewhere.has(other) ? ELSEWHERE : ruledOut(base, other) ? 0 : nearness(base, other)
        known.set(other, near)
      }
      if (near > best) best = near
    }
    return best
  }
}
