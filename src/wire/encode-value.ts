import type { Reference, Shape, Shapes } from './api.ts'
import { shapeOf } from './api.ts'

type Output = Record<string, unknown>
export type Encode = (value: unknown) => unknown

/** Undefined where a value needs no encoding; what is encoded is copied, so that most answers go to JSON as they are. */
export const createEncoders = (shapes: Shapes) => {
  const known = new Map<string, Encode | undefined>()
  const needed = neededIn(shapes)

  const reference = ({ target }: Reference): Encode | undefined => {
    if (!needed(target)) return undefined
    if (known.has(target)) return known.get(target)
    known.set(target, value => known.get(target)?.(value))
    const encode = build(shapeOf(shapes, { target }))
    known.set(target, encode)
    return encode
  }

  const build = (shape: Shape): Encode => {
    switch (shape.type) {
      case 'blob':
        return value => toBuffer(value as Uint8Array).toString('base64')
      case 'timestamp':
        return shape.timestampFormat === 'iso8601'
          ? value => (value as Date).toISOString()
          : value => (value as Date).getTime() / 1000
      case 'list': {
        const encode = reference(shape.member as Reference) as Encode
        return value => {
          const items = value as unknown[]
          const encoded = items.map(encode)
          return encoded.some((item, index) => item !== items[index]) ? encoded : items
        }
      }
      case 'map': {
        const encode = reference(shape.value as Reference) as Encode
        return value =>
          Object.fromEntries(Object.entries(value as object).map(([key, item]) => [key, encode(item)]))
      }
      default: {
        const members = Object.entries(shape.members ?? {}).flatMap(([name, each]) => {
          const encode = reference(each)
          return encode === undefined ? [] : [[name, encode] as const]
        })
        return value => {
          const source = value as Output
          let result = source
          for (const [name, encode] of members) {
            const member = source[name]
            if (member === undefined) continue
            const encoded = encode(member)
            if (encoded === member) continue
            if (result === source) result = { ...source }
            result[name] = encoded
          }
          return result
        }
      }
    }
  }

  return reference
}

const toBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Whether a blob or a timestamp lies anywhere under a shape. */
const neededIn = (shapes: Shapes) => {
  const answers = new Map<string, boolean>()
  const needed = (target: string, path: ReadonlySet<string> = new Set()): boolean => {
    const answer = answers.get(target)
    if (answer !== undefined) return answer
    if (path.has(target)) return false
    const shape = shapeOf(shapes, { target })
    const under = new Set(path).add(target)
    const below = [...Object.values(shape.members ?? {}), shape.member, shape.value]
    const result =
      shape.type === 'blob' ||
      shape.type === 'timestamp' ||
      (!shape.document && below.some(each => each !== undefined && needed(each.target, under)))
    // A cycle cut short proves nothing about the shapes on the way, so only the start is remembered.
    if (result || path.size === 0) answers.set(target, result)
    return result
  }
  return (target: string) => needed(target)
}
