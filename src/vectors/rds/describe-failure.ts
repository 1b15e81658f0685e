import { StorageFailure } from '../remote/storage-failure.ts'

/** Of the network and of PostgreSQL, by their codes; %s is where. */
const SENTENCES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Nothing listens at %s.',
  ENOTFOUND: 'The name of %s is not known.',
  EAI_AGAIN: 'The name of %s cannot be looked up.',
  EHOSTUNREACH: '%s cannot be reached.',
  ENETUNREACH: '%s cannot be reached.',
  ETIMEDOUT: '%s does not answer.',
  ECONNRESET: 'The connection to %s was lost.',
  EPIPE: 'The connection to %s was lost.',
  '28000': 'PostgreSQL at %s refuses the user.',
  '28P01': 'PostgreSQL at %s refuses the password.',
  '3D000': 'The database is not there at %s.',
  '53300': 'PostgreSQL at %s has too many connections.',
  '57014': 'PostgreSQL at %s took too long.',
  '57P01': 'PostgreSQL at %s ended the connection.',
  '57P03': 'PostgreSQL at %s is starting or stopping.',
}

/** Said by `pg` itself, without a code. */
const LOST = /^(Connection terminated|Client has encountered a connection error|Client was closed)/
const LATE = /time(d )?out/i

/**
 * An error without what the URL holds but host and port: messages of PostgreSQL may name the user, and errors of `pg` hold the settings of
 * the connection. So nothing of the error that it was goes along but the words of PostgreSQL about a statement.
 */
export const describeFailure = (error: unknown, url: string): StorageFailure => {
  const place = new URL(url).host
  const { code, message } = toParts(error)
  const known = Object.hasOwn(SENTENCES, code) ? SENTENCES[code] : undefined
  if (known !== undefined) return new StorageFailure(known.replace('%s', place))
  if (LOST.test(message) && !LATE.test(message))
    return new StorageFailure(`The connection to ${place} was lost.`)
  if (LATE.test(message)) return new StorageFailure(`${place} does not answer.`)
  if (/^[0-9A-Z]{5}$/.test(code)) return new StorageFailure(`PostgreSQL says (${code}): ${message}`)
  return new StorageFailure(code === '' ? message : `The connection to ${place} failed: ${code}.`)
}

const toParts = (error: unknown): { readonly code: string; readonly message: string } => {
  if (!(error instanceof Error)) return { code: '', message: '' }
  // Where a name has several addresses, each has an error of its own.
  const [first] = error instanceof AggregateError ? error.errors : []
  if (first instanceof Error) return toParts(first)
  return { code: 'code' in error ? String(error.code) : '', message: error.message }
}
