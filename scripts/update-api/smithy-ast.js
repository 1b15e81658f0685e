// @ts-check
/** The namespace of Smithy's own shapes and traits. */
export const PRELUDE = 'smithy.api#'

/** Traits that a description keeps. */
const KEPT = [
  ...['auth', 'default', 'deprecated', 'enumValue', 'error', 'http', 'httpError', 'httpHeader', 'httpLabel'],
  ...['httpPayload', 'httpQuery', 'idempotencyToken', 'idempotent', 'length', 'mediaType', 'paginated'],
  ...['pattern', 'range', 'readonly', 'required', 'retryable', 'sensitive', 'streaming', 'timestampFormat'],
]
/** Traits that say nothing to a server, or what the botocore form cannot say either. */
const DROPPED = [
  ...['addedDefault', 'clientOptional', 'cors', 'documentation', 'examples', 'httpBearerAuth', 'input'],
  ...['nestedProperties', 'output', 'references', 'tags', 'title', 'uniqueItems'],
]
/** Namespaces whose traits say nothing to a server, but for those of the service, which `fromSmithy` reads. */
const DROPPED_NAMESPACES = new Set([
  'aws.api',
  'aws.auth',
  'aws.cloudformation',
  'aws.protocols',
  'smithy.rules',
])
const KNOWN = new Set([...KEPT, ...DROPPED].map(name => PRELUDE + name))

/**
 * The traits of a shape or member, without the prelude's prefix: `{ required: {}, length: { min: 1 } }`.
 * @param {any} owner
 * @param {string} where
 * @returns {Record<string, any>}
 * @throws Error naming a trait that this script does not know: AWS has begun to say something new.
 */
export const traitsOf = (owner, where) => {
  const names = Object.keys(owner.traits ?? {})
  const unknown = names.find(name => !KNOWN.has(name) && !DROPPED_NAMESPACES.has(name.split('#')[0] ?? ''))
  if (unknown !== undefined)
    throw new Error(`scripts/update-api/smithy-ast.js does not know ${unknown} of ${where}`)
  return Object.fromEntries(names.map(name => [name.replace(PRELUDE, ''), owner.traits[name]]))
}

/** `com.amazonaws.bedrock#GuardrailId` -> `GuardrailId`
 * @param {string} id
 */
export const nameOf = id => id.slice(id.indexOf('#') + 1)
