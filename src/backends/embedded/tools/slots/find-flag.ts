import { stem } from '../../language/stem.ts'
import { stopWords } from '../../language/stop-words.ts'
import { words as wordsOf } from '../../language/words.ts'
import { isDenied, type Said } from './said.ts'
import type { Slot } from './slot.ts'

const empty: ReadonlySet<string> = new Set(
  (
    'is has should include enable use with allow only whether true false want need be have set turn flag make add user ' +
    'request value if when do can must get'
  )
    .split(' ')
    .map(stem),
)

/** Other words for what a flag is called; the second part of a line is its opposite. */
const lines: readonly string[] = [
  'on enabled active|off disabled inactive',
  'active activate activated enabled|inactive deactivate deactivated disable disabled suspend suspended',
  'enabled enable active|disable disabled deactivate inactive',
  'outdoor outside terrace patio garden alfresco outdoors|inside indoors indoor',
  'indoor inside indoors|outside outdoors terrace',
  'force forced forcibly forcefully hard|gracefully soft graceful',
  'vegetarian veggie meatless|meat',
  'vegan plant-based|meat',
  'urgent asap immediately urgently|whenever',
  'notify notification inform alert|silently quietly',
  'express overnight fast|slow',
  'gift wrap wrapped present gift-wrapped|unwrapped',
  'private confidential secret|public',
  'public|private',
  'pet dog cat pets|',
  'direct nonstop non-stop|stopover connecting',
  'nonstop direct non-stop|stopover',
  'breakfast|',
  'parking park garage|',
  'furnished furniture|unfurnished',
  'recurring repeat repeating every weekly daily monthly|once',
  'muted mute silent silence quiet|unmute loud',
  'locked lock|unlock unlocked open',
  'open opened|close closed shut',
  'paid|unpaid',
  'smoking smoke smoker|non-smoking',
  'accessible wheelchair step-free|',
  'refundable refund flexible|',
  'full whole entire complete|partial part',
  'dry simulate simulation dry-run preview|',
  'permanent permanently forever|temporary temporarily',
]
const others = new Map<string, readonly [ReadonlySet<string>, ReadonlySet<string>]>(
  lines.map(line => {
    const [same = '', opposite = ''] = line.split('|')
    const stems = (text: string): ReadonlySet<string> =>
      new Set(
        text
          .split(' ')
          .filter(word => word !== '')
          .map(stem),
      )
    return [stem(same.split(' ')[0] ?? ''), [stems(same), stems(opposite)]]
  }),
)

/** "true to turn on, false to turn off": the words for either. */
function described(description: string): readonly [ReadonlySet<string>, ReadonlySet<string>] {
  const read = (part: string | undefined): ReadonlySet<string> =>
    new Set(
      wordsOf(part ?? '')
        .filter(word => !stopWords.has(word) || word === 'on' || word === 'off')
        .map(stem)
        .filter(one => !empty.has(one)),
    )
  const yes = /\btrue\b(.*?)(?:\bfalse\b|$)/i.exec(description)
  const no = /\bfalse\b(.*?)(?:\btrue\b|$)/i.exec(description)
  const [same, opposite] = [read(yes?.[1]), read(no?.[1])]
  return [
    new Set([...same].filter(one => !opposite.has(one))),
    new Set([...opposite].filter(one => !same.has(one))),
  ]
}

const firstPlace = (stems: Iterable<string>, { places }: Said): number | undefined => {
  let first: number | undefined
  for (const one of stems) {
    const place = places.get(one)?.[0]
    if (place !== undefined && (first === undefined || place < first)) first = place
  }
  return first
}

/** Yes or no by what is said of the flag; undefined where nothing is. */
export function findFlag({ own, description, described: stems }: Slot, said: Said): boolean | undefined {
  const yes = new Set<string>()
  const no = new Set<string>()
  const [saidYes, saidNo] = described(description)
  for (const one of own) {
    if (!empty.has(one) && (!stopWords.has(one) || one === 'on' || one === 'off')) yes.add(one)
    for (const same of others.get(one)?.[0] ?? []) yes.add(same)
    for (const opposite of others.get(one)?.[1] ?? []) no.add(opposite)
  }
  for (const one of saidYes) yes.add(one)
  for (const one of saidNo) no.add(one)
  if (yes.size <= 1 && !/\btrue\b/i.test(description))
    for (const one of stems) for (const same of others.get(one)?.[0] ?? []) yes.add(same)
  const denied = firstPlace(no, said)
  if (denied !== undefined && !(own.includes('on') && isOtherOff(said, denied))) return isDenied(said, denied)
  const place = firstPlace(
    [...yes].filter(one => one !== 'on' || isSwitch(said)),
    said,
  )
  return place === undefined ? undefined : !isDenied(said, place)
}

/** "on" is a switch after a verb or a thing that is switched, not before a date or a place. */
const isSwitch = ({ words, places }: Said): boolean =>
  (places.get('on') ?? []).some(place => {
    const before = words[place - 1]?.lower ?? ''
    const after = words[place + 1]
    const links = [
      'turn',
      'switch',
      'put',
      'lights',
      'light',
      'lamp',
      'lamps',
      'back',
      'them',
      'it',
      'is',
      'be',
      'heating',
    ].includes(before)
    return links || after === undefined || words[place]?.mark !== ''
  })

const isOtherOff = ({ words }: Said, place: number): boolean =>
  words[place]?.lower === 'off' &&
  ['day', 'days', 'time', 'week', 'weeks'].includes(words[place - 1]?.lower ?? '')
