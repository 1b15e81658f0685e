import { contentStems } from '../language/content-stems.ts'
import { isRule } from '../language/is-rule.ts'
import { matchPassages, readPassages } from '../language/match-passages.ts'
import { sentences } from '../language/sentences.ts'
import { units } from '../language/units.ts'
import type { Assignment } from '../read-assignment.ts'
import { comparesAmounts, entails } from './entails.ts'
import { judge } from './yes-or-no.ts'

/** Kinds of things that a text mentions without their names. */
const kinds: readonly (readonly [name: RegExp, shown: RegExp])[] = [
  [
    /\b(?:prices?|costs?|fees?|amounts?|money)\b/i,
    /[\u20ac$\u00a3] ?\d|\d ?(?:euros?|dollars?|pounds?|francs?|EUR|USD|GBP)\b/i,
  ],
  [
    /\b(?:dates?|days?)\b/i,
    /\b\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|\b\w+day\b|\d{4}-\d\d-\d\d/,
  ],
  [/\b(?:times?|hours?)\b/i, /\b\d{1,2}(?::\d\d| ?[ap]m)\b|\bnoon\b|\bmidnight\b/i],
  [/\bnumbers?\b/i, /\d/],
  [/\be-?mail address/i, /\S@\S/],
]

const NEAR = 0.25
const MENTIONED = 0.5
const choosers =
  /\b(?:answer|reply|respond|output|say|return|only|just|strictly|yes or no|yes\/no|true or false|true\/false|nothing else|one word)\b/gi

const sentencesOf = (text: string): string[] => text.split('\n').flatMap(line => sentences(line))

/** The claim or question that is to be decided, without what says how to answer. */
function claimIn(instruction: string, text: string): string {
  const claim = (text: string): string | undefined =>
    /\b(?:claim|statement|hypothesis|question|q)\s*:\s*([^\n]+)/i.exec(text)?.[1]
  const asked = (text: string): string | undefined => sentencesOf(text).findLast(one => one.includes('?'))
  return (
    claim(instruction) ??
    sentencesOf(instruction).find(one => one.includes('?')) ??
    sentencesOf(instruction).find(one => one.search(choosers) < 0) ??
    claim(text) ??
    asked(text) ??
    instruction
  )
}

/** As the request spells it. */
function spelt(yes: boolean, text: string): string {
  const truth = /\byes\b/i.test(text) ? undefined : /\btrue\b/i.exec(text)?.[0]
  if (truth !== undefined) {
    const word = yes ? 'true' : 'false'
    return truth === 'TRUE' ? word.toUpperCase() : truth === 'True' ? (yes ? 'True' : 'False') : word
  }
  const written = /\byes\b/i.exec(text)?.[0] ?? 'Yes'
  if (written === 'YES') return yes ? 'YES' : 'NO'
  if (written === 'yes') return yes ? 'yes' : 'no'
  return yes ? 'Yes' : 'No'
}

const UNDECIDED = 'It cannot be told from what I was given.'

/** Yes or no where only that may be said; where nothing in the prompt speaks for either, it says that instead. */
export function decide({ shape, material, instruction, prompt }: Assignment): string | undefined {
  if (!shape.yesOrNo) return undefined
  const claim = claimIn(instruction || prompt.text, prompt.text)
  const facts = units(prompt.system).filter(({ text }) => !isRule(text))
  const given = material === prompt.text ? [] : units(material)
  const asked = contentStems(claim.replaceAll(choosers, ' ')).slice(0, 40)
  const passages = readPassages([
    ...given
      .flatMap(unit => sentences(unit.text).map(text => ({ ...unit, text })))
      .filter(({ text }) => !text.includes(claim)),
    ...facts,
  ])
  const spoken = /\b(?:mention|contain|include|refer to|talk about|speak of|say anything about)\b(.+)/i.exec(
    claim,
  )?.[1]
  if (
    spoken !== undefined &&
    /\b(?:text|message|e-?mail|article|note|letter|it|passage|document|this)\b/i.test(claim)
  ) {
    const told =
      matchPassages(contentStems(spoken), passages).some(({ coverage }) => coverage >= MENTIONED) ||
      kinds.some(([name, shown]) => name.test(spoken) && shown.test(material))
    return spelt(told, `${instruction} ${prompt.system}`)
  }
  const [best] = matchPassages(asked, passages)
  const near =
    best !== undefined && best.coverage >= NEAR
      ? best.passage
      : passages.find(({ unit }) => comparesAmounts(unit.text, claim))
  const yes = near ? entails(near.unit.text, claim) : material === '' ? undefined : judge(claim, material)
  const strict =
    given.length > 0 &&
    /\b(?:only|just|nothing else|strictly|exactly|one word)\b/i.test(`${instruction} ${prompt.system}`)
  return yes === undefined && !strict ? UNDECIDED : spelt(yes ?? false, `${instruction} ${prompt.system}`)
}
