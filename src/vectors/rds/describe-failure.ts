import { StorageFailure } from '../remote/storage-failure.ts'

/** Of the network and of PostgreSQL, by their codes. */
const SENTENCES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Nothing listens at the address of PostgreSQL.',
  ENOTFOUND: 'The name of the host of PostgreSQL is not known.',
  EAI_AGAIN: 'The name of the host of PostgreSQL cannot be looked up.',
  EHOSTUNREACH: 'PostgreSQL cannot be reached.',
  ENETUNREACH: 'PostgreSQL cannot be reached.',
  ETIMEDOUT: 'PostgreSQL does not answer.',
  ECONNRESET: 'The connection to PostgreSQL was lost.',
  EPIPE: 'The connection to PostgreSQL was lost.',
  '28000': 'PostgreSQL refuses the user.',
  '28P01': 'PostgreSQL refuses the password.',
  '3D000': 'PostgreSQL does not have the database.',
  '53300': 'PostgreSQL has too many connections.',
  '57014': 'PostgreSQL took too long.',
  '57P01': 'PostgreSQL ended the connection.',
  '57P03': 'PostgreSQL is starting or stopping.',
}

/** Said by `pg` itself, without a code. */
const LOST = /^(Connection terminated|Client has encountered a connection error|Client was closed)/
const LATE = /time(d )?out/i

/**
 * An error without what the URL holds: whoever calls is not told where the database is, only the log is, and of that no more than host and
 * port. Messages of PostgreSQL may name the user, and errors of `pg` hold the settings of the connection. So nothing of the error that it
 * was goes along but the words of PostgreSQL about a statement.
 */
export const describeFailure = (error: unknown, url: string): StorageFailure =>
  new StorageFailure(sentenceOf(error), { cause: new Error(`The database is at ${new URL(url).host}.`) })

const sentenceOf = (error: unknown): string => {
  const { code, message } = toParts(error)
  const known = Object.hasOwn(SENTENCES, code) ? SENTENCES[code] : undefined
  if (known !== undefined) return known
  if (LOST.test(message) && !LATE.test(message)) return 'The connection to PostgreSQL was lost.'
  if (LATE.test(message)) return 'PostgreSQL does not answer.'
  if (/^[0-9A-Z]{5}$/.test(code)) return `PostgreSQL says (${code}): ${message}`
  return code === '' ? message : `The connection to PostgreSQL failed: ${code}.`
}

const toParts = (error: unknown): { readonly code: string; readonly message: string } => {
  if (!(error instanceof Error)) return { code: '', message: '' }
  // Where a name has several addresses, each has an error of its own.
  const [first] = error instanceof AggregateError ? error.errors : []
  if (first instanceof Error) return toParts(first)
  return { code: 'code' in error ? String(error.code) : '', message: error.message }
}
