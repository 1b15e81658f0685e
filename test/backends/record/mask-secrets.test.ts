import { expect, test } from 'vitest'
import { isSecretName, maskPieces, maskText } from '../../../src/backends/record/mask-secrets.ts'

test.each([
  ['key AKIAIOSFODNN7EXAMPLE here', 'key [masked] here'],
  ['Authorization: Bearer abc.def-123456', 'Authorization: Bearer [masked]'],
  ['aws_secret_access_key = wJalrXUtnFEMI/K7MDENG', 'aws_secret_access_key = [masked]'],
  ['{"password": "hunter22", "a": 1}', '{"password": "[masked]", "a": 1}'],
  ['{\\"apiKey\\":\\"abcdefgh\\"}', '{\\"apiKey\\":\\"[masked]\\"}'],
  ['token=abcdefgh&x=1', 'token=[masked]&x=1'],
  [`sk-${'a1'.repeat(12)}`, '[masked]'],
  ['ghp_abcdefghijklmnopqrstuvwxyz', '[masked]'],
  ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl!', '[masked]!'],
  ['bedrock-api-key-YmVkcm9jay5hbWF6b25hd3M', '[masked]'],
  ['-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END', '-----BEGIN RSA PRIVATE KEY-----[masked]-----END'],
  ['AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101, Signature=ab', '[masked]'],
])('%s', (text, masked) => {
  expect(maskText(text)).toBe(masked)
  expect(maskText(masked)).toBe(masked)
})

test.each([
  'How many tokens does this take? maxTokens: 300000',
  'The secret of a good soup is time.',
  'Enter your password: then wait.',
  'skilful sk-ating, a keyboard',
])('%s stays', text => {
  expect(maskText(text)).toBe(text)
})

test('a secret that lies in several pieces stands masked where it begins', () => {
  expect(maskPieces(['my AK', 'IAIOSFOD', 'NN7EXAMPLE is', ' it'])).toEqual(['my [masked]', '', ' is', ' it'])
  expect(maskPieces(['a', 'b'])).toEqual(['a', 'b'])
  expect(maskPieces([])).toEqual([])
})

test('names of secrets, whatever their form', () => {
  for (const name of ['Authorization', 'x-api-key', 'apiKey', 'client_secret', 'sessionToken', 'password'])
    expect(isSecretName(name)).toBe(true)
  for (const name of ['maxTokens', 'key', 'text', 'toolUseId', 'signature', 'x'.repeat(1_000)])
    expect(isSecretName(name)).toBe(false)
})
