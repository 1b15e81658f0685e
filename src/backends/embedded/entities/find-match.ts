import type { Json } from '../json/json.ts'
import { nameWords } from '../language/name-words.ts'
import type { ReadText } from './read-text.ts'

/** Two sides of a game and what each has scored. */
interface Match {
  readonly home: string
  readonly away: string
  readonly homeGoals: number
  readonly awayGoals: number
}

const READ = 4_000
const list = (text: string): ReadonlySet<string> => new Set(text.split(' '))
const score = /(?<![\d.:/-])(\d{1,3}) ?[-:\u2013] ?(\d{1,3})(?!\d|[.:/-]\d)/
const lost = /\b(?:lost|lose|loses|losing|fell|beaten|defeated by|went down)\b/i
const won =
  /\b(?:won|wins?|beat|beats|defeat\w*|victory|thrash\w*|edge[ds]?|overcame|overcome|crush\w*|saw off|outplayed|sank|stunned|see off)\b/i
const hosted =
  /\b(?:at home|hosted|hosts?|welcomed|received|entertained|on home|home (?:win|defeat|victory))\b/i
const visited = /\b(?:away (?:at|to|from|win|against|defeat)|visited|visiting|travell?ed|on the road)\b/i

/** The game that a text tells of: two names and a score. */
function readMatch({ segments, within }: ReadText): Match | undefined {
  for (const [index, segment] of segments.entries()) {
    const text = segment.text.slice(0, READ)
    const found = score.exec(text)
    const names = (within[index] ?? []).filter(({ kind }) => kind === 'name')
    const [first, second] = names
    if (!found || !first || !second) continue
    const [, one = '', other = ''] = found
    const at = segment.start + found.index
    const between = first.end <= at && second.start >= at
    const [low, high] = [Math.min(Number(one), Number(other)), Math.max(Number(one), Number(other))]
    const firstWon = lost.test(text) ? false : won.test(text) ? true : undefined
    const [own, theirs] =
      between || firstWon === undefined ? [Number(one), Number(other)] : firstWon ? [high, low] : [low, high]
    return visited.test(text) && !hosted.test(text)
      ? { home: second.text, away: first.text, homeGoals: theirs, awayGoals: own }
      : { home: first.text, away: second.text, homeGoals: own, awayGoals: theirs }
  }
  return undefined
}

const homes = list('home host hosts')
const aways = list('away visitor visitors visiting guests opponent')
const winners = list('winner winners winning')
const losers = list('loser losers losing beaten defeated')
const counts = list('goals score scores points runs sets')
const said = list('team teams side club name by')

/** Whether a member names nothing but a side of a game or what it scored. */
export const isOfMatch = (name: string): boolean =>
  nameWords(name).every(word => [homes, aways, winners, losers, counts, said].some(set => set.has(word)))

/** The side or the goals of a game that a member is about: `home_team`, `away_goals`, `winner`. */
export function findMatchPart(name: string, read: ReadText): Json | undefined {
  const words = nameWords(name)
  const sides = [homes, aways, winners, losers].map(set => words.some(word => set.has(word)))
  if (!isOfMatch(name) || sides.filter(Boolean).length !== 1) return undefined
  const match = readMatch(read)
  if (match === undefined) return undefined
  const { home, away, homeGoals, awayGoals } = match
  const [isHome, isAway, isWinner] = sides
  if (!isHome && !isAway && homeGoals === awayGoals) return undefined
  const ofHome = isHome || (!isAway && isWinner === homeGoals > awayGoals)
  if (words.some(word => counts.has(word))) return ofHome ? homeGoals : awayGoals
  return ofHome ? home : away
}
