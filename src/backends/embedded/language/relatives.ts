import { meanings, topicsOf } from './meanings.ts'
import { memoise } from './memoise.ts'
import { paraphrases } from './paraphrases.ts'
import { synonyms } from './synonyms.ts'

const PARAPHRASE = 0.75
const MEANING = 0.7
/** Of one topic, not of one meaning. */
const TOPIC = 0.3
/** A paraphrase of a paraphrase. */
const FURTHER = 0.3
const MOST_KNOWN = 500

interface Classes {
  readonly of: ReadonlyMap<string, readonly number[]>
  readonly members: ReadonlyMap<number, readonly string[]>
}

function withMembers(of: ReadonlyMap<string, readonly number[]>): Classes {
  const members = new Map<number, string[]>()
  for (const [base, classes] of of)
    for (const each of classes) {
      const known = members.get(each)
      if (known === undefined) members.set(each, [base])
      else known.push(base)
    }
  return { of, members }
}

const once = <Value>(read: () => Value): (() => Value) => {
  let known: Value | undefined
  return () => {
    known ??= read()
    return known
  }
}

const alike = once(() => [
  { share: PARAPHRASE, classes: withMembers(paraphrases) },
  { share: MEANING, classes: withMembers(synonyms) },
  { share: MEANING, classes: withMembers(meanings().ofWord) },
])
const topics = once(() => withMembers(topicsOf().ofWord))

const membersOf = ({ of, members }: Classes, base: string): string[] =>
  (of.get(base) ?? []).flatMap(each => members.get(each) ?? [])

/** The stems whose meanings are near that of one, each with how near, from 0 to 1. */
export const relatives: (base: string) => ReadonlyMap<string, number> = memoise(base => {
  const found = new Map<string, number>()
  const add = (other: string, share: number): void => {
    if (share > (found.get(other) ?? 0)) found.set(other, share)
  }
  for (const { share, classes } of alike()) for (const other of membersOf(classes, base)) add(other, share)
  for (const other of membersOf(topics(), base)) add(other, TOPIC)
  for (const [near, share] of [...found])
    if (share >= MEANING)
      for (const { classes } of alike()) for (const other of membersOf(classes, near)) add(other, FURTHER)
  return found
}, MOST_KNOWN)
