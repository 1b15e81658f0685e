/** The JSON of an answer, bare or in a code fence, with a sentence around it where that is not forbidden. */
export const parseJson = (text, { only = false } = {}) => {
  const fenced = /^\s*```(?:json)?\s*\n([\s\S]*?)\n\s*```\s*$/.exec(text)
  const candidates = [text, ...(fenced ? [fenced[1]] : []), ...(only ? [] : embedded(text))]
  for (const candidate of candidates) {
    try {
      return { value: JSON.parse(candidate) }
    } catch {}
  }
  return undefined
}

const embedded = text =>
  [
    ['{', '}'],
    ['[', ']'],
  ].flatMap(([open, close]) => {
    const [from, to] = [text.indexOf(open), text.lastIndexOf(close)]
    return from === -1 || to < from ? [] : [text.slice(from, to + 1)]
  })

const isObject = value => typeof value === 'object' && value !== null && !Array.isArray(value)

const types = {
  string: value => typeof value === 'string',
  number: value => typeof value === 'number',
  integer: value => Number.isInteger(value),
  boolean: value => typeof value === 'boolean',
  null: value => value === null,
  array: Array.isArray,
  object: isObject,
}

/** Misses against the part of JSON Schema that the cases use. An object's keys are all required unless it lists `required`. */
export const gradeSchema = (value, schema, path = '$') => {
  const allowed = [schema.type ?? []].flat()
  if (allowed.length > 0 && !allowed.some(type => types[type](value)))
    return [`${path} is not ${allowed.join(' or ')}`]
  if (schema.enum !== undefined && !schema.enum.includes(value)) return [`${path} is none of its values`]
  if (Array.isArray(value)) return gradeItems(value, schema, path)
  if (isObject(value)) return gradeProperties(value, schema, path)
  return []
}

const gradeItems = (value, { items, minItems = 0, maxItems = Number.POSITIVE_INFINITY }, path) => [
  ...(value.length < minItems || value.length > maxItems ? [`${path} has ${value.length} items`] : []),
  ...(items === undefined
    ? []
    : value.flatMap((each, index) => gradeSchema(each, items, `${path}[${index}]`))),
]

const gradeProperties = (value, { properties = {}, required, additionalProperties }, path) => {
  const known = Object.keys(properties)
  return [
    ...(required ?? known).filter(key => !Object.hasOwn(value, key)).map(key => `${path}.${key} is missing`),
    ...Object.keys(value)
      .filter(key => additionalProperties === false && !known.includes(key))
      .map(key => `${path}.${key} was not asked for`),
    ...known
      .filter(key => Object.hasOwn(value, key))
      .flatMap(key => gradeSchema(value[key], properties[key], `${path}.${key}`)),
  ]
}
