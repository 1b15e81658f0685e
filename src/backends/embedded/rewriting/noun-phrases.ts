import { stopWords } from '../language/stop-words.ts'

/** A thing that a conversation talks of. */
export interface NounPhrase {
  /** As written, without its article. */
  readonly text: string
  /** `the`, `a`, `my`; empty where none. */
  readonly determiner: string
  readonly isName: boolean
  readonly isPlural: boolean
  readonly person: 'he' | 'she' | 'either' | undefined
  /** Whether `in`, `at`, `to` or `from` stands before it. */
  readonly isPlace: boolean
  /** Counts the phrases of its sentence from 0. */
  readonly position: number
  /** What follows it and belongs to it: `on the Solo 5 toaster`; empty where nothing does. */
  readonly modifier: string
}

const list = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

const determiners = list(
  'the a an my your our his her their its this that these those some any each every which what',
)
/** Verbs and other words that no noun phrase holds. */
const boundaries = list(
  `is are was were be been being am do does did done has have had will would can could should may might must shall and or but if then than
  that who whom which when where why how what not no yes in on at to from of for with by about into over under after before during since until
  between through without within against per as so because while though although he she it they we i you me him them us there here please
  get gets got give gives gave make makes made take takes took go goes went come comes came use uses used need needs needed want wants wanted
  show shows showed shown mean means meant say says said tell tells told know knows knew see sees saw find finds found keep keeps kept let lets
  run runs ran work works worked start starts started stop stops stopped cost costs open opens opened close closes closed build builds built
  write wrote written include includes included cover covers covered offer offers offered contain contains contained require requires required
  buy buys bought sell sells sold pay pays paid send sends sent bring brings brought call calls called ask asks asked think thinks live lives
  lived die died born win wins won lead leads led become becomes became begin begins began hold holds held last lasts lasted apply applies
  applied change changes changed happen happens happened provide provides provided allow allows allowed install installed fix fixes fixed play
  plays played invent invented discover discovered found founded direct directed located made released launched designed developed published
  cancel cancels cancelled renew renews renewed return returns returned order orders ordered book books booked explain describe compare
  also just only very too already still often always never usually much many more most less least well soon now today tomorrow yesterday
  up down out off back away again ever yet both either neither such same other another all my your`,
)
const nouns = list('order book cost change return call work play offer cover run start use open show')
const places = list('in at to from near around visiting')
const women = list(
  `mary anna anne emma olivia sophia sophie sarah laura julia maria marie lisa alice jane kate katherine elizabeth ada grace rosalind frida virginia
  margaret helen susan linda karen nancy amelia ella clara eva ruth charlotte emily rachel hannah angela christine diana mrs ms queen ingrid astrid
  nina lucy amy jennifer jessica patricia barbara michelle victoria agatha`,
)
const men = list(
  `john james robert michael william david richard joseph thomas charles daniel matthew mark paul steven andrew george edward peter henry albert isaac
  alan leonardo vincent pablo karl max hans fritz otto frank martin tom tim bob bill jack sam ben adam simon oliver harry luke alexander nikola
  wolfgang ludwig johann king mr lord pierre jean louis antonio marco carlos juan ivan stephen christopher kevin brian ernest oscar`,
)
const titles = list('mr mrs ms dr prof president king queen minister captain')
const organisations = list(
  'company team university bank museum school city lighthouse tower bridge river castle hotel inc ltd gmbh',
)

const subjects = list("i you we they he she it i'm i've i'd i'll")
/** Prepositions that join a thing to what it is of. */
const joins = list('of on for at in with between from to')
const moments = list(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december today tomorrow week month year time days hours minutes weeks months example summer winter spring autumn',
)

interface Word {
  readonly text: string
  readonly lower: string
  readonly ends: boolean
}

function wordsOf(sentence: string): Word[] {
  return [...sentence.matchAll(/\S+/g)].map(([raw]) => {
    const text = raw.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}%]+$/gu, '').replace(/['\u2019]s$/, '')
    return { text, lower: text.toLowerCase(), ends: /[,;:.!?)"]$/.test(raw) }
  })
}

const isCapital = (text: string): boolean => /^\p{Lu}/u.test(text) || /\d/.test(text)

function personOf(parts: readonly Word[], after: string): NounPhrase['person'] {
  const names = parts.filter(({ text }) => /^\p{Lu}/u.test(text))
  if (names.length === 0 || parts.length > names.length) return undefined
  if (parts.some(({ lower }) => organisations.has(lower))) return undefined
  if (parts.some(({ lower }) => women.has(lower))) return 'she'
  if (parts.some(({ lower }) => men.has(lower))) return 'he'
  if (names.some(({ lower }) => titles.has(lower))) return 'either'
  return names.length > 1 &&
    ['was', 'wrote', 'invented', 'who', 'born', 'died', 'painted', 'founded'].includes(after)
    ? 'either'
    : undefined
}

const pluralNouns = list('people children men women police staff data feet teeth mice')
const isPlural = (lower: string): boolean =>
  pluralNouns.has(lower) || (/[^s]s$/.test(lower) && !/(?:us|is|ss)$/.test(lower))

/** Gives each thing without a name what follows it: "the warranty on the Solo 5 toaster". */
function withModifiers(
  found: readonly NounPhrase[],
  ends: readonly { start: number; end: number }[],
  all: readonly Word[],
): NounPhrase[] {
  return found.map((phrase, index) => {
    const [own, next] = [ends[index], ends[index + 1]]
    const after = found[index + 1]
    if (!own || !next || !after || phrase.isName || next.start !== own.end + 1 || all[own.end - 1]?.ends)
      return phrase
    if (
      !joins.has(all[own.end]?.lower ?? '') ||
      moments.has(after.text.toLowerCase().split(' ').at(-1) ?? '')
    )
      return phrase
    if (!after.isName && after.determiner === '') return phrase
    return {
      ...phrase,
      modifier: all
        .slice(own.end, next.end)
        .map(({ text }) => text)
        .join(' '),
    }
  })
}

/** The noun phrases of a sentence, by its determiners, capitals and the words that end them. */
export function nounPhrases(sentence: string): NounPhrase[] {
  const found: NounPhrase[] = []
  const all = wordsOf(sentence)
  const ends: { start: number; end: number }[] = []
  let index = 0
  while (index < all.length) {
    const start = index
    let determiner = ''
    if (determiners.has(all[index]?.lower ?? '') && !all[index]?.ends) {
      determiner = all[index]?.lower ?? ''
      index++
    }
    const parts: Word[] = []
    while (index < all.length && parts.length < 6) {
      const word = all[index]
      if (!word || word.text === '') break
      const isFirst = index === 0 && /^\p{Lu}\p{Ll}/u.test(word.text)
      if (subjects.has(word.lower)) break
      // After its subject stands a verb: "do you ship", "can I return".
      const isAction = parts.length === 0 && determiner === '' && subjects.has(all[index - 1]?.lower ?? '')
      if (isAction) break
      const named = isCapital(word.text) && !isFirst
      // "the book", "my order" are things; "I book", "to order" are not.
      const isThing = nouns.has(word.lower) && (parts.length > 0 || determiner !== '')
      if (!named && !isThing && (boundaries.has(word.lower) || stopWords.has(word.lower))) break
      if (/^\p{L}+ed$/u.test(word.lower) && parts.length > 0 && !named) break
      parts.push(word)
      index++
      if (word.ends) break
    }
    if (parts.length === 0) {
      index = Math.max(index, start + 1)
      continue
    }
    const last = parts.at(-1)
    const before = all[start - 1]?.lower ?? ''
    const lead = parts[0]
    const text = parts.map(part => part.text).join(' ')
    const lower =
      /^\p{Lu}\p{Ll}/u.test(text) &&
      start === 0 &&
      determiner === '' &&
      parts.length > 0 &&
      !/^\p{Lu}/u.test(parts[1]?.text ?? '')
    found.push({
      text:
        lower && lead && !women.has(lead.lower) && !men.has(lead.lower) && parts.length > 1
          ? text.charAt(0).toLowerCase() + text.slice(1)
          : text,
      determiner,
      isName: parts.some((part, at) => isCapital(part.text) && (start > 0 || at > 0 || determiner !== '')),
      isPlural: isPlural(last?.lower ?? ''),
      person: personOf(parts, all[index]?.lower ?? ''),
      isPlace: places.has(before),
      position: found.length,
      modifier: '',
    })
    ends.push({ start, end: index })
  }
  return withModifiers(found, ends, all)
}
