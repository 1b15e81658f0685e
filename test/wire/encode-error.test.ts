import { describe, expect, test } from 'vitest'
import * as errors from '../../src/errors.ts'
import { loadDescriptions, type ServiceName } from '../../src/wire/api.ts'
import { encodeError, exceptionBody, headerText } from '../../src/wire/encode-error.ts'

const services = Object.fromEntries(loadDescriptions().map(each => [each.service, each]))
const { BedrockException, conflictException, validationException } = errors
const bodyOf = (body: unknown) => JSON.parse(Buffer.from(body as Uint8Array).toString())

describe('an error’s answer', () => {
  test('names it in the header as Bedrock does, and says its text in the body', () => {
    const { status, headers, body } = encodeError(
      validationException('The provided model identifier is invalid.'),
    )
    expect(status).toBe(400)
    expect(headers).toEqual({
      'content-type': 'application/json',
      'x-amzn-errortype': 'ValidationException:http://internal.amazon.com/coral/com.amazon.bedrock/',
    })
    expect(bodyOf(body)).toEqual({ message: 'The provided model identifier is invalid.' })
  })

  test('spells the key of an IAM denial with a capital', () => {
    expect(bodyOf(encodeError(errors.accessDeniedByPolicy('User: x is not authorized')).body)).toEqual({
      Message: 'User: x is not authorized',
    })
    expect(bodyOf(encodeError(errors.accessDeniedException('You have no access.')).body)).toEqual({
      message: 'You have no access.',
    })
  })

  test('has no key for a text that AWS leaves out', () => {
    expect(bodyOf(encodeError(errors.serializationException('')).body)).toEqual({})
  })

  test('carries further members, and never the cause', () => {
    const cause = new Error('secret')
    const members = { originalStatusCode: 529, resourceName: 'm' }
    const answer = encodeError(errors.modelErrorException('It failed.', { members, cause }))
    expect(bodyOf(answer.body)).toEqual({ message: 'It failed.', ...members })
    expect(JSON.stringify(answer.headers)).not.toContain('secret')
  })

  test('carries the hint in a header of its own', () => {
    const { headers, body } = encodeError(validationException('Text.', { hint: 'Do this.' }))
    expect(headers['x-outcrop-hint']).toBe('Do this.')
    expect(bodyOf(body)).toEqual({ message: 'Text.' })
  })
})

describe('the status', () => {
  test.each<[ServiceName, string, number]>([
    ['bedrock-runtime', 'ConflictException', 400],
    ['bedrock', 'ConflictException', 400],
    ['bedrock-agent', 'ConflictException', 409],
    ['bedrock-agent-runtime', 'ConflictException', 409],
    ['bedrock-runtime', 'ModelNotReadyException', 429],
    ['bedrock-agent-runtime', 'ModelNotReadyException', 424],
    ['bedrock-runtime', 'ModelTimeoutException', 408],
    ['bedrock-runtime', 'ModelErrorException', 424],
    ['bedrock-runtime', 'ServiceQuotaExceededException', 400],
    ['bedrock-agent', 'ServiceQuotaExceededException', 402],
    ['bedrock', 'ThrottlingException', 429],
  ])('of %s’s %s is %i', (service, name, status) => {
    expect(encodeError(new BedrockException(name, 599, ''), services[service]).status).toBe(status)
  })

  test('is the description’s for every modelled error of every service', () => {
    const modelled = Object.values(services).flatMap(service =>
      Object.entries(service.shapes).flatMap(([name, { error }]) =>
        error?.httpStatus ? [{ service, name, status: error.httpStatus }] : [],
      ),
    )
    expect(modelled.length).toBeGreaterThan(35)
    for (const { service, name, status } of modelled)
      expect(
        encodeError(new BedrockException(name, 599, ''), service).status,
        `${service.service} ${name}`,
      ).toBe(status)
  })

  test('is the error’s own where no service is known, or the service does not know it', () => {
    expect(encodeError(conflictException('')).status).toBe(400)
    expect(encodeError(errors.unknownOperationException(''), services.bedrock).status).toBe(404)
  })

  test('is not taken from a shape that is no error', () => {
    expect(encodeError(new BedrockException('Timestamp', 418, ''), services.bedrock).status).toBe(418)
    expect(encodeError(new BedrockException('toString', 418, ''), services.bedrock).status).toBe(418)
  })
})

test('every factory makes the exception it is named after', () => {
  const factories = Object.entries(errors).filter(
    ([name]) => name.endsWith('Exception') && /^[a-z]/.test(name) && name !== 'toBedrockException',
  )
  expect(factories.length).toBeGreaterThan(20)
  for (const [name, factory] of factories) {
    const made = (factory as typeof validationException)('text')
    expect(made.name.toLowerCase()).toBe(name.toLowerCase())
    expect(JSON.parse(exceptionBody(made))).toEqual({ message: 'text' })
  }
})

describe('the text of a header', () => {
  test('is visible ASCII on one line', () => {
    expect(headerText('plain text, as it is: {"a":1}')).toBe('plain text, as it is: {"a":1}')
    expect(headerText('a\r\nset-cookie: x\u0000\u007fé')).toBe('a??set-cookie: x???')
  })

  test('is no longer than 1,000 characters', () => {
    expect(headerText('é'.repeat(5_000))).toHaveLength(1_000)
  })
})
