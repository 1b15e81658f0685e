import {
  EXPIRED,
  INVALID_API_KEY,
  INVALID_PAIR,
  INVALID_TOKEN,
  incomplete,
  invalid,
  LIFETIME,
  MISMATCH,
  MISSING_TOKEN,
  missing,
  presignedPart,
  type Refusal,
  TOO_EARLY,
  UNKNOWN,
} from './refusals.ts'
import { type Call, presign, sha256 } from './sign.ts'
import {
  add,
  apiKey,
  authorized,
  BODY,
  base,
  edit,
  edited,
  get,
  key,
  MINUTE,
  outdated,
  PATH,
  presigned,
  shortTerm,
  signed,
  temporary,
} from './signed-calls.ts'

/** What must be refused, each in one way only, and how. */
export const hostileSignatures: readonly (readonly [title: string, call: () => Call, refusal: Refusal])[] = [
  ['nothing', base, MISSING_TOKEN],
  ['another scheme', () => authorized('Basic YTpi'), MISSING_TOKEN],
  ['another algorithm', () => edited('AWS4-HMAC', 'AWS4-ECDSA-P256'), MISSING_TOKEN],
  // What was signed is not what was sent.
  ['a wrong secret', () => signed({ key: { ...key, secretAccessKey: 'wrong' } }), MISMATCH],
  ['another body', () => ({ ...signed(), body: '{"messages":[]}' }), MISMATCH],
  [
    'another body than its hash',
    () => ({ ...signed({ bodyHash: sha256(BODY) }), body: '{"messages":[]}' }),
    MISMATCH,
  ],
  ['a signed hash of another body', () => signed({ bodyHash: sha256('{}') }), MISMATCH],
  [
    'the hash replaced with the body',
    () =>
      edit({ ...signed({ bodyHash: sha256(BODY) }), body: '{}' }, 'x-amz-content-sha256', () => sha256('{}')),
    MISMATCH,
  ],
  ['a hash in upper case', () => signed({ bodyHash: sha256(BODY).toUpperCase() }), MISMATCH],
  ['an unsigned payload', () => signed({ bodyHash: 'UNSIGNED-PAYLOAD' }), MISMATCH],
  [
    'frames signed one by one, but no frames',
    () => signed({ bodyHash: 'STREAMING-AWS4-HMAC-SHA256-EVENTS' }),
    MISMATCH,
  ],
  ['another path', () => ({ ...signed(), target: PATH.replace('haiku', 'opus') }), MISMATCH],
  ['a path decoded on its way', () => ({ ...signed(), target: decodeURIComponent(PATH) }), MISMATCH],
  [
    'a path with its escapes in lower case',
    () => ({ ...signed(), target: PATH.replace('%3A', '%3a') }),
    MISMATCH,
  ],
  ['a path with a segment and back', () => ({ ...signed(), target: `/model/..${PATH}` }), UNKNOWN],
  ['a path with two slashes', () => ({ ...signed(), target: `/${PATH}` }), UNKNOWN],
  [
    'a query added',
    () => ({ ...signed({}, get('/foundation-models')), target: '/foundation-models?a=b' }),
    MISMATCH,
  ],
  [
    'a plus sign made a space',
    () => ({
      ...signed({}, get('/foundation-models?byProvider=a%2Bb')),
      target: '/foundation-models?byProvider=a+b',
    }),
    MISMATCH,
  ],
  ['another method', () => ({ ...signed({}, get('/guardrails')), method: 'POST' }), MISMATCH],
  ['another host', () => edit(signed(), 'host', value => value.replace('localhost', '127.0.0.1')), MISMATCH],
  ['a signed header changed', () => edit(signed(), 'content-type', () => 'text/plain'), MISMATCH],
  [
    'two signed headers swapped',
    () => {
      const call = signed({}, add(add(base(), 'x-first', 'a'), 'x-second', 'b'))
      return edit(
        edit(call, 'x-first', () => 'b'),
        'x-second',
        () => 'a',
      )
    },
    MISMATCH,
  ],
  ['a signed header left out', () => edit(signed(), 'content-type', () => undefined), MISMATCH],
  [
    'a signed header sent again',
    () => add(signed({}, add(base(), 'x-first', 'a')), 'x-first', 'a'),
    MISMATCH,
  ],
  [
    'a header listed but not sent',
    () => signed({ signedHeaders: ['host', 'x-amz-date', 'x-nowhere'] }),
    MISMATCH,
  ],
  ['a header listed twice', () => signed({ signedHeaders: ['host', 'host', 'x-amz-date'] }), MISMATCH],
  ['headers listed out of order', () => signed({ signedHeaders: ['x-amz-date', 'host'] }), MISMATCH],
  [
    'the host unsigned',
    () => signed({ signedHeaders: ['content-type', 'x-amz-date'] }),
    invalid("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."),
  ],
  // The signature itself.
  [
    'a signature in upper case',
    () => edit(signed(), 'authorization', v => v.replace(/[0-9a-f]+$/, s => s.toUpperCase())),
    MISMATCH,
  ],
  ['a signature cut short', () => edited(/.$/, ''), MISMATCH],
  ['a signature with more behind it', () => edited(/$/, '0'), MISMATCH],
  [
    'an empty signature',
    () => edited(/[0-9a-f]+$/, ''),
    missing("Authorization header requires 'Signature' parameter."),
  ],
  [
    'no signature',
    () => edited(/, Signature.*/, ''),
    missing("Authorization header requires 'Signature' parameter."),
  ],
  [
    'no credential',
    () => edited(/Credential=[^,]*, /, ''),
    missing("Authorization header requires 'Credential' parameter."),
  ],
  [
    'no list of headers',
    () => edited(/SignedHeaders=[^,]*, /, ''),
    missing("Authorization header requires 'SignedHeaders' parameter."),
  ],
  ['a space in the access key', () => edited('Credential=', 'Credential= '), INVALID_PAIR],
  [
    'Authorization twice',
    () => add(signed(), 'authorization', signed().headers.at(-1)?.[1] ?? ''),
    INVALID_PAIR,
  ],
  ['an enormous Authorization', () => authorized(`AWS4-HMAC-SHA256 ${'a'.repeat(50_000)}`), INVALID_PAIR],
  // Scope and time.
  ['an unknown key', () => signed({ key: { ...key, accessKeyId: 'AKIANOBODY0000000000' } }), INVALID_TOKEN],
  [
    'another service',
    () => signed({ service: 's3' }),
    invalid("Credential should be scoped to correct service: 'bedrock'. "),
  ],
  [
    'another terminator',
    () => signed({ terminator: 'aws5_request' }),
    invalid("Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5_request'."),
  ],
  ['no region', () => signed({ region: 'moon' }), invalid('Credential should be scoped to a valid region.')],
  ['another region than signed', () => edited('us-east-1', 'eu-west-1'), MISMATCH],
  [
    'a scope of four parts',
    () => edited('/aws4_request', ''),
    incomplete(
      /^Credential must have exactly 5 slash-delimited elements, e\.g\. keyid\/date\/region\/service\/term, got '.*\/bedrock'$/,
    ),
  ],
  [
    'a scope of another day',
    () => edited(/\/\d{8}\//, '/20200101/'),
    invalid(
      /^Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20200101' != /,
    ),
  ],
  ['a signature of six minutes ago', () => signed({ time: Date.now() - 6 * MINUTE }), EXPIRED('5 min\\.')],
  ['a signature of six minutes ahead', () => signed({ time: Date.now() + 6 * MINUTE }), TOO_EARLY],
  [
    'an old signature with a new date',
    () => edit(signed({ time: Date.now() - MINUTE }), 'x-amz-date', () => signed().headers[2]?.[1]),
    MISMATCH,
  ],
  [
    'a fresh Date instead of the signed X-Amz-Date',
    () =>
      add(
        edit(signed(), 'x-amz-date', () => undefined),
        'date',
        new Date().toUTCString(),
      ),
    MISMATCH,
  ],
  [
    'no date',
    () => edit(signed(), 'x-amz-date', () => undefined),
    missing("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header\\."),
  ],
  [
    'an unreadable date',
    () => edit(signed(), 'x-amz-date', () => 'tomorrow'),
    incomplete(
      "Date must be in ISO-8601 'basic format'. Got 'tomorrow'. See http://en.wikipedia.org/wiki/ISO_8601",
    ),
  ],
  // Temporary credentials.
  ['another session token', () => signed({ key: { ...temporary, sessionToken: 'another' } }), INVALID_TOKEN],
  ['no session token', () => signed({ key: { ...key, accessKeyId: temporary.accessKeyId } }), INVALID_TOKEN],
  [
    'a session token for a key that has none',
    () => signed({ key: { ...key, sessionToken: 'token' } }),
    INVALID_TOKEN,
  ],
  [
    'expired credentials',
    () => signed({ key: outdated }),
    [403, 'ExpiredTokenException', 'The security token included in the request is expired'],
  ],
  // Presigned URLs.
  [
    'a presigned URL that has expired',
    () => presigned({ time: Date.now() - 2 * MINUTE }),
    EXPIRED('60 sec\\.'),
  ],
  ['a presigned URL of the future', () => presigned({ time: Date.now() + 6 * MINUTE }), TOO_EARLY],
  ['a presigned URL for more than a week', () => presigned({}, 604_801), LIFETIME],
  [
    'a presigned URL for ever',
    () => {
      const call = presigned()
      return { ...call, target: call.target.replace('X-Amz-Expires=60&', '') }
    },
    presignedPart('Expires'),
  ],
  [
    'a presigned URL made to last',
    () => {
      const call = presigned()
      return { ...call, target: call.target.replace('Expires=60', 'Expires=600') }
    },
    MISMATCH,
  ],
  [
    'a presigned URL with a query added',
    () => ({ ...presigned(), target: `${presigned().target}&byProvider=a` }),
    MISMATCH,
  ],
  [
    'a presigned URL with a body',
    () => ({ ...presign({ ...base(), body: '' }, { key }, 60), body: BODY }),
    MISMATCH,
  ],
  [
    'a signature in a header and another in the query',
    () => ({ ...signed(), target: presign(base(), { key }, 60).target }),
    invalid("Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header."),
  ],
  // API keys.
  ['an unknown API key', () => authorized('Bearer an-unknown-api-key'), INVALID_API_KEY],
  ['an API key that has expired', () => authorized('Bearer an-outdated-api-key'), INVALID_API_KEY],
  ['two API keys', () => authorized('Bearer one, Bearer two'), MISSING_TOKEN],
  [
    'an API key for a service that takes none',
    () => authorized('Bearer an-outdated-api-key', { ...base(), target: '/agents/' }),
    MISSING_TOKEN,
  ],
  [
    'a short-term key that has expired',
    () => apiKey(shortTerm({ time: Date.now() - 2 * MINUTE })),
    INVALID_API_KEY,
  ],
  [
    'a short-term key of a wrong secret',
    () => apiKey(shortTerm({ key: { ...key, secretAccessKey: 'wrong' } })),
    INVALID_API_KEY,
  ],
  ['a short-term key for more than twelve hours', () => apiKey(shortTerm({}, 43_201)), INVALID_API_KEY],
  ['a presigned URL made a key', () => apiKey(presigned()), INVALID_API_KEY],
  ['a short-term key as a request', () => shortTerm(), UNKNOWN],
  [
    "a short-term key's signature on another path",
    () => ({ ...shortTerm(), target: `/guardrails${shortTerm().target.slice(1)}` }),
    MISMATCH,
  ],
]
