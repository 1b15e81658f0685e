import type { ConverseRequest } from '@aws-sdk/client-bedrock-runtime'
import { isObject } from '../json/is-object.ts'
import { readJsonRequest } from '../json/read-json-request.ts'
import { readNamedFields } from '../json/read-named-fields.ts'
import { findSubject } from '../labelling/find-subject.ts'
import { chooseFrom, fits, gradeByUrgency } from '../labelling/fit-labels.ts'
import type { Label } from '../labelling/label.ts'
import { type Labelling, readLabelling } from '../labelling/read-labelling.ts'
import { spell, wantsReason } from '../labelling/reply-form.ts'
import { textProfile } from '../language/concept-profile.ts'
import { concepts } from '../language/concepts.ts'
import { identifyLanguage, languageNamed } from '../language/identify-language.ts'
import { nameWords } from '../language/name-words.ts'
import { sentences } from '../language/sentences.ts'
import { listMark } from '../language/units.ts'
import { words } from '../language/words.ts'
import type { Assignment } from '../read-assignment.ts'

const list = (text: string): readonly string[] => text.split(' ')

/** What a text may be sorted by without a list of choices. */
const ownSets: ReadonlyMap<string, readonly string[]> = new Map([
  ...list('sentiment polarity tone mood').map(word => [word, list('Positive Negative Neutral')] as const),
  ...list('emotion emotions').map(
    word => [word, list('Joy Sadness Anger Fear Surprise Disgust Neutral')] as const,
  ),
  ...list('urgency priority severity').map(word => [word, list('High Medium Low')] as const),
  ['spam', ['Spam', 'Not spam']],
])
/** These ask for a label even where none is offered. */
const topics = list('classify categorise categorize category triage topic label tag classification')
const reasons = list(
  'reason reasoning explanation explain rationale justification why evidence because comment',
)
const certainties = list('confidence score certainty probability')

const asLabels = (names: readonly string[]): Label[] => names.map(name => ({ name, description: '' }))

/** @returns the name of the label that fits the text best */
export const chooseLabel = (labels: readonly Label[], text: string): string =>
  chooseFrom(labels, text)?.name ?? ''

/** Such a question wants no label. */
const asksOtherwise =
  /^\W*(?:(?:your )?(?:task|job|goal)\s*: *)?(?:please |can you |could you )*(?:extract|pull out|locate|find the)\b(?![^.\n]*\b(?:sentiment|label|categor|intent|topic))|^\W*(?:which|what) (?:of (?:the|these|those|my|our) )?(?!labels?\b|categor|classes\b|topics?\b|tags?\b|of\b)[\p{L}-]+s (?:are|have|can|do|does|cost)\b|^\W*(?:when|where|why|whose|how (?:many|much|long|old|far|often|late))\b[^.\n]*\?/iu

/** The topic of a text where no choices are offered: the name of the concept that it shows most. */
function topic(text: string): string {
  let best = ''
  let most = 0.8
  for (const [concept, weight] of textProfile(words(text)))
    if (weight > most) {
      most = weight
      best = concepts[concept]?.name ?? ''
    }
  return best === '' ? 'General' : best.charAt(0).toUpperCase() + best.slice(1)
}

/** The sentence of a text that shows its label most. */
function evidence(labels: readonly Label[], chosen: Label, text: string): string {
  const index = labels.indexOf(chosen)
  let best = ''
  let most = Number.NEGATIVE_INFINITY
  for (const sentence of sentences(text).slice(0, 20)) {
    const fit = fits(labels, sentence, [])[index] ?? 0
    if (fit > most) {
      most = fit
      best = sentence
    }
  }
  return `The text says "${best.replace(/^["'\s]+|["'\s]+$/g, '')}"`
}

const asksLanguage =
  /\b(?:what|which|detect|identify|determine|recogni[sz]e|name|guess|tell|state|classify|label|code of)\b[^.\n]{0,60}\blanguage\b|\blanguage\s*\??\s*(?:\(|:|is this|of (?:this|the|each))|\blanguage (?:detect|identif|classif)/i
const otherLanguage =
  /\btranslat|\bprogramming\b|\banswer in\b|\breply in\b|\brespond in\b|\bsame language\b|\bfaq\b/i
const asksCode = /\b(?:code|iso|abbreviation)\b/i

/** The language of a text, as one of the labels where some are offered. */
function chooseLanguage(labels: readonly Label[], text: string): Label | undefined {
  const known = labels.map(label => languageNamed(label.name))
  if (known.filter(language => language !== undefined).length < Math.max(2, labels.length - 1))
    return undefined
  const found = identifyLanguage(text, new Set(known.flatMap(language => language?.code ?? [])))
  const any = known.includes(undefined) ? identifyLanguage(text) : found
  if (any !== found && any !== undefined) return labels[known.indexOf(undefined)]
  return labels[known.indexOf(found)] ?? labels[0]
}

/** What an instruction that offers no languages to choose from wants to know: the name or the code of one. */
function nameLanguage({ prompt }: Assignment): string | undefined {
  // Only the first and the last line of a message ask; a system text asks anywhere.
  const lines = prompt.text.trim().split('\n')
  const asked = `${prompt.system.slice(0, 4_000)}\n${(lines[0] ?? '').slice(0, 400)}\n${(lines.at(-1) ?? '').slice(0, 400)}`
  if (!asksLanguage.test(asked) || otherLanguage.test(asked)) return undefined
  const own = asksLanguage.test(prompt.text)
  const text = own ? findSubject(prompt.text, []) : findSubject(prompt.text, []) || prompt.text
  const found = text === '' ? undefined : identifyLanguage(text)
  if (!found) return undefined
  const name = found.names[0] ?? ''
  return asksCode.test(asked) ? found.code : name.charAt(0).toUpperCase() + name.slice(1)
}

const pressingGrades = /\b(?:urgen\w*|priorit\w*|severity|critical|risk|importan\w*)\b/i

function chosen({ labels, text, examples, instruction }: Labelling): Label | undefined {
  if (labels.every(({ name }) => /^\d+$/.test(name)) && pressingGrades.test(instruction)) {
    const least = gradeByUrgency(labels, text)
    if (least) return least
  }
  return chooseLanguage(labels, text) ?? chooseFrom(labels, text, examples)
}

const isLabelName = (name: string): boolean =>
  nameWords(name).some(word =>
    ['intent', 'urgency', 'category', 'sentiment', 'priority', 'topic', 'language'].includes(word),
  )

/** The members of the JSON that is asked for: one holds the label; undefined where others hold something else. */
function jsonMembers(instruction: string): readonly string[] | undefined {
  const described = readJsonRequest(instruction)
  const names = isObject(described?.properties) ? Object.keys(described.properties) : []
  const said = readNamedFields(instruction)?.properties
  // Several members in words are read where JSON is written.
  if (names.length === 0 && isObject(said) && Object.keys(said).filter(isLabelName).length > 1)
    return undefined
  if (names.length === 0) {
    const named =
      /\b(?:key|field|property|member|attribute)\s+(?:named |called )?["'`]?([A-Za-z_]\w{0,30})/i.exec(
        instruction,
      )?.[1]
    return [named ?? 'label']
  }
  const others = names.filter(
    name => !nameWords(name).some(word => reasons.includes(word) || certainties.includes(word)),
  )
  return others.length === 1 ? names : undefined
}

/** How much the best label fits beside all others, from 0 to 1. */
function certainty({ labels, text, examples }: Labelling): number {
  const scores = fits(labels, text, examples).map(score => Math.max(0, score))
  const sum = scores.reduce((total, score) => total + score, 0)
  return sum === 0
    ? Math.round(100 / labels.length) / 100
    : Math.round((100 * Math.max(...scores)) / sum) / 100
}

function asJson(labelling: Labelling, label: Label): string | undefined {
  // A grade may be one of several members: those are read where JSON is written.
  if (labelling.labels.every(({ name }) => /^\d+$/.test(name))) return undefined
  const members = jsonMembers(labelling.instruction)
  return (
    members &&
    JSON.stringify(
      Object.fromEntries(
        members.map(name => {
          const parts = nameWords(name)
          if (parts.some(word => reasons.includes(word)))
            return [name, evidence(labelling.labels, label, labelling.text)]
          if (members.length > 1 && parts.some(word => certainties.includes(word)))
            return [name, certainty(labelling)]
          return [name, spell(label, labelling.instruction)]
        }),
      ),
    )
  )
}

const DECLARED = 8_000
/** A schema or a type with several members, written out: its choices are a member's. */
const declares = /"properties"\s*:|\b(?:type|interface)\s+\w+\s*=?\s*\{|\bclass\s+\w+\s*\(\s*BaseModel/

/** Names of types are no labels to choose from. */
const typeNames = new Set(
  'string strings number numbers integer boolean array list object null text required type properties'.split(
    ' ',
  ),
)

const asksSeveral =
  /\b(?:all (?:that|which|labels|tags|categories)[^.]{0,20} apply|one or more|multiple (?:labels|tags|categories)|any that apply)\b/i
const SEVERAL = 0.4

function choose(labelling: Labelling): string | undefined {
  const { labels, instruction, text, examples } = labelling
  if (labels.some(({ name }) => typeNames.has(name.toLowerCase().replace(/^an? /, '')))) return undefined
  const label = chosen(labelling)
  if (!label) return undefined
  if (/\bjson\b/i.test(instruction)) return asJson(labelling, label)
  if (asksSeveral.test(instruction)) {
    const scores = fits(labels, text, examples)
    const least = Math.max(0.6, Math.max(...scores) * SEVERAL)
    const fitting = labels.filter((one, index) => one === label || (scores[index] ?? 0) >= least)
    return fitting.map(one => spell(one, instruction)).join(', ')
  }
  const name = spell(label, instruction)
  return wantsReason(instruction) ? `${name}\n\nReason: ${evidence(labels, label, text)}.` : name
}

/** Each item of a list with its label, where each is asked for. */
function chooseEach(labelling: Labelling): string | undefined {
  if (!/\b(?:each|every|all of the following|these)\b/i.test(labelling.instruction)) return undefined
  const items = labelling.text
    .split('\n')
    .map(line => line.trim())
    .filter(line => listMark(line) > 0)
  if (items.length < 2) return undefined
  return items
    .map((item, index) => {
      const text = item.slice(listMark(item))
      const label = chosen({ ...labelling, text })
      return `${index + 1}. ${label ? spell(label, labelling.instruction) : ''}`
    })
    .join('\n')
}

/** A label for the text by a set that needs no naming: its sentiment, its urgency, its topic. */
function byOwnSet({ task, material, rules }: Assignment): string | undefined {
  if (material === '' || task !== 'classify') return undefined
  if (rules.includes('yes') && rules.includes('no')) return undefined
  for (const rule of rules) {
    const names = ownSets.get(rule)
    if (names) return chooseLabel(asLabels(names), material)
  }
  return topics.some(word => rules.includes(word)) && !(rules.includes('yes') && rules.includes('no'))
    ? topic(material)
    : undefined
}

/** One label for the text, or one for each of its list items where each is asked for. */
export function classify(assignment: Assignment, request?: ConverseRequest): string | undefined {
  if (request?.outputConfig !== undefined || assignment.task === 'summarise') return undefined
  if (
    asksOtherwise.test(assignment.instruction) ||
    asksOtherwise.test(assignment.demands) ||
    declares.test(`${assignment.prompt.system}\n${assignment.prompt.text}`.slice(0, DECLARED))
  )
    return undefined
  const labelling = readLabelling(assignment.prompt)
  const { form } = assignment.shape
  // Where a list is wanted, an enumeration in the text offers no choices.
  const listed = form === 'bullets' || form === 'numbered' || form === 'table'
  const labelled =
    labelling &&
    (chooseEach(labelling) ?? (listed && assignment.task !== 'classify' ? undefined : choose(labelling)))
  if (labelled !== undefined) return labelled
  if (assignment.rules.includes('json')) return undefined
  return nameLanguage(assignment) ?? byOwnSet(assignment)
}
