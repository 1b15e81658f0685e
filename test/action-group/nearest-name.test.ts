import { expect, test } from 'vitest'
import { nearestName } from '../../action-group/src/nearest-name.ts'

const names = ['responseBody', 'response', 'httpStatusCode', 'get']

test.each([
  ['responsebody', 'responseBody'],
  ['ResponseBody', 'responseBody'],
  ['response_body', 'responseBody'],
  ['reponse', 'response'],
  ['httpStatsCode', 'httpStatusCode'],
  ['got', 'get'],
])('%s is nearest to %s', (given, name) => {
  expect(nearestName(given, names)).toBe(name)
})

test.each([['body'], ['put'], ['statusCode'], ['x'.repeat(200_000)]])('%.10s is near to none', given => {
  expect(nearestName(given, names)).toBeUndefined()
})
