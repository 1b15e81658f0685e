import { isObject, type JsonObject } from './json.ts'

/**
 * The JSON objects that a text begins with, one after the other, and where they end. Each character is read once.
 *
 * @param isBetween what may stand between two of them.
 */
export const readJsonObjects = (
  text: string,
  start = 0,
  isBetween = (character: string): boolean => character.trim() === '',
): { readonly objects: readonly JsonObject[]; readonly end: number } => {
  const objects: JsonObject[] = []
  let end = start
  for (let position = start; position < text.length; position++) {
    const character = text.charAt(position)
    if (isBetween(character)) continue
    const after = character === '{' ? endOfObject(text, position) : undefined
    const object = after === undefined ? undefined : parseObject(text.slice(position, after))
    if (after === undefined || object === undefined) break
    objects.push(object)
    end = after
    position = after - 1
  }
  return { objects, end }
}

/** Where the braces close; undefined where they do not. */
const endOfObject = (text: string, start: number): number | undefined => {
  let depth = 0
  let isString = false
  for (let position = start; position < text.length; position++) {
    const character = text.charAt(position)
    if (isString && character === '\\') position++
    else if (character === '"') isString = !isString
    else if (isString) continue
    else if (character === '{') depth++
    else if (character === '}') {
      depth--
      if (depth === 0) return position + 1
    }
  }
  return undefined
}

const parseObject = (json: string): JsonObject | undefined => {
  try {
    const value: unknown = JSON.parse(json)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}
