import { expect, test } from 'vitest'
import { checkNames, meantBy, memberOf, pathTo } from '../../action-group/src/envelope-members.ts'

const hints = { httpStatusCode: 'It is a number.', body: 'It is a text.' }
const check = (holder: object) =>
  checkNames({ holder, path: 'response', required: hints, optional: ['responseState'] })

test('all names there', () => {
  expect(check({ httpStatusCode: 200, body: '', other: 1 })).toEqual([])
})

test('a name that is missing', () => {
  expect(check({ body: '' })).toEqual([
    { path: 'response.httpStatusCode', problem: 'is missing', hint: 'It is a number.' },
  ])
})

test.each([['statusCode'], ['status'], ['HttpStatusCode'], ['http_status_code'], ['httpStatusCod']])(
  'the name that %s was meant to be',
  given => {
    expect(check({ [given]: 200, body: '' })).toEqual([
      {
        path: 'response.httpStatusCode',
        problem: 'is missing',
        hint: `Write "httpStatusCode" instead of "${given}".`,
      },
    ])
  },
)

test('a name that need not be there, and is there with a slip', () => {
  expect(check({ httpStatusCode: 200, body: '', responsestate: 'FAILURE' })).toEqual([
    {
      path: 'response.responsestate',
      problem: 'is not read by Bedrock',
      hint: 'Write "responseState" instead of "responsestate".',
    },
  ])
})

test('what is inherited is not there, and no getter is run', () => {
  expect(memberOf(Object.create({ body: 'inherited' }), 'body')).toBeUndefined()
  expect(memberOf({}, 'constructor')).toBeUndefined()
  const trap = {
    get body(): string {
      throw new Error('It was run.')
    },
  }
  expect(memberOf(trap, 'body')).toBeUndefined()
  expect(memberOf(JSON.parse('{"__proto__":{"body":"mine"}}'), 'body')).toBeUndefined()
})

test('paths', () => {
  expect(pathTo('', 'response')).toBe('response')
  expect(pathTo('response', 'body')).toBe('response.body')
  expect(pathTo('response', 'application/json')).toBe('response["application/json"]')
  expect(pathTo('a', 'x'.repeat(200_000)).length).toBeLessThan(80)
})

test('a name is meant only where it can stand', () => {
  expect(meantBy('statusCode', ['httpStatusCode'])).toBe('httpStatusCode')
  expect(meantBy('statusCode', ['body'])).toBeUndefined()
  expect(meantBy('constructor', ['body'])).toBeUndefined()
})
