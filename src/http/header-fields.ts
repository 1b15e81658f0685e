import type { IncomingHttpHeaders } from 'node:http'

/**
 * A request's headers, by lower-case name, joined as node joins them: of a header that may stand only once the
 * first counts. Takes the object over, because a copy costs as much as parsing a small request.
 */
export const headerFields = (headers: IncomingHttpHeaders): Readonly<Record<string, string | undefined>> => {
  // Only an answer has it, and node alone gives it as a list.
  if (headers['set-cookie'] !== undefined) delete headers['set-cookie']
  // A client chooses the names: `constructor` must not find what every object inherits.
  return Object.setPrototypeOf(headers, null)
}
