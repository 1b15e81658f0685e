import { KbError } from './call-server.ts'

export interface Question {
  readonly question: string
  /** The documents that answer it, as `Document.id`. */
  readonly sources: ReadonlySet<string>
}

/** What a source of a question may name. */
export interface Document {
  /** As results name it. */
  readonly id: string
  /** Its path in the folder, where it has one. */
  readonly key?: string
  /** A path or URI, of which the end may be given. */
  readonly path: string
}

/** As Retrieve takes a query. */
const LONGEST = 1_000
const MOST_SHOWN = 20

/**
 * A JSON object a line: `{"question": ..., "sources": [path or URI, ...]}`.
 *
 * @throws KbError that lists the lines that are none, by number.
 */
export const readQuestions = (text: string, file: string, documents: readonly Document[]): Question[] => {
  const find = createFinder(documents)
  const faults: string[] = []
  const questions: Question[] = []
  for (const [place, line] of text
    .replace(/^\ufeff/, '')
    .split('\n')
    .entries()) {
    if (line.trim() === '') continue
    const read = readLine(line, find)
    if (typeof read === 'string') faults.push(`  line ${place + 1}: ${read}`)
    else questions.push(read)
  }
  if (faults.length > 0) {
    const more = faults.length > MOST_SHOWN ? [`  … and ${faults.length - MOST_SHOWN} more`] : []
    throw new KbError([`${file} cannot be used:`, ...faults.slice(0, MOST_SHOWN), ...more].join('\n'))
  }
  if (questions.length === 0)
    throw new KbError(
      `${file} has no questions: put one a line, as {"question": "How many days of leave?", "sources": ["leave.md"]}.`,
    )
  return questions
}

type Find = (source: string) => string | undefined

/** @returns what is wrong with it, where it is none. */
const readLine = (line: string, find: Find): Question | string => {
  let read: unknown
  try {
    read = JSON.parse(line)
  } catch {
    return 'it is no JSON'
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read)) return 'it is no JSON object'
  const question = member(read, 'question')
  if (typeof question !== 'string' || question.trim() === '') return '"question" must be a text'
  if (question.length > LONGEST) return `"question" has more than ${LONGEST} characters`
  const sources = member(read, 'sources')
  if (!isTexts(sources) || sources.length === 0) return '"sources" must be a list of at least one path or URI'
  const found = sources.map(source => ({ source, id: find(source) }))
  const missing = found.find(({ id }) => id === undefined)
  if (missing !== undefined)
    return `no document, or more than one, is ${JSON.stringify(missing.source)}: give its whole path`
  return { question, sources: new Set(found.flatMap(({ id }) => id ?? [])) }
}

const member = (object: object, key: string): unknown =>
  Object.hasOwn(object, key) ? Reflect.get(object, key) : undefined

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every(each => typeof each === 'string' && each.length > 0)

/** By its whole name, or by an end of it that no other document has. */
const createFinder = (documents: readonly Document[]): Find => {
  const whole = new Map(
    documents.flatMap(({ id, key, path }) =>
      [id, path, ...(key === undefined ? [] : [key])].map(name => [name, id]),
    ),
  )
  const known = new Map<string, string | undefined>()
  return given => {
    const source = given.replace(/^(\.\/)+/, '')
    const exact = whole.get(source)
    if (exact !== undefined) return exact
    if (!known.has(source)) {
      const ending = documents.filter(({ path }) => path.endsWith(`/${source}`))
      known.set(source, ending.length === 1 ? ending[0]?.id : undefined)
    }
    return known.get(source)
  }
}
