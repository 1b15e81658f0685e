import { expect, test } from 'vitest'
import { isServerless } from '../../../src/vectors/opensearch/opensearch-location.ts'

test('Serverless is told by its host, unless the settings say what it is', () => {
  expect(isServerless({ url: 'https://abc.eu-west-1.aoss.amazonaws.com' })).toBe(true)
  expect(isServerless({ url: 'https://aoss.amazonaws.com.example.com' })).toBe(false)
  expect(isServerless({ url: 'http://localhost:9200', service: 'aoss' })).toBe(true)
  expect(isServerless({ url: 'https://abc.eu-west-1.aoss.amazonaws.com', service: 'es' })).toBe(false)
})
