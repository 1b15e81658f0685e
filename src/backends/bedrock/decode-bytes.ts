import { isObject } from '../../dialects/native/json.ts'
import { unreadableAnswer } from '../../dialects/native/unreadable-answer.ts'
import type { ServiceShape, ServiceShapes } from './service-shapes.ts'

/** Decodes in place; what holds no bytes, and what the description does not know, stays as it is. */
export type DecodeBytes = (value: unknown) => unknown

/** Base64 to bytes wherever the description says that bytes are. */
export const compileDecodeBytes = (shapes: ServiceShapes): ((target: string) => DecodeBytes) => {
  const known = new Map<string, DecodeBytes>()

  const compile = (target: string): DecodeBytes => {
    const found = known.get(target)
    if (found !== undefined) return found
    // Shapes hold themselves: those on the way are looked up when they are met.
    known.set(target, value => known.get(target)?.(value))
    const decode = build(shapes[target])
    known.set(target, decode)
    return decode
  }

  const build = (shape: ServiceShape | undefined): DecodeBytes => {
    if (shape?.type === 'blob') return toBytes
    if (shape?.member !== undefined) return eachItem(compile(shape.member.target))
    if (shape?.value !== undefined) return eachValue(compile(shape.value.target))
    if (shape?.members === undefined) return same
    const members = Object.entries(shape.members).map(([name, { target }]) => [name, target] as const)
    const decoders = members.map(([name, target]) => [name, compile(target)] as const)
    const decoding = decoders.filter(([, decode]) => decode !== same)
    return decoding.length === 0 ? same : eachMember(decoding)
  }

  return compile
}

const same: DecodeBytes = value => value

const toBytes: DecodeBytes = value => {
  if (typeof value !== 'string') throw unreadableAnswer('bytes are not base64')
  return Buffer.from(value, 'base64')
}

const eachItem = (decode: DecodeBytes): DecodeBytes =>
  decode === same ? same : value => (Array.isArray(value) ? value.map(decode) : value)

const eachValue = (decode: DecodeBytes): DecodeBytes =>
  decode === same
    ? same
    : value =>
        isObject(value)
          ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, decode(item)]))
          : value

const eachMember =
  (decoders: readonly (readonly [name: string, decode: DecodeBytes])[]): DecodeBytes =>
  value => {
    if (!isObject(value)) return value
    for (const [name, decode] of decoders)
      if (Object.hasOwn(value, name)) (value as Record<string, unknown>)[name] = decode(value[name])
    return value
  }
