import { expect, test } from 'vitest'
import { decodeDataUri, encodeDataUri } from '../../../src/dialects/chat-completion/data-uri.ts'

test.each(['png', 'jpeg', 'gif', 'webp'] as const)('%s, there and back', format => {
  const image = { format, source: { bytes: new Uint8Array(Buffer.from('Grüße')) } }
  expect(decodeDataUri(encodeDataUri(image), '#')).toEqual(image)
})

test.each(['https://example.com/a.png', 'data:image/svg+xml;base64,eA==', 'data:image/png;base64', ''])(
  'refuses %j',
  uri => {
    expect(() => decodeDataUri(uri, '#/url')).toThrow(
      `Malformed input request: #/url: string [${uri}] does not match pattern`,
    )
  },
)

test('an image in S3 has no bytes to send', () => {
  expect(() => encodeDataUri({ format: 'png', source: { s3Location: { uri: 's3://b/k' } } })).toThrow(
    'image.source.s3Location',
  )
})
