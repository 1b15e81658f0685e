import { getToken } from '@aws/bedrock-token-generator'
import { expect, test } from 'vitest'
import { invalidApiKey, readBearer, readShortTermKey } from '../../src/wire/bearer.ts'

const key = (url: string) => `bedrock-api-key-${Buffer.from(url).toString('base64')}`

test.each([
  ['Bearer ABSKQmVkcm9jaw==', 'ABSKQmVkcm9jaw=='],
  ['bearer   a.b_c~d+e/f-g', 'a.b_c~d+e/f-g'],
])('%s is a key', (authorization, expected) => {
  expect(readBearer(authorization)).toBe(expected)
})

test.each([
  '',
  'Bearer',
  'Bearer ',
  'Basic YTpi',
  'Bearer a b',
  'Bearer a, Bearer b',
  'ABSKQmVkcm9jaw==',
  'Bearer é',
])('%j is none', authorization => {
  expect(readBearer(authorization)).toBeUndefined()
})

test('a key of any length is read in a moment', () => {
  expect(readBearer(`Bearer ${'a'.repeat(60_000)}`)).toHaveLength(16_384 - 'Bearer '.length)
  expect(readBearer(`Bearer ${' '.repeat(60_000)}`)).toBeUndefined()
  expect(readShortTermKey(key(`bedrock.amazonaws.com/?${'&Version='.repeat(6_000)}`))).toBeUndefined()
})

test("AWS's own generator's key is the request that it presigned", async () => {
  const credentials = {
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'secret',
    sessionToken: 'a+b/c=',
  }
  const { host, target = '' } = readShortTermKey(await getToken({ credentials, region: 'eu-west-1' })) ?? {}
  expect(host).toBe('bedrock.amazonaws.com')
  const query = new URLSearchParams(target.replace('/?', ''))
  expect(Object.fromEntries(query)).toMatchObject({
    Action: 'CallWithBearerToken',
    'X-Amz-Expires': '43200',
    'X-Amz-Security-Token': 'a+b/c=',
  })
  expect(query.get('X-Amz-Credential')).toMatch(
    /^AKIAIOSFODNN7EXAMPLE\/\d{8}\/eu-west-1\/bedrock\/aws4_request$/,
  )
  expect(query.has('Version')).toBe(false)
})

test('the version behind a key is no part of what was signed, whether it is there or not', () => {
  const request = { host: 'bedrock.amazonaws.com', target: '/?Action=CallWithBearerToken&X-Amz-Date=a' }
  const url = `${request.host}${request.target}`
  expect(readShortTermKey(key(url))).toEqual(request)
  expect(readShortTermKey(key(`${url}&Version=1`))).toEqual(request)
})

test.each([
  'ABSKQmVkcm9jaw==',
  'bedrock-api-key-',
  'bedrock-api-key-????',
  key('no request'),
  // Presigned for something else: a leaked URL is no key to everything.
  key('bedrock.amazonaws.com/foundation-models?Action=CallWithBearerToken'),
  key('bedrock-runtime.us-east-1.amazonaws.com/?Action=CallWithBearerToken'),
  key('sts.amazonaws.com/?Action=CallWithBearerToken'),
  key('bedrock.amazonaws.com/?Action=GetCallerIdentity&Comment=Action=CallWithBearerToken'),
  key('bedrock.amazonaws.com/?Action=CallWithBearerToken&Action=GetCallerIdentity'),
])('%s is no short-term key', text => {
  expect(readShortTermKey(text)).toBeUndefined()
})

test('every refusal says the same, and spells its body as an IAM denial', () => {
  expect(invalidApiKey('The API key has expired.')).toMatchObject({
    name: 'AccessDeniedException',
    status: 403,
    message: 'Authentication failed: Please make sure your API Key is valid.',
    messageKey: 'Message',
    hint: 'The API key has expired.',
  })
})
