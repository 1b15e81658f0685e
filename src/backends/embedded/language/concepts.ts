import { actSenses } from './senses/acts.ts'
import { newsSenses } from './senses/news.ts'
import { serviceSenses } from './senses/service.ts'
import { stateSenses } from './senses/states.ts'
import { thingSenses } from './senses/things.ts'
import { stem } from './stem.ts'
import { words } from './words.ts'

/** What texts about something talk of: `names` are what a label may call it, `words` and `phrases` what shows it. */
export interface Concept {
  readonly name: string
  readonly names: ReadonlySet<string>
  readonly words: ReadonlySet<string>
  /** Each as its lower-case words. */
  readonly phrases: readonly (readonly string[])[]
}

const list = (text: string): string[] => text.trim().split(/\s+/)
const stems = (text: string): ReadonlySet<string> => new Set(list(text).map(stem))

/** `names = words / phrases`; an indented line continues the one before. */
function readSenses(text: string): Concept[] {
  return text
    .replace(/\n +/g, ' ')
    .split('\n')
    .filter(line => line !== '')
    .map(line => {
      const [names = '', shown = ''] = line.split(' = ')
      const [single = '', phrases = ''] = shown.split(' / ')
      return {
        name: list(names)[0] ?? '',
        names: stems(names),
        words: stems(single),
        phrases: phrases
          .split(',')
          .filter(phrase => phrase.trim() !== '')
          .map(phrase => words(phrase)),
      }
    })
}

/** Topics, intents and states that support desks, inboxes, newsrooms and schools sort by. */
export const concepts: readonly Concept[] = [
  serviceSenses,
  newsSenses,
  actSenses,
  stateSenses,
  thingSenses,
].flatMap(readSenses)
