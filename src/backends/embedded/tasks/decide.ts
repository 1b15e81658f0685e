import { contentStems } from '../language/content-stems.ts'
import { isRule } from '../language/is-rule.ts'
import { matchPassages, readPassages } from '../language/match-passages.ts'
import { sentences } from '../language/sentences.ts'
import { units } from '../language/units.ts'
import type { Assignment } from '../read-assignment.ts'
import { comparesAmounts, entails } from './entails.ts'
import { judge } from './yes-or-no.ts'

const NEAR = 0.25
const choosers =
  /\b(?:answer|reply|respond|output|say|return|only|just|yes or no|yes\/no|nothing else|one word)\b/gi

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
  const [best] = matchPassages(asked, passages)
  const near =
    best !== undefined && best.coverage >= NEAR
      ? best.passage
      : passages.find(({ unit }) => comparesAmounts(unit.text, claim))
  const yes = near ? entails(near.unit.text, claim) : judge(claim, material)
  return yes === undefined ? UNDECIDED : spelt(yes, `${instruction} ${prompt.system}`)
}
