import { validateEnvelope } from 'outcrop-action-group'
import { expect, test } from 'vitest'
import { functionReply } from './replies.ts'

const problemsOf = (reply: unknown) => {
  const validation = validateEnvelope(reply)
  return validation.ok ? [] : validation.problems
}

test.each([
  ['nothing', undefined, 'nothing was returned'],
  ['null', null, 'nothing was returned'],
  ['a text', 'shipped', 'is the text "shipped" without its envelope'],
  ['a number', 7, 'is 7 without its envelope'],
  ['an array', [functionReply()], 'is an array without its envelope'],
  ['the envelope as a text', JSON.stringify(functionReply()), 'is a text'],
  [
    'a reply to API Gateway',
    { statusCode: 200, headers: {}, body: '{}' },
    'has the shape that API Gateway expects of a Lambda function, not an agent',
  ],
  [
    'the report of an error',
    { errorType: 'KeyError', errorMessage: "'orderId'", stackTrace: [] },
    'is the report of an error that the function threw',
  ],
])('%s', (_, reply, problem) => {
  expect(problemsOf(reply)).toEqual([{ path: '', problem, hint: expect.stringMatching(/\.$/) }])
})

test('what belongs inside of response', () => {
  const { messageVersion, response } = functionReply()
  expect(problemsOf({ messageVersion, ...response })).toEqual([
    { path: 'response', problem: 'is missing', hint: expect.stringContaining('inside of "response"') },
  ])
})

test('an envelope with all faults at once is still an envelope', () => {
  expect(problemsOf({}).map(({ path }) => path)).toEqual(['messageVersion', 'response'])
})
