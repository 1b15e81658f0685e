export type Refusal = readonly [status: number, name: string, text: string | RegExp]
export const invalid = (text: string | RegExp): Refusal => [403, 'InvalidSignatureException', text]
export const incomplete = (text: string | RegExp): Refusal => [400, 'IncompleteSignatureException', text]
export const missing = (part: string) =>
  incomplete(
    new RegExp(`^${part} \\(Hashed with SHA-256 and encoded with Base64\\) Authorization=[\\w+/]{43}=$`),
  )
export const MISMATCH = invalid(
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
)
export const INVALID_TOKEN: Refusal = [
  403,
  'UnrecognizedClientException',
  'The security token included in the request is invalid.',
]
export const MISSING_TOKEN: Refusal = [
  403,
  'MissingAuthenticationTokenException',
  'Missing Authentication Token',
]
export const INVALID_PAIR = incomplete(
  /^Invalid key=value pair \(missing equal-sign\) in Authorization header \(hashed with SHA-256 and encoded with Base64\): '[\w+/]{43}='\.$/,
)
export const INVALID_API_KEY: Refusal = [
  403,
  'AccessDeniedException',
  'Authentication failed: Please make sure your API Key is valid.',
]
export const UNKNOWN: Refusal = [404, 'UnknownOperationException', 'Unknown operation']
export const EXPIRED = (allowed: string) =>
  invalid(
    new RegExp(
      `^Signature expired: \\d{8}T\\d{6}Z is now earlier than \\d{8}T\\d{6}Z \\(\\d{8}T\\d{6}Z - ${allowed}\\)$`,
    ),
  )
export const TOO_EARLY = invalid(
  /^Signature not yet current: \d{8}T\d{6}Z is still later than \d{8}T\d{6}Z \(\d{8}T\d{6}Z \+ 5 min\.\)$/,
)
export const presignedPart = (part: string) =>
  incomplete(
    `AWS query-string parameters must include 'X-Amz-${part}'. Re-examine the query-string parameters.`,
  )
export const LIFETIME = incomplete('X-Amz-Expires must be a number of seconds from 1 to 604800.')
