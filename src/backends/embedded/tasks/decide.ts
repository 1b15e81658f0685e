import { contentStems } from '../language/content-stems.ts'
import { isRule } from '../language/is-rule.ts'
import { matchPassages, readPassages } from '../language/match-passages.ts'
import { sentences } from '../language/sentences.ts'
import { units } from '../language/units.ts'
import { words } from '../language/words.ts'
import type { Assignment } from '../read-assignment.ts'
import { entails } from './entails.ts'
import { judge } from './yes-or-no.ts'

const NEAR = 0.25
const choosers =
  /\b(?:answer|reply|respond|output|say|return|only|just|yes or no|yes\/no|nothing else|one word)\b/gi

/** The claim or question that is to be decided, without what says how to answer. */
function claimIn(instruction: string): string {
  const claim = /(?:claim|statement|hypothesis|question|q)\s*:\s*([^\n]+)/i.exec(instruction)?.[1]
  if (claim !== undefined) return claim
  const all = instruction.split('\n').flatMap(line => sentences(line))
  return all.find(one => one.includes('?')) ?? all.find(one => one.search(choosers) < 0) ?? instruction
}

/** As the request spells it. */
function spelt(yes: boolean, text: string): string {
  const written = /\byes\b/i.exec(text)?.[0] ?? 'Yes'
  if (written === 'YES') return yes ? 'YES' : 'NO'
  if (written === 'yes') return yes ? 'yes' : 'no'
  return yes ? 'Yes' : 'No'
}

/** Yes or no where only that may be said. What nothing in the prompt speaks for is answered with no. */
export function decide({ shape, material, instruction, prompt }: Assignment): string | undefined {
  if (!shape.yesOrNo) return undefined
  const claim = claimIn(instruction || prompt.text)
  const facts = units(prompt.system).filter(({ text }) => !isRule(text))
  const given = material === prompt.text ? [] : units(material)
  const asked = contentStems(claim.replaceAll(choosers, ' ')).slice(0, 40)
  const passages = readPassages([
    ...given.flatMap(unit => sentences(unit.text).map(text => ({ ...unit, text }))),
    ...facts,
  ])
  const [best] = matchPassages(asked, passages)
  const opinion = judge(claim, material)
  const near = best !== undefined && best.coverage >= NEAR
  const asksMood = opinion !== undefined && (!near || words(claim).length < 12)
  const yes = asksMood && !near ? opinion : near ? entails(best.passage.unit.text, claim) : false
  return spelt(yes, `${instruction} ${prompt.system}`)
}
