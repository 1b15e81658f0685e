import { sentences } from './sentences.ts'
import { listMark } from './units.ts'
import { words } from './words.ts'

const MOST = 60
const numeric = new Set(
  'stock quantity qty amount count number price cost total fee fees salary age score points size weight capacity rooms seats votes share percent percentage pieces units copies hours time times date day year start end deadline due when start_date'.split(
    ' ',
  ),
)
const people = new Set(
  'name person who employee owner assignee speaker author player guest customer student member candidate responsible'.split(
    ' ',
  ),
)

const hasNumber = (text: string): boolean =>
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/i.test(text)
const hasName = (text: string): boolean => /(?:^|\s)\p{Lu}\p{Ll}+/u.test(text)

/** A sentence that tells of several things, one in each part. */
function split(sentence: string, holds: (part: string) => boolean): string[] {
  const parts = sentence.split(/; |, (?:and |while |but |whereas )?| and | while /)
  const merged: string[] = []
  for (const part of parts) {
    if (holds(part) || merged.length === 0) merged.push(part)
    else merged[merged.length - 1] = `${merged.at(-1)}, ${part}`
  }
  // A first part that holds nothing leads the next one.
  const [first = '', second, ...others] = merged
  return !holds(first) && second !== undefined ? [`${first}, ${second}`, ...others] : merged
}

/** The texts of the things that a text tells of: its lines where it has several, else its sentences or their parts. */
export function readRecords(text: string, columns: readonly string[]): string[] {
  const lines = text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '' && !/^[-|=_*\s]+$/.test(line))
  const marked = lines.filter(line => listMark(line) > 0)
  if (marked.length > 1) return marked.slice(0, MOST).map(line => line.slice(listMark(line)))
  const named = columns.flatMap(column => words(column))
  const asksPeople = named.some(word => people.has(word))
  const asksNumber = named.some(word => numeric.has(word))
  const holds = (part: string): boolean => (asksNumber ? hasNumber(part) : asksPeople ? hasName(part) : false)
  const all = lines.flatMap(line => sentences(line))
  const telling = all.filter(sentence => (asksNumber ? hasNumber(sentence) : true) && !/\?$/.test(sentence))
  const base = telling.length > 0 ? telling : all
  const records =
    columns.length === 0 || !(asksNumber || asksPeople)
      ? base
      : base.flatMap(sentence =>
          countHolding(sentence, asksNumber, asksPeople) > 1 ? split(sentence, holds) : [sentence],
        )
  return withoutEmpty(records)
}

/** How many things a sentence tells of: names where people are asked for, else numbers. */
function countHolding(sentence: string, asksNumber: boolean, asksPeople: boolean): number {
  if (asksPeople)
    return (sentence.match(/(?:^|[\s(])\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)*/gu) ?? []).filter(
      name => !months.test(name),
    ).length
  return asksNumber
    ? (sentence.match(/\d[\d.,:]*|\b(?:two|three|four|five|six|seven|eight|nine|ten)\b/g) ?? []).length
    : 1
}

const months =
  /January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|^\s?(?:On|In|The|At|It|They|We|From)\b/

const withoutEmpty = (records: readonly string[]): string[] =>
  records
    .map(record => record.trim())
    .filter(record => words(record).length > 1)
    .slice(0, MOST)
