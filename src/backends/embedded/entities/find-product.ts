import { brandNames } from './brand-names.ts'
import type { Field } from './field.ts'
import type { ReadText } from './read-text.ts'

const makers = new Set('make brand manufacturer maker marque'.split(' '))
const LONGEST_MODEL = 3

interface Product {
  readonly make: string
  readonly model: string
}

/** "Skoda Octavia", "Pixel 7": a maker and its model, by the makers that everybody knows. */
function findProduct({ segments }: ReadText): Product | undefined {
  for (const { words, text, start } of segments)
    for (const [index, word] of words.entries()) {
      const next = words[index + 1]
      const double = next && brandNames.has(`${word.lower} ${next.lower}`)
      if (!double && (!brandNames.has(word.lower) || word.text === word.lower)) continue
      const after = words.slice(index + (double ? 2 : 1))
      const model: string[] = []
      let end = double ? next.end : word.end
      for (const part of after) {
        const joined = text.slice(end - start, part.start - start) === ' '
        if (!joined || model.length === LONGEST_MODEL || !/^[\p{Lu}\d]/u.test(part.text)) break
        if (/^(?:19|20)\d\d$/.test(part.text) && model.length > 0) break
        model.push(part.text)
        end = part.end
      }
      const make = text.slice(word.start - start, (double ? next.end : word.end) - start)
      return { make, model: model.join(' ') }
    }
  return undefined
}

/** "Volvo V60": a maker and its model as one name. */
export function findProductName(read: ReadText): string | undefined {
  const found = findProduct(read)
  return found === undefined ? undefined : `${found.make} ${found.model}`.trim()
}

/** The maker or the model of what a text offers; undefined where it is no field of this kind or no known maker is named. */
export function findProductPart(read: ReadText, { words }: Field): string | undefined {
  const wantsMake = words.some(word => makers.has(word))
  if (!wantsMake && words.at(-1) !== 'model') return undefined
  const found = findProduct(read)
  if (found === undefined) return undefined
  const part = wantsMake ? found.make : found.model
  return part === '' ? undefined : part
}
