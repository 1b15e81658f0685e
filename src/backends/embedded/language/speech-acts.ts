import { sentences } from './sentences.ts'
import { words } from './words.ts'

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const askingWords = list(
  'how what when where which who whom whose why can could do does did is are was were will would should may has have am',
)
const imperatives = list(
  'send give tell show book order cancel change move add remove update call bring get make let put forward reply write prepare arrange remind turn ' +
    'play set open close check find schedule reserve transfer pay help provide fix delete stop start create confirm explain refund return replace ' +
    'resend share order pick switch translate buy reset upload print sign invite',
)
const requestLeads: readonly (readonly string[])[] = [
  'please',
  'can you',
  'could you',
  'would you',
  'will you',
  'i need',
  'we need',
  "i'd like",
  'i would like',
  "we'd like",
  'i want',
  'we would like',
  'i require',
  'kindly',
].map(lead => lead.split(' '))
const suggestionLeads: readonly (readonly string[])[] = [
  'maybe you',
  'perhaps you',
  'you could',
  'you should',
  'could you add',
  'why not',
  "why don't you",
  'how about',
  'what about',
  'would be nice',
  'would be great',
  'would be helpful',
  'would be good',
  'would be better',
  'i suggest',
  'suggest',
  'have you considered',
  'have you thought',
  'i wish',
  'might be worth',
  'it might be',
  'what if you',
  'would help if',
  'please add',
  'please consider',
  'an idea',
  'i propose',
  'would love to see',
  'it would be',
  'should offer',
  'could offer',
].map(lead => lead.split(' '))
const greetings = list('hello hi hey hiya morning howdy greetings')
const indirect: readonly (readonly string[])[] = [
  'i wonder',
  'wondering',
  'want to know',
  'like to know',
  'not sure whether',
  'not sure if',
  'any idea',
].map(lead => lead.split(' '))

function includes(found: readonly string[], phrase: readonly string[]): boolean {
  for (let index = 0; index + phrase.length <= found.length; index++)
    if (phrase.every((part, at) => found[index + at] === part)) return true
  return false
}
const beginsWith = (found: readonly string[], phrase: readonly string[]): boolean =>
  phrase.every((part, at) => found[at] === part)

/** What the sentences of a text do, as marks that no word can be: `?question`, `?request`, `?statement`. */
export function speechActs(text: string): string[] {
  const marks = new Set<string>()
  for (const sentence of sentences(text.replaceAll('\n', '. '))) {
    const found = words(sentence)
    if (found.length === 0) continue
    const bare =
      greetings.has(found[0] ?? '') || found[0] === 'and' || found[0] === 'so' ? found.slice(1) : found
    const begins = bare[0] ?? ''
    if (bare.length < found.length && bare.length < 3) marks.add('?greeting')
    const suggests = suggestionLeads.some(lead => includes(found, lead))
    const requests =
      imperatives.has(begins) ||
      requestLeads.some(lead => (lead[0] === 'please' ? includes(found, lead) : beginsWith(bare, lead)))
    if (suggests) marks.add('?suggestion')
    else if (requests) marks.add('?request')
    else if (
      sentence.endsWith('?') ||
      askingWords.has(begins) ||
      indirect.some(lead => includes(found, lead))
    )
      marks.add('?question')
    else marks.add('?statement')
    if (requests && sentence.endsWith('?') && begins !== 'please') marks.add('?question')
  }
  return [...marks]
}
