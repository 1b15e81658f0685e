import { type LanguageData, languages } from './language-words.ts'

/** Alphabets that one or a few languages share, by their first and last letter. */
const scripts: readonly (readonly [number, number, readonly string[]])[] = [
  [0x370, 0x3ff, ['el']],
  [0x1f00, 0x1fff, ['el']],
  [0x400, 0x52f, ['ru', 'uk', 'be', 'bg', 'mk', 'hr']],
  [0x530, 0x58f, ['hy']],
  [0x590, 0x5ff, ['he', 'yi']],
  [0x600, 0x6ff, ['ar', 'fa', 'ur']],
  [0x900, 0x97f, ['hi', 'mr', 'ne']],
  [0x980, 0x9ff, ['bn']],
  [0xa00, 0xa7f, ['pa']],
  [0xa80, 0xaff, ['gu']],
  [0xb80, 0xbff, ['ta']],
  [0xc00, 0xc7f, ['te']],
  [0xc80, 0xcff, ['kn']],
  [0xd00, 0xd7f, ['ml']],
  [0xd80, 0xdff, ['si']],
  [0xe00, 0xe7f, ['th']],
  [0xe80, 0xeff, ['lo']],
  [0x1000, 0x109f, ['my']],
  [0x10a0, 0x10ff, ['ka']],
  [0x1200, 0x139f, ['am']],
  [0x1780, 0x17ff, ['km']],
  [0x3040, 0x30ff, ['ja']],
  [0x3400, 0x9fff, ['zh', 'ja']],
  [0xac00, 0xd7af, ['ko']],
  [0x1100, 0x11ff, ['ko']],
]
const READ = 4_000
const WORD = 1
const LETTER = 0.8
const ENDING = 0.25
const SCRIPT = 0.1

function scriptCounts(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code < 0x370) continue
    const script = scripts.find(([from, to]) => code >= from && code <= to)
    // A Japanese text needs few syllables among its ideographs.
    const weight = code >= 0x3040 && code <= 0x30ff ? 6 : 1
    for (const language of script?.[2] ?? [])
      counts.set(language, (counts.get(language) ?? 0) + weight * SCRIPT)
  }
  return counts
}

/**
 * How well each language fits a text, by its alphabet, letters, endings and commonest words.
 * @param among the codes to choose from; all where it is empty
 */
export function languageScores(text: string, among: ReadonlySet<string> = new Set()): Map<string, number> {
  const lower = text.slice(0, READ).normalize('NFC').toLowerCase().replaceAll('\u2019', "'")
  const found = lower.split(/[^\p{L}\p{M}'·]+/u).filter(word => word !== '')
  const scores = scriptCounts(lower)
  const considered = languages.filter(({ code }) => among.size === 0 || among.has(code))
  // A word that many languages share says little for each.
  const shared = new Map<string, number>()
  for (const word of new Set(found))
    shared.set(word, considered.filter(language => language.words.has(word)).length)
  const letters = new Map<string, number>()
  for (const letter of lower) if (letter > '\u007f') letters.set(letter, (letters.get(letter) ?? 0) + 1)
  const score = (language: LanguageData): number => {
    let sum = scores.get(language.code) ?? 0
    for (const word of found) {
      if (language.words.has(word)) sum += WORD / Math.sqrt(shared.get(word) ?? 1)
      else if (word.includes("'") && word.split("'").some(part => language.words.has(part))) sum += WORD / 2
      if (word.length > 4 && language.endings.some(ending => word.endsWith(ending))) sum += ENDING
    }
    for (const [letter, count] of letters)
      if (language.letters.includes(letter)) sum += LETTER * Math.min(count, 4)
    return sum
  }
  return new Map(
    considered.map(language => {
      const foreign = [...letters].filter(
        ([letter]) => letter <= '\u036f' && language.letters !== '' && !language.letters.includes(letter),
      )
      return [language.code, score(language) - Math.min(2, foreign.length) * 0.4]
    }),
  )
}

/** The language of a text; English where nothing tells. */
export function identifyLanguage(
  text: string,
  among: ReadonlySet<string> = new Set(),
): LanguageData | undefined {
  let best = ''
  let most = 0
  for (const [code, score] of languageScores(text, among))
    if (score > most) {
      best = code
      most = score
    }
  return languages.find(({ code }) => code === best)
}

const byName: ReadonlyMap<string, LanguageData> = new Map(
  languages.flatMap(language => [language.code, ...language.names].map(name => [name, language] as const)),
)
/** Codes that are English words too, and so name a language only beside others. */
export const languageNamed = (name: string): LanguageData | undefined =>
  byName.get(name.toLowerCase().split(/[-_ (]/, 1)[0] ?? '')
