import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

interface Reference {
  readonly target: string
  readonly required?: boolean
}

interface Shape {
  readonly type: string
  readonly members?: Readonly<Record<string, Reference>>
  readonly member?: Reference
  readonly key?: Reference
  readonly value?: Reference
  readonly union?: boolean
  /** Any JSON. */
  readonly document?: boolean
  readonly enum?: readonly string[]
  readonly constraints?: { readonly min?: number; readonly max?: number; readonly pattern?: string }
}

const file = resolve(import.meta.dirname, '../../src/api/bedrock-agent-runtime.json')
const { shapes } = JSON.parse(readFileSync(file, 'utf8')) as { shapes: Record<string, Shape> }

/** What of a value is not as the description of the agents' runtime says: types, members, choices, lengths, ranges, patterns. */
export const shapeFaults = (name: string, value: unknown, path = name): string[] => {
  const shape = shapes[name]
  if (shape === undefined) return [`${path}: no shape ${name}`]
  const { type } = shape
  if (shape.document === true) return []
  if (type === 'structure') return structureFaults(shape, value, path)
  if (type === 'list') {
    if (!Array.isArray(value)) return [`${path}: no list`]
    return [
      ...sizeFaults(shape, value.length, path),
      ...value.flatMap((item, at) => shapeFaults(shape.member?.target ?? '', item, `${path}[${at}]`)),
    ]
  }
  if (type === 'map') {
    if (typeof value !== 'object' || value === null) return [`${path}: no map`]
    return Object.entries(value).flatMap(([key, each]) => [
      ...shapeFaults(shape.key?.target ?? '', key, `${path}.${key} (key)`),
      ...shapeFaults(shape.value?.target ?? '', each, `${path}.${key}`),
    ])
  }
  if (type === 'string' || type === 'enum') return textFaults(shape, value, path)
  if (type === 'integer' || type === 'long')
    return Number.isInteger(value) ? sizeFaults(shape, Number(value), path) : [`${path}: no integer`]
  if (type === 'float' || type === 'double')
    return typeof value === 'number' ? sizeFaults(shape, value, path) : [`${path}: no number`]
  if (type === 'boolean') return typeof value === 'boolean' ? [] : [`${path}: no boolean`]
  if (type === 'timestamp') return value instanceof Date && !Number.isNaN(+value) ? [] : [`${path}: no time`]
  if (type === 'blob') return value instanceof Uint8Array ? [] : [`${path}: no bytes`]
  return [`${path}: the type ${type} is unknown here`]
}

const structureFaults = ({ members = {}, union }: Shape, value: unknown, path: string): string[] => {
  if (typeof value !== 'object' || value === null) return [`${path}: no structure`]
  const given = Object.entries(value).filter(([, each]) => each !== undefined)
  const missing = Object.entries(members)
    .filter(([name, { required }]) => required === true && !given.some(([each]) => each === name))
    .map(([name]) => `${path}.${name}: missing`)
  const many = union === true && given.length !== 1 ? [`${path}: ${given.length} members of a union`] : []
  return [
    ...missing,
    ...many,
    ...given.flatMap(([name, each]) => {
      const member = Object.hasOwn(members, name) ? members[name] : undefined
      return member === undefined
        ? [`${path}.${name}: unknown member`]
        : shapeFaults(member.target, each, `${path}.${name}`)
    }),
  ]
}

const textFaults = (shape: Shape, value: unknown, path: string): string[] => {
  if (typeof value !== 'string') return [`${path}: no text`]
  if (shape.enum !== undefined && !shape.enum.includes(value)) return [`${path}: ${value} is no choice`]
  const { pattern } = shape.constraints ?? {}
  const matches = pattern === undefined || new RegExp(`^(?:${pattern})$`, 'u').test(value)
  return [
    ...(matches ? [] : [`${path}: ${value} is not ${pattern}`]),
    ...sizeFaults(shape, [...value].length, path),
  ]
}

const sizeFaults = ({ constraints: { min = 0, max } = {} }: Shape, size: number, path: string): string[] =>
  size < min || (max !== undefined && size > max) ? [`${path}: ${size} is not ${min} to ${max}`] : []
