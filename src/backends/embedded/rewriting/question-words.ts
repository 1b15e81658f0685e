const list = (text: string): ReadonlySet<string> => new Set(text.split(' '))

/** Words that make a question whole: a fragment has none. */
export const verbs = list(
  'is are was were do does did can could will would should may might must has have had am shall cost costs work works need mean include happen apply ' +
    'get take go make give tell show explain find use buy pay book cancel change open close start end last want like know be live lived',
)
export const prepositions = list(
  'in on at for from to with of during by near about under over after before since until without through',
)

/** A word without the marks around it. */
export const strip = (word: string): string => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}'\u2019]+$/gu, '')

/** Whether a word makes a question whole; a month may look like one: "in May". */
export const isVerb = (word: string, before = ''): boolean =>
  verbs.has(word) && !(word === 'may' && prepositions.has(before))
export const pronounWords = list('it they them he him she his her its their')
