import fc from 'fast-check'
import { MAXIMUM_REPLY_BYTES, validateEnvelope } from 'outcrop-action-group'
import { expect, test } from 'vitest'
import { apiEvent, apiReply, functionEvent, functionReply } from './replies.ts'

const problemsOf = (reply: unknown, event?: unknown) => {
  const validation = validateEnvelope(reply, event)
  return validation.ok ? [] : validation.problems
}

test('a reply of a function, read', () => {
  const functionResponse = {
    responseState: 'REPROMPT' as const,
    responseBody: { TEXT: { body: 'Which one?' } },
  }
  const reply = { ...functionReply({ functionResponse }), sessionAttributes: { customer: 'C-7' } }
  expect(validateEnvelope(reply, functionEvent)).toEqual({
    ok: true,
    form: 'function',
    body: 'Which one?',
    responseState: 'REPROMPT',
    sessionAttributes: { customer: 'C-7' },
  })
})

test('a reply of an operation, read', () => {
  const knowledgeBasesConfiguration = [{ knowledgeBaseId: 'KB12345678', retrievalConfiguration: {} }]
  const reply = { ...apiReply(), promptSessionAttributes: {}, knowledgeBasesConfiguration }
  expect(validateEnvelope(reply, apiEvent)).toEqual({
    ok: true,
    form: 'api',
    httpStatusCode: 200,
    contentType: 'application/json',
    body: '{"status":"SHIPPED"}',
    promptSessionAttributes: {},
    knowledgeBasesConfiguration,
  })
})

test('what may be left out may be null, and what Bedrock does not know it does not read', () => {
  const reply = { ...functionReply(), sessionAttributes: null, knowledgeBasesConfiguration: null, mine: [1] }
  expect(validateEnvelope(reply)).toEqual({ ok: true, form: 'function', body: 'shipped' })
})

test.each([
  [{ messageVersion: undefined }, ['messageVersion is missing. It is "1.0".']],
  [
    { messageVersion: undefined, messageversion: '1.0' },
    ['messageVersion is missing. Write "messageVersion" instead of "messageversion".'],
  ],
  [{ messageVersion: 1 }, ['messageVersion is 1. It is the text "1.0".']],
  [{ messageVersion: '2.0' }, ['messageVersion is "2.0". It is the text "1.0".']],
  [
    { response: 'shipped' },
    ['response is "shipped", not an object. It holds "actionGroup", what was called, and what it answers.'],
  ],
  [
    { sessionAttribute: {} },
    ['sessionAttribute is not read by Bedrock. Write "sessionAttributes" instead of "sessionAttribute".'],
  ],
  [
    { sessionAttributes: { visits: 3, name: 'Ann' } },
    [
      'sessionAttributes.visits is 3, not a text. Attributes are texts: turn the value into one, or leave it out.',
    ],
  ],
  [
    { promptSessionAttributes: [] },
    ['promptSessionAttributes is an array, not an object. It is an object of texts: { name: "value" }.'],
  ],
  [
    { knowledgeBasesConfiguration: [{ knowledgebaseId: 'KB12345678', retrievalConfiguration: {} }] },
    [
      'knowledgeBasesConfiguration[0].knowledgeBaseId is missing. Write "knowledgeBaseId" instead of "knowledgebaseId".',
    ],
  ],
])('an envelope with %j', (more, problems) => {
  const told = problemsOf({ ...functionReply(), ...more }, functionEvent)
  expect(told.map(({ path, problem, hint }) => `${path} ${problem}. ${hint}`)).toEqual(problems)
})

test('the size of a reply is that of its JSON in UTF-8', () => {
  const ofBody = (body: string) => functionReply({ functionResponse: { responseBody: { TEXT: { body } } } })
  const room = MAXIMUM_REPLY_BYTES - JSON.stringify(ofBody('')).length
  expect(problemsOf(ofBody('x'.repeat(room)))).toEqual([])
  expect(problemsOf(ofBody('x'.repeat(room + 1)))).toMatchObject([
    { path: '', problem: 'is larger than 25 KB (25600 bytes of JSON)' },
  ])
  expect(problemsOf(ofBody('é'.repeat(Math.floor(room / 2))))).toEqual([])
  expect(problemsOf(ofBody('é'.repeat(Math.floor(room / 2) + 1)))).toHaveLength(1)
})

const loop: Record<string, unknown> = functionReply()
loop.response = { ...functionReply().response, loop }

const trap = {
  get messageVersion(): string {
    throw new Error('It was run.')
  },
  response: functionReply().response,
}

const refusing = new Proxy(functionReply(), {
  getOwnPropertyDescriptor: () => {
    throw new Error('no')
  },
})

test.each([
  ['one that refers to itself', loop, 'refers to itself'],
  ['one with a getter', trap, 'has a getter'],
  ['a proxy that throws', refusing, 'cannot be read'],
  [
    'one of 200 kB',
    functionReply({ actionGroup: 'x'.repeat(200_000) }),
    'is larger than 25 KB (25600 bytes of JSON)',
  ],
  [
    'one with a long name',
    { ...functionReply(), ['x'.repeat(200_000)]: 1 },
    'is larger than 25 KB (25600 bytes of JSON)',
  ],
])('%s', (_, reply, problem) => {
  const problems = problemsOf(reply, functionEvent)
  expect(problems[0]).toMatchObject({ path: '', problem })
  expect(JSON.stringify(problems).length).toBeLessThan(2_000)
})

test('what is inherited is not returned', () => {
  expect(problemsOf(Object.create(functionReply()))).toHaveLength(2)
  expect(problemsOf(JSON.parse(`{"__proto__":${JSON.stringify(functionReply())}}`))).toHaveLength(2)
})

test('at most twenty problems, however many there are', () => {
  const sessionAttributes = Object.fromEntries(
    Array.from({ length: 500 }, (_, place) => [`a${place}`, place]),
  )
  const reply = {
    messageVersion: 1,
    response: 1,
    sessionAttributes,
    promptSessionAttributes: sessionAttributes,
  }
  expect(problemsOf(reply)).toHaveLength(20)
})

const anyReply = fc.oneof(
  fc.anything({ withNullPrototype: true, withBigInt: true, withSparseArray: true }),
  fc.jsonValue(),
)

test('whatever is returned is judged, in problems that can be shown', () => {
  fc.assert(
    fc.property(anyReply, anyReply, (reply, event) => {
      const problems = problemsOf(reply, event)
      expect(problems.length).toBeGreaterThan(0)
      for (const { path, problem, hint } of problems) {
        expect(path).not.toContain('undefined')
        expect(problem).toMatch(/^[a-z]/)
        expect(hint).toMatch(/\.$/)
      }
    }),
  )
})

const inAnyPlace = fc.constantFrom(
  ['messageVersion'],
  ['response'],
  ['response', 'actionGroup'],
  ['response', 'function'],
  ['response', 'functionResponse'],
  ['response', 'functionResponse', 'responseBody'],
  ['response', 'functionResponse', 'responseBody', 'TEXT'],
  ['response', 'functionResponse', 'responseBody', 'TEXT', 'body'],
)

/** A copy in which the member at a path is something else, or gone. */
const changed = (value: unknown, [name, ...rest]: readonly string[], to: unknown): unknown => {
  if (name === undefined) return to
  const holder = value as Record<string, unknown>
  return { ...holder, [name]: changed(holder[name], rest, to) }
}

test('a member of another type, in any place, is found', () => {
  const other = fc.oneof(
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.constant(undefined),
    fc.array(fc.jsonValue()),
  )
  fc.assert(
    fc.property(inAnyPlace, other, (path, value) => {
      expect(problemsOf(changed(functionReply(), path, value), functionEvent)).not.toEqual([])
    }),
  )
})

test('any text for an answer is read as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), body => {
      const reply = JSON.parse(
        JSON.stringify(functionReply({ functionResponse: { responseBody: { TEXT: { body } } } })),
      )
      expect(validateEnvelope(reply, functionEvent)).toEqual({ ok: true, form: 'function', body })
    }),
  )
})

test('every configuration of a knowledge base is read, also behind the first twenty', () => {
  const one = { knowledgeBaseId: 'KB12345678', retrievalConfiguration: {} }
  const knowledgeBasesConfiguration = [...Array.from({ length: 20 }, () => one), null]
  expect(problemsOf({ ...functionReply(), knowledgeBasesConfiguration }, functionEvent)).toMatchObject([
    { path: 'knowledgeBasesConfiguration[20]' },
  ])
})
