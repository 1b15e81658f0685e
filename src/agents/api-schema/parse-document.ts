import { Composer, type CST, Lexer, Parser } from 'yaml'
import { isObject, type JsonObject, SchemaProblem } from './schema-problem.ts'

/** Ours: AWS's bound is not known. */
const MOST_CHARACTERS = 250_000
const DEEPEST = 50
/** A level takes one or two. */
const DEEPEST_STACK = 2 * DEEPEST + 10
const MOST_VALUES = 50_000
/** Of YAML's `*name`: what they stand for counts each time. */
const MOST_ALIASES = 100

/** JSON or YAML. @throws SchemaProblem for what is neither, no object, or larger or deeper than a schema is. */
export const parseDocument = (text: string): JsonObject => {
  if (text.length > MOST_CHARACTERS)
    throw new SchemaProblem(`The document has ${text.length} characters, more than ${MOST_CHARACTERS}.`)
  const document = text.trimStart().startsWith('{') ? (parseJson(text) ?? readYaml(text)) : readYaml(text)
  if (!isObject(document)) throw new SchemaProblem('The document is no object.')
  checkBounds(document)
  return document
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const readYaml = (text: string): unknown => {
  try {
    // Looking for keys that are there twice takes the square of their number.
    const composer = new Composer({
      uniqueKeys: false,
      merge: false,
      logLevel: 'silent',
      prettyErrors: false,
    })
    const [document, another] = composer.compose(readTokens(text))
    if (document === undefined || another !== undefined)
      throw new SchemaProblem(
        `The text has ${another === undefined ? 'no document' : 'more than one document'}.`,
      )
    const [error] = document.errors
    if (error !== undefined)
      throw new SchemaProblem(`The document is neither JSON nor YAML: ${error.message}`)
    return document.toJS({ maxAliasCount: MOST_ALIASES })
  } catch (error) {
    if (error instanceof SchemaProblem) throw error
    throw new SchemaProblem(`The document is neither JSON nor YAML: ${String((error as Error).message)}`)
  }
}

/**
 * The parser keeps a stack of its own; what composes a document of its tokens goes down with every level, and a process
 * that has used up its stack there ends. So the stack is looked at before.
 */
const readTokens = (text: string): readonly CST.Token[] => {
  const parser = new Parser()
  const tokens: CST.Token[] = []
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme))
    if (parser.stack.length > DEEPEST_STACK) throw tooDeep()
  }
  tokens.push(...parser.end())
  return tokens
}

/** As a tree: what an alias stands for counts wherever it stands. Not recursive, so that no depth is too deep. */
const checkBounds = (document: JsonObject): void => {
  const left: { readonly value: unknown; readonly depth: number }[] = [{ value: document, depth: 0 }]
  let values = 0
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { value, depth } = next
    values += 1
    if (values > MOST_VALUES) throw new SchemaProblem(`The document has more than ${MOST_VALUES} values.`)
    if (depth > DEEPEST) throw tooDeep()
    if (typeof value !== 'object' || value === null) continue
    if (Object.hasOwn(value, '__proto__')) throw new SchemaProblem('A member cannot be called __proto__.')
    for (const member of Object.values(value)) left.push({ value: member, depth: depth + 1 })
  }
}

const tooDeep = () => new SchemaProblem(`The document is nested more than ${DEEPEST} levels deep.`)
