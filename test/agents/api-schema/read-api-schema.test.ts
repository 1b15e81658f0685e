import { expect, test } from 'vitest'
import { readApiSchema } from '../../../src/agents/api-schema/read-api-schema.ts'
import { BedrockException } from '../../../src/errors.ts'

const weather = `
openapi: 3.0.0
info:
  title: GetWeather API
  version: 1.0.0
paths:
  /getWeather/{location}/:
    get:
      description: gets weather in Celsius
      operationId: getWeather
      parameters:
        - name: location
          in: path
          description: location name
          required: true
          schema:
            type: string
      responses:
        "200":
          description: weather in Celsius
          content:
            application/json:
              schema:
                type: string
`
const read = (text: string, foundationModel?: string) =>
  readApiSchema(text, { actionGroup: 'weather', foundationModel })
const message =
  'Failed to create OpenAPI 3 model from the JSON/YAML object that you provided for action: weather'

test('a document in YAML, and again without looking whether it is one', async () => {
  const operations = await read(weather, 'us.anthropic.claude-haiku-4-5-20251001-v1:0')
  expect(operations).toMatchObject([
    { path: '/getWeather/{location}/', method: 'GET', parameters: [{ name: 'location', isRequired: true }] },
  ])
})

test.each([
  ['3.0.3', true],
  ['3.0.1', true],
  ['3.1.0', false],
  ['2.0', false],
  ['3.0', false],
])('version %s: %s', async (version, isTaken) => {
  const reading = read(weather.replace('openapi: 3.0.0', `openapi: "${version}"`))
  await (isTaken
    ? expect(reading).resolves.toHaveLength(1)
    : expect(reading).rejects.toMatchObject({ message, hint: expect.stringContaining('openapi') }))
})

test.each([
  ['no text', '', 'no document'],
  ['the name of a file', '/etc/passwd', 'no object'],
  ['an address', 'http://127.0.0.1/schema.json', 'no object'],
  ['no title', weather.replace('  title: GetWeather API\n', ''), "must have required property 'title'"],
  [
    'no responses',
    weather.slice(0, weather.indexOf('      responses')),
    "must have required property 'responses'",
  ],
  [
    'no description',
    weather.replace('      description: gets weather in Celsius\n', ''),
    "'description' is missing for path",
  ],
  ['no paths', 'openapi: 3.0.0\ninfo: { title: t, version: v }\npaths: {}', 'no operation'],
  ['a parameter without a place', weather.replace('          in: path\n', ''), 'parameters'],
  ['a reference to a file', weather.replace('type: string', '$ref: "/etc/passwd"'), '/etc/passwd'],
  [
    'a reference to an address',
    weather.replace('type: string', '$ref: "http://127.0.0.1/x"'),
    'http://127.0.0.1/x',
  ],
  [
    'a reference to itself',
    `${weather.replace('type: string', "$ref: '#/components/schemas/A'")}components:\n  schemas:\n    A:\n      properties:\n        a:\n          $ref: '#/components/schemas/A'\n`,
    'leads back to itself',
  ],
])('not %s', async (_, text, hint) => {
  await expect(read(text)).rejects.toMatchObject({
    name: 'ValidationException',
    message,
    hint: expect.stringContaining(hint),
    members: { fieldList: [{ name: 'APISchemaException', message: expect.stringContaining(hint) }] },
  })
})

/** The same numbers in each run. */
const createRandom = (seed: number) => () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return seed / 2 ** 32
}
const HOSTILE = [
  '',
  null,
  [],
  {},
  7,
  true,
  '$ref',
  { $ref: '#/paths' },
  { $ref: 7 },
  '__proto__',
  'constructor',
  [[{}]],
  { allOf: [{}] },
]

test('whatever is changed in a document: it is read, or refused in AWS’s words', async () => {
  const document = {
    openapi: '3.0.0',
    info: { title: 't', version: 'v' },
    paths: {
      '/a': {
        post: {
          description: 'd',
          operationId: 'a',
          parameters: [{ name: 'n', in: 'query', schema: { type: 'string' } }],
          requestBody: {
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['x'],
                  properties: { x: { $ref: '#/components/schemas/X' } },
                },
              },
            },
          },
          responses: { 200: { description: 'r' } },
        },
      },
    },
    components: { schemas: { X: { type: 'array', items: { type: 'integer' } } } },
  }
  const random = createRandom(7)
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)]
  let taken = 0
  for (let run = 0; run < 60; run += 1) {
    const changed = structuredClone(document) as Record<string, unknown>
    let at = changed
    for (let depth = Math.floor(random() * 8); depth > 0; depth -= 1) {
      const next = at[pick(Object.keys(at)) ?? '']
      if (typeof next !== 'object' || next === null) break
      at = next as Record<string, unknown>
    }
    const key = pick(Object.keys(at)) ?? 'x'
    if (random() < 0.3) delete at[key]
    else at[key] = pick(HOSTILE)
    const outcome = await read(JSON.stringify(changed)).catch((error: unknown) => error)
    if (Array.isArray(outcome)) taken += 1
    else {
      expect(outcome).toBeInstanceOf(BedrockException)
      expect(outcome).toMatchObject({ name: 'ValidationException', message })
    }
  }
  expect(taken).toBeGreaterThan(0)
  expect(taken).toBeLessThan(60)
})

test('whatever is cut from a text: it is read, or refused in AWS’s words', async () => {
  const random = createRandom(11)
  for (let run = 0; run < 60; run += 1) {
    const from = Math.floor(random() * weather.length)
    const text = weather.slice(0, from) + weather.slice(from + Math.ceil(random() * 20))
    const outcome = await read(text).catch((error: unknown) => error)
    if (!Array.isArray(outcome)) expect(outcome).toMatchObject({ name: 'ValidationException', message })
  }
})
