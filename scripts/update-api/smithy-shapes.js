// @ts-check
import { locationOf } from './location-of.js'
import { markEvents } from './mark-events.js'
import { compact, compactOrNothing, mapValues } from './records.js'
import { nameOf, PRELUDE, traitsOf } from './smithy-ast.js'

/** @import { Member, Shape } from './description.d.ts' */

const NUMBERS_AND_BOOLEAN = new Set(['boolean', 'integer', 'long', 'float', 'double'])
const SIMPLE = new Set([...NUMBERS_AND_BOOLEAN, 'string', 'blob', 'timestamp'])
const TIMESTAMP_FORMATS = new Map([
  ['date-time', 'iso8601'],
  ['epoch-seconds', 'unixTimestamp'],
  ['http-date', 'rfc822'],
])
/** Not data: the service itself, its operations and its resources. */
const NO_DATA = new Set(['service', 'operation', 'resource'])

/**
 * The data shapes of a Smithy model. A constraint on a member becomes a shape of its own, named as botocore
 * names it: `RequestMetadata`'s key of 1 to 256 characters is `RequestMetadataKeyString`.
 *
 * @param {Record<string, any>} ast from shape id to shape
 * @returns {Record<string, Shape>}
 */
export const smithyShapes = ast => {
  /** @type {Record<string, Shape>} */
  const shapes = {}

  const add = (/** @type {string} */ name, /** @type {any} */ shape) => {
    shapes[name] ??= toShape(name, shape)
    return name
  }

  /** @type {(owner: string, key: string, member: any) => string} */
  const targetOf = (owner, key, member) => {
    const name = nameOf(member.target)
    const target = member.target.startsWith(PRELUDE) ? preludeShape(name) : ast[member.target]
    const traits = traitsOf(member, `${owner}.${key}`)
    const format = traits.timestampFormat
    if (format !== undefined)
      return add(`SyntheticTimestamp_${format.replace('-', '_')}`, withTraits(target, member))
    if (constraintsOf(traits) === undefined) return target.prelude ? add(name, target) : name
    const suffix = target.prelude ? name : capitalized(target.type === 'enum' ? 'string' : target.type)
    return add(`${owner}${capitalized(key)}${suffix}`, withTraits(target, member))
  }

  /** @type {(owner: string, key: string, member: any) => { target: string }} */
  const toReference = (owner, key, member) => ({ target: targetOf(owner, key, member) })

  /** @type {(owner: string, key: string, member: any) => Member} */
  const toMember = (owner, key, member) => {
    const traits = traitsOf(member, `${owner}.${key}`)
    const target = ast[member.target] === undefined ? {} : traitsOf(ast[member.target], member.target)
    return compact({
      target: targetOf(owner, key, member),
      ...locationOf(key, traits),
      required: flag(traits.required),
      // A null default only takes back the default of the target.
      default: traits.default ?? undefined,
      idempotencyToken: flag(traits.idempotencyToken),
      eventstream: flag(target.streaming),
      jsonvalue: target.mediaType === 'application/json' || undefined,
      deprecated: flag(traits.deprecated),
    })
  }

  /** @type {(name: string, shape: any) => Shape} */
  const toShape = (name, shape) => {
    const traits = traitsOf(shape, name)
    const common = { constraints: constraintsOf(traits), sensitive: flag(traits.sensitive) }
    switch (shape.type) {
      case 'structure':
      case 'union': {
        const members = mapValues(shape.members ?? {}, (member, key) => toMember(name, key, member))
        return compact({
          ...common,
          type: 'structure',
          members,
          payload: Object.keys(members).find(key => members[key]?.location === 'payload'),
          union: flag(shape.type === 'union' && !traits.streaming),
          eventstream: flag(shape.type === 'union' && traits.streaming),
          error: errorOf(traits),
        })
      }
      case 'enum':
        return compact({ ...common, type: 'string', enum: enumOf(shape, name) })
      case 'list':
        return compact({ ...common, type: 'list', member: toReference(name, 'member', shape.member) })
      case 'map':
        return compact({
          ...common,
          type: 'map',
          key: toReference(name, 'key', shape.key),
          value: toReference(name, 'value', shape.value),
        })
      case 'document':
        return compact({ ...common, type: 'structure', members: {}, document: true })
      default:
        if (!SIMPLE.has(shape.type))
          throw new Error(`smithy-shapes.js does not know the type ${shape.type} of ${name}`)
        return compact({
          ...common,
          type: shape.type,
          box: flag(NUMBERS_AND_BOOLEAN.has(shape.type) && !shape.primitive && !isZero(traits.default)),
          timestampFormat: TIMESTAMP_FORMATS.get(traits.timestampFormat),
        })
    }
  }

  for (const [id, shape] of Object.entries(ast)) if (!NO_DATA.has(shape.type)) add(nameOf(id), shape)
  markEvents(shapes)
  return shapes
}

/** @param {string} word */
const capitalized = word => word.charAt(0).toUpperCase() + word.slice(1)

/** @type {(value: unknown) => true | undefined} */
const flag = value => (value ? true : undefined)

/** @param {unknown} value */
const isZero = value => value === 0 || value === false

/** `PrimitiveLong` is a long that is never absent.
 * @param {string} name
 */
const preludeShape = name => ({
  type: name.replace('Primitive', '').toLowerCase(),
  primitive: name.startsWith('Primitive'),
  prelude: true,
})

/** A member's target, with the member's own constraints and format instead of its own.
 * @param {any} target
 * @param {any} member
 */
const withTraits = (target, member) => {
  const { [`${PRELUDE}default`]: _, ...traits } = { ...target.traits, ...member.traits }
  return { ...target, traits }
}

/** A length always has a lower bound; a range need not.
 * @param {Record<string, any>} traits
 */
const constraintsOf = traits => {
  const { length, range, pattern } = traits
  return compactOrNothing({
    min: length ? (length.min ?? 0) : range?.min,
    max: (length ?? range)?.max,
    pattern: pattern && toWholePattern(pattern),
  })
}

/** Smithy's patterns match anywhere unless anchored; a description's match the whole text.
 * @param {string} pattern
 */
const toWholePattern = pattern => {
  const before = /^(\^|\.\*)/.test(pattern) ? '' : '.*'
  const after = /((?<!\\)\$|\.\*)$/.test(pattern) ? '' : '.*'
  return `${before}${pattern.replace(/^\^/, '').replace(/(?<!\\)\$$/, '')}${after}`
}

/** @type {(traits: Record<string, any>) => Shape['error']} */
const errorOf = traits =>
  traits.error &&
  compact({
    fault: traits.error,
    httpStatus: traits.httpError,
    retryable: traits.retryable && { throttling: traits.retryable.throttling ?? false },
  })

/** @type {(shape: any, name: string) => string[]} */
const enumOf = (shape, name) =>
  Object.entries(shape.members).map(([key, member]) => traitsOf(member, `${name}.${key}`).enumValue)
