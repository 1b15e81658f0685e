import { describe, expect, test } from 'vitest'
import { loadDescriptions, type ServiceDescription } from '../../src/wire/api.ts'
import { createRouter } from '../../src/wire/route.ts'

const router = createRouter(loadDescriptions())
const names = (method: string, path: string) =>
  router.find(method, path).map(({ service, operation }) => `${service}/${operation}`)

describe('labels', () => {
  test('are decoded after the path is split', () => {
    const arn = 'arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-lite-v1:0'
    const path = `/model/${encodeURIComponent(arn)}/converse`
    expect(router.find('POST', path)).toEqual([
      { service: 'bedrock-runtime', operation: 'Converse', labels: { modelId: arn } },
    ])
  })

  test.each([
    ['as the AWS SDKs send it', 'amazon.nova-lite-v1%3A0'],
    ['as the Anthropic SDKs send it', 'amazon.nova-lite-v1:0'],
    ['in lower-case hexadecimal', 'amazon.nova-lite-v1%3a0'],
    ['with more encoded than has to be', '%61mazon%2Enova%2dlite-v1%3A0'],
  ])('mean the same %s', (_, sent) => {
    expect(router.find('POST', `/model/${sent}/invoke`)[0]?.labels).toEqual({
      modelId: 'amazon.nova-lite-v1:0',
    })
  })

  test('are decoded once', () => {
    expect(router.find('GET', '/foundation-models/a%252Fb')[0]?.labels).toEqual({ modelIdentifier: 'a%2Fb' })
  })

  test('hold a plus sign as it is', () => {
    expect(router.find('GET', '/foundation-models/a+b')[0]?.labels).toEqual({ modelIdentifier: 'a+b' })
  })

  test('hold any character that is encoded as UTF-8', () => {
    expect(router.find('GET', '/foundation-models/%F0%9F%98%80')[0]?.labels).toEqual({
      modelIdentifier: '😀',
    })
  })

  test.each(['%', '%E0%A4%A', '%zz', 'a%2'])('cannot be %s', sent => {
    expect(router.find('GET', `/foundation-models/${sent}`)).toEqual([])
  })

  test('are never empty', () => {
    expect(names('POST', '/model//converse')).toEqual([])
    expect(names('GET', '/foundation-models/')).toEqual([])
  })

  test('are named after no property of an object', () => {
    expect(names('GET', '/__proto__')).toEqual([])
    expect(names('GET', '/constructor/prototype')).toEqual([])
    expect(router.find('GET', '/foundation-models/__proto__')[0]?.labels).toEqual({
      modelIdentifier: '__proto__',
    })
  })
})

describe('paths', () => {
  test('keep their slash at the end', () => {
    expect(names('POST', '/agents/ABCDEFGHIJ/')).toEqual(['bedrock-agent/PrepareAgent'])
    expect(names('POST', '/agents/ABCDEFGHIJ')).toEqual(['bedrock-agent-runtime/InvokeInlineAgent'])
    expect(names('GET', '/foundation-models/x/')).toEqual([])
  })

  test('prefer a literal segment to a label', () => {
    const description = {
      service: 'bedrock',
      auth: [],
      shapes: {},
      operations: Object.fromEntries(
        ['/things/{id}', '/things/all', '/things/{id}/{part}', '/things/all/{part}'].map(uri => [
          uri,
          { method: 'GET', uri, status: 200, input: null, output: null, errors: [] },
        ]),
      ),
    } satisfies ServiceDescription
    const { find } = createRouter([description])
    expect(find('GET', '/things/all').map(({ operation }) => operation)).toEqual([
      '/things/all',
      '/things/{id}',
    ])
    expect(find('GET', '/things/some')[0]?.operation).toBe('/things/{id}')
    expect(find('GET', '/things/all/x')[0]?.operation).toBe('/things/all/{part}')
  })

  test('are found in the service asked for', () => {
    const path = '/tags/arn%3Aaws'
    expect(names('GET', path)).toEqual([
      'bedrock-agent/ListTagsForResource',
      'bedrock-agent-runtime/ListTagsForResource',
    ])
    expect(router.find('GET', path, 'bedrock-agent-runtime').map(({ service }) => service)).toEqual([
      'bedrock-agent-runtime',
    ])
    expect(router.find('GET', path, 'bedrock')).toEqual([])
  })

  test.each(['', '/', '//', '/unknown', 'foundation-models', '*'])('%j is nobody’s', path => {
    expect(names('GET', path)).toEqual([])
  })
})

test('only the four known routes collide', () => {
  const byRoute = new Map<string, string[]>()
  for (const { service, operations } of loadDescriptions())
    for (const [operation, { method, uri }] of Object.entries(operations)) {
      const route = `${method} ${uri.replace(/\{[^}]+\}/g, '{}').replace(/\/$/, '')}`
      byRoute.set(route, [...(byRoute.get(route) ?? []), `${service}/${operation}`])
    }
  const colliding = [...byRoute].filter(
    ([, claims]) => new Set(claims.map(each => each.split('/')[0])).size > 1,
  )
  expect(Object.fromEntries(colliding)).toEqual({
    'POST /agents/{}': ['bedrock-agent/PrepareAgent', 'bedrock-agent-runtime/InvokeInlineAgent'],
    'GET /tags/{}': ['bedrock-agent/ListTagsForResource', 'bedrock-agent-runtime/ListTagsForResource'],
    'POST /tags/{}': ['bedrock-agent/TagResource', 'bedrock-agent-runtime/TagResource'],
    'DELETE /tags/{}': ['bedrock-agent/UntagResource', 'bedrock-agent-runtime/UntagResource'],
  })
})
