import { describe, expect, test } from 'vitest'
import { BedrockException } from '../../src/errors.ts'
import { loadDescriptions, serviceNames } from '../../src/wire/api.ts'
import { resolveOperation } from '../../src/wire/resolve.ts'
import { createRouter } from '../../src/wire/route.ts'
import { hostOf } from '../support/wire.ts'

const router = createRouter(loadDescriptions())
const LOCAL = '127.0.0.1:4510'

const resolve = (method: string, target: string, authority = LOCAL): string => {
  const { service, operation } = resolveOperation(router, method, target, authority)
  return `${service}/${operation}`
}

const refusal = (method: string, target: string, authority = LOCAL): BedrockException => {
  try {
    resolve(method, target, authority)
  } catch (error) {
    if (error instanceof BedrockException) return error
    throw error
  }
  throw new Error(`${method} ${target} was resolved`)
}

const arn = (resource: string) => encodeURIComponent(`arn:aws:bedrock:us-east-1:123456789012:${resource}`)
const session = arn('session/0f8fad5b-d9cb-469f-a165-70867728950e')
const tagging = [
  ['GET', 'ListTagsForResource'],
  ['POST', 'TagResource'],
  ['DELETE', 'UntagResource'],
] as const

describe('the colliding routes', () => {
  test.each([
    ['/agents/ABCDEFGHIJ/', 'bedrock-agent/PrepareAgent'],
    ['/agents/ABCDEFGHIJ', 'bedrock-agent-runtime/InvokeInlineAgent'],
    ['/agents/ABCDEFGHIJ/?x=1', 'bedrock-agent/PrepareAgent'],
    ['/agents/ABCDEFGHIJ?x=/', 'bedrock-agent-runtime/InvokeInlineAgent'],
  ])('POST %s is told by its slash', (target, operation) => {
    expect(resolve('POST', target)).toBe(operation)
  })

  describe.each(tagging)('%s /tags/{arn} (%s)', (method, operation) => {
    test.each([
      ['agent/ABCDEFGHIJ', 'bedrock-agent'],
      ['agent-alias/ABCDEFGHIJ/KLMNOPQRST', 'bedrock-agent'],
      ['knowledge-base/ABCDEFGHIJ', 'bedrock-agent'],
      ['flow/ABCDEFGHIJ', 'bedrock-agent'],
      ['prompt/ABCDEFGHIJ:1', 'bedrock-agent'],
      ['session/0f8fad5b-d9cb-469f-a165-70867728950e', 'bedrock-agent-runtime'],
      ['session-like/ABCDEFGHIJ', 'bedrock-agent'],
      ['flow/session/ABCDEFGHIJ', 'bedrock-agent'],
    ])('of %s is %s’s', (resource, service) => {
      expect(resolve(method, `/tags/${arn(resource)}?tagKeys=a`)).toBe(`${service}/${operation}`)
    })

    test('is told by an ARN with bare colons too', () => {
      const bare = session.replaceAll('%3A', ':')
      expect(resolve(method, `/tags/${bare}`)).toBe(`bedrock-agent-runtime/${operation}`)
    })

    test('without an ARN is bedrock-agent’s', () => {
      expect(resolve(method, '/tags/nothing')).toBe(`bedrock-agent/${operation}`)
    })

    test.each(['bedrock-agent', 'bedrock-agent-runtime'] as const)(
      'by host name is %s’s, whatever the ARN',
      service => {
        for (const resource of [session, arn('agent/ABCDEFGHIJ')])
          expect(resolve(method, `/tags/${resource}`, hostOf(service))).toBe(`${service}/${operation}`)
      },
    )

    test.each(['bedrock-agent', 'bedrock-agent-runtime'])(
      'by base path is %s’s, whatever the ARN',
      service => {
        for (const resource of [session, arn('agent/ABCDEFGHIJ')])
          expect(resolve(method, `/${service}/tags/${resource}`)).toBe(`${service}/${operation}`)
      },
    )
  })

  test('the host name counts before the base path', () => {
    const target = `/bedrock-agent/tags/${session}`
    expect(resolve('GET', target, hostOf('bedrock-agent-runtime'))).toBe(
      'bedrock-agent-runtime/ListTagsForResource',
    )
  })
})

describe('the service', () => {
  const calls = {
    bedrock: 'GET /foundation-models',
    'bedrock-runtime': 'POST /model/m/converse',
    'bedrock-agent': 'GET /agents/ABCDEFGHIJ/',
    'bedrock-agent-runtime': 'POST /rerank',
  }

  test.each(serviceNames)('%s answers at its own names', service => {
    const [method = '', path = ''] = calls[service].split(' ')
    const hosts = [
      LOCAL,
      '',
      'localhost:4510',
      '[::1]:4510',
      `${service}.us-east-1.amazonaws.com`,
      `${service}.us-east-1.amazonaws.com:443`,
      `${service}-fips.us-gov-west-1.amazonaws.com`,
      `${service}.us-east-1.api.aws`,
      `${service}.localhost:4510`,
    ]
    for (const host of hosts) expect(resolve(method, path, host)).toMatch(`${service}/`)
    expect(resolve(method, `/${service}${path}`)).toMatch(`${service}/`)
  })

  test.each(serviceNames)('%s refuses what is another’s, and says whose it is', service => {
    for (const other of serviceNames.filter(name => name !== service)) {
      const [method = '', path = ''] = calls[other].split(' ')
      const byHost = refusal(method, path, hostOf(service))
      expect(byHost.name).toBe('UnknownOperationException')
      expect(byHost.status).toBe(404)
      expect(byHost.hint).toMatch(
        new RegExp(`belongs to ${other}; .* sent to ${service}. Use the ${other} client`),
      )
      expect(refusal(method, `/${service}${path}`).hint).toBe(byHost.hint)
    }
  })
})

describe('an unknown request is refused with a hint', () => {
  test.each([
    ['GET', '/nothing/here', 'No Bedrock operation has this path'],
    ['POST', '/', 'Set AWS_ENDPOINT_URL_BEDROCK_RUNTIME'],
    ['POST', '/model/arn:aws:bedrock:us-east-1::foundation-model/m/converse', 'sent percent-encoded (%2F)'],
    ['GET', '/model/m/converse', 'This path answers POST, not GET.'],
    ['PATCH', '/guardrails/g', 'This path answers GET, POST, PUT, DELETE, not PATCH.'],
    ['GET', '/agents/ABCDEFGHIJ', 'GetAgent is GET /agents/ABCDEFGHIJ/: mind the slash at the end.'],
    [
      'GET',
      '/foundation-models/',
      'ListFoundationModels is GET /foundation-models: mind the slash at the end.',
    ],
    ['POST', '/model/%/converse', 'No Bedrock operation has this path'],
  ])('%s %s', (method, target, hint) => {
    const { name, status, message, hint: given } = refusal(method, target)
    expect({ name, status, message }).toEqual({
      name: 'UnknownOperationException',
      status: 404,
      message: 'Unknown operation',
    })
    expect(given).toContain(hint)
  })

  test('that concerns the service it was sent to', () => {
    expect(refusal('POST', '/agents/ABCDEFGHIJ', hostOf('bedrock-agent')).hint).toContain(
      'InvokeInlineAgent belongs to bedrock-agent-runtime',
    )
  })
})
