/** What an HTTP status means to the caller who receives it, and what to do: RFC 9110, 6585 and common practice. */
export const statusAdvice: ReadonlyMap<number, string> = new Map([
  [
    400,
    'HTTP 400 means that the request itself is malformed. Read the response body for the field it names, compare the payload with the API reference, and do not retry it unchanged.',
  ],
  [
    401,
    'HTTP 401 means that the credentials are missing, wrong or expired. Check that the key or token is sent in the expected header, has not expired and belongs to this environment, then renew it.',
  ],
  [402, 'HTTP 402 means that payment is required. Check the plan, the balance and the payment method.'],
  [
    403,
    'HTTP 403 means that the caller is known but may not do this. Check the role, scopes and policies of the key in use, any IP allow-list, and the resource it addresses.',
  ],
  [
    404,
    'HTTP 404 means that nothing is at that address. Check the path, the identifier, the API version and the environment or region.',
  ],
  [
    405,
    'HTTP 405 means that the address exists but not with this method. Check the method in the API reference and the Allow header.',
  ],
  [406, 'HTTP 406 means that no representation fits the Accept header. Ask for a type that the API offers.'],
  [
    408,
    'HTTP 408 means that the server waited too long for the request. Send it again, and look for a slow upload or a stalled connection.',
  ],
  [
    409,
    'HTTP 409 means that the request conflicts with the present state. Read the resource again, reconcile, and retry; use an idempotency key for creations.',
  ],
  [410, 'HTTP 410 means that the resource is gone for good. Remove the references to it.'],
  [411, 'HTTP 411 means that the length of the body is missing. Send a Content-Length header.'],
  [
    412,
    'HTTP 412 means that a precondition failed. Read the resource again for its current version and retry with that.',
  ],
  [
    413,
    'HTTP 413 means that the body is too large. Send less, split it, or use a multipart or direct upload; check the proxy limit as well.',
  ],
  [414, 'HTTP 414 means that the address is too long. Move parameters into the body.'],
  [415, 'HTTP 415 means that the media type is not accepted. Set Content-Type to what the API expects.'],
  [
    422,
    'HTTP 422 means that the request is well formed but its values are not valid. Correct the fields that the response body names.',
  ],
  [425, 'HTTP 425 means that the request came too early. Send it again once the connection is established.'],
  [426, 'HTTP 426 means that another protocol is needed. Upgrade the client or its TLS version.'],
  [428, 'HTTP 428 means that the request must be conditional. Send If-Match with the current version.'],
  [
    429,
    'HTTP 429 means that you exceed a rate limit. Honour the Retry-After header, retry with exponential backoff and jitter, and cap concurrency; then check your limit against your real call rate, batch or cache calls, and ask for a higher limit if the traffic is legitimate.',
  ],
  [431, 'HTTP 431 means that the headers are too large. Shrink cookies and tokens.'],
  [451, 'HTTP 451 means that the content is withheld for legal reasons; retrying does not help.'],
  [
    500,
    'HTTP 500 means that the server failed. Retry a few times with backoff if the call is idempotent, keep the request ID, and look for it in the server log.',
  ],
  [501, 'HTTP 501 means that the server does not implement this. Use a supported operation.'],
  [
    502,
    'HTTP 502 means that a proxy got no valid answer from the server behind it. Check that the server runs, listens on the expected port and does not crash on the request; retry with backoff meanwhile.',
  ],
  [
    503,
    'HTTP 503 means that the service is overloaded or down for maintenance. Honour Retry-After, retry with backoff and jitter, and check the status page, health checks and capacity.',
  ],
  [
    504,
    'HTTP 504 means that a proxy waited too long for the server behind it. Find the slow call in the trace, shorten it or make it asynchronous, and align the timeouts from the client inwards.',
  ],
  [505, 'HTTP 505 means that the HTTP version is not supported. Let the client use another.'],
  [507, 'HTTP 507 means that storage is full. Free space or raise the quota.'],
  [511, 'HTTP 511 means that the network asks for a login. Sign in to it first.'],
])

export const clientErrorAdvice =
  'A 4xx status means that the server refuses the request as sent. Read the response body, correct the request, and do not retry it unchanged.'
export const serverErrorAdvice =
  'A 5xx status means that the server failed. Retry idempotent calls with backoff, keep the request ID, and check the service status and log.'
