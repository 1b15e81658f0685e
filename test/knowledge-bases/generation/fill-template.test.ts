import { expect, test } from 'vitest'
import { checkTemplate, fillTemplate, holds } from '../../../src/knowledge-bases/generation/fill-template.ts'

const values = {
  query: 'What is $search_results$, and $& or $1?',
  search_results: 'the results',
  output_format_instructions: 'marks',
  current_time: 'now',
  conversation_history: 'User: Hi',
}

test('each placeholder, as often as it stands there; others stay', () => {
  const template =
    '$query$ | $search_results$$search_results$ | $current_time$ $output_format_instructions$ $option_list$'
  expect(fillTemplate(template, values)).toBe(
    'What is $search_results$, and $& or $1? | the resultsthe results | now marks $option_list$',
  )
})

test('whether a template has a place for something', () => {
  expect(holds('a $query$', 'query')).toBe(true)
  expect(holds('a $query', 'query')).toBe(false)
})

test('a blank template is refused', () => {
  expect(() => checkTemplate(' \n', 'a.b')).toThrow("Value at 'a.b'")
  expect(() => checkTemplate('a', 'a.b')).not.toThrow()
})
