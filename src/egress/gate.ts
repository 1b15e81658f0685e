import { lookup as systemLookup } from 'node:dns/promises'
import { isIP, isIPv6, type LookupFunction } from 'node:net'
import { Agent, buildConnector, type Dispatcher, fetch, type RequestInit, type Response } from 'undici'
import { BedrockException, validationException } from '../errors.ts'
import { addressClass } from './address-class.ts'

/** Where calls made for a user may go. */
export interface EgressSettings {
  /** This machine and its networks. Reserved addresses, such as a cloud's metadata, are refused either way. */
  readonly privateRanges: 'deny' | 'allow'
  /** Hosts allowed whatever their address: `models.internal`, or `localhost:11434`, which allows the port too. */
  readonly hosts: readonly string[]
  readonly ports: readonly number[]
}

export interface EgressOptions extends EgressSettings {
  /** All addresses of a name; the system's resolver unless given. */
  readonly resolve?: (hostname: string) => Promise<readonly Address[]>
  readonly timeouts?: EgressTimeouts
}

export interface Address {
  readonly address: string
  readonly family: number
}

/** In milliseconds. */
export interface EgressTimeouts {
  /** To resolve the name and connect. */
  readonly connect: number
  /** From the request to the headers of the answer. */
  readonly headers: number
  /** Between two pieces of the answer's body. */
  readonly body: number
}

/** Every outgoing call made for a user passes here. */
export interface EgressGate {
  /**
   * Refuses early, without a call: `fetch` checks anew what it connects to.
   *
   * @throws ValidationException, with a hint at the setting that would allow it.
   */
  check(url: string | URL): Promise<void>
  /**
   * A redirect is an answer like any other, unless `init.redirect` is `follow`: then each hop is checked.
   *
   * @throws ValidationException as `check`; any other failure as `fetch` throws it.
   */
  fetch(url: string | URL, init?: RequestInit): Promise<Response>
  /** For undici's `request`, which is faster than `fetch`: checks the host and port of whatever it connects to. */
  readonly dispatcher: Dispatcher
  close(): Promise<void>
}

const defaultTimeouts: EgressTimeouts = { connect: 5_000, headers: 120_000, body: 300_000 }

export const createEgressGate = (options: EgressOptions): EgressGate => {
  const { ports, resolve = resolveAll, timeouts = defaultTimeouts } = options
  const exceptions = options.hosts.map(readException)

  const isException = ({ hostname, port }: Destination): boolean =>
    exceptions.some(
      exception =>
        exception.hostname === hostname &&
        (exception.port === undefined ? ports.includes(port) : exception.port === port),
    )

  const checkPort = (destination: Destination): void => {
    const { hostname, port } = destination
    if (ports.includes(port) || isException(destination)) return
    throw refused(
      `Port ${port} of ${hostname} may not be called.`,
      `Add "${withPort(destination)}" to egress.hosts, or ${port} to egress.ports.`,
    )
  }

  const checkAddress = (address: string, hostname: string): void => {
    const found = addressClass(address)
    if (found === 'public' || (found === 'private' && options.privateRanges === 'allow')) return
    throw refused(
      `${hostname} may not be called: its address is ${found}.`,
      `Add "${hostname}" to egress.hosts${found === 'private' ? ', or set egress.privateRanges to allow' : ''}.`,
    )
  }

  /** Refuses a name with a single address that may not be called: who mixes them is up to something. */
  const resolveChecked = async (hostname: string): Promise<readonly Address[]> => {
    const addresses = await resolve(hostname)
    if (addresses.length === 0) throw new Error(`${hostname} has no address`)
    for (const { address } of addresses) checkAddress(address, hostname)
    return addresses
  }

  // The addresses that were checked are those the socket gets: no second look-up could answer differently.
  const connectChecked = buildConnector({ timeout: timeouts.connect, lookup: toLookup(resolveChecked) })
  const connectException = buildConnector({ timeout: timeouts.connect, lookup: toLookup(resolve) })
  const connect: buildConnector.connector = (target, callback) => {
    const destination = readDestination(target)
    try {
      checkPort(destination)
      if (isException(destination)) return connectException(target, callback)
      // For an address there is no look-up.
      if (isIP(destination.hostname) !== 0) checkAddress(destination.hostname, destination.hostname)
    } catch (error) {
      return callback(error as Error, null)
    }
    connectChecked(target, callback)
  }
  const dispatcher = new Agent({ connect, headersTimeout: timeouts.headers, bodyTimeout: timeouts.body })

  return {
    dispatcher,
    async check(url) {
      const destination = readDestination(readUrl(url))
      checkPort(destination)
      if (isException(destination)) return
      const { hostname } = destination
      if (isIP(hostname) !== 0) return checkAddress(hostname, hostname)
      try {
        await within(timeouts.connect, resolveChecked(hostname))
      } catch (error) {
        throw error instanceof BedrockException ? error : unresolved(hostname, error)
      }
    },
    async fetch(url, init) {
      const destination = readUrl(url)
      // The connection is checked too, but fetch has words of its own for the ports it never calls.
      checkPort(readDestination(destination))
      try {
        return await fetch(destination, { redirect: 'manual', ...init, dispatcher })
      } catch (error) {
        throw error instanceof TypeError && error.cause instanceof BedrockException ? error.cause : error
      }
    },
    close: () => dispatcher.destroy(),
  }
}

interface Destination {
  /** As a URL has it, without brackets and without the dot at the end. */
  readonly hostname: string
  readonly port: number
}

const readUrl = (value: string | URL): URL => {
  if (!URL.canParse(String(value)))
    throw refused('The URL is not valid.', 'Give a whole URL, such as https://example.com/path.')
  const url = new URL(value)
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw refused(`${url.protocol} URLs may not be called.`, 'Only http and https may be called.')
  if (url.username !== '' || url.password !== '')
    throw refused('A URL with credentials may not be called.', 'Send credentials in a header.')
  return url
}

const readDestination = (target: { hostname: string; port: string; protocol: string }): Destination => ({
  hostname: bare(target.hostname),
  port: target.port === '' ? defaultPort(target.protocol) : Number(target.port),
})

const defaultPort = (protocol: string): number => (protocol === 'https:' ? 443 : 80)

const bare = (hostname: string): string => hostname.replace(/^\[|\]$|\.$/g, '')

/** An entry of `egress.hosts`: a name or an address, with a port or without. */
const readException = (entry: string): { readonly hostname: string; readonly port?: number } => {
  const host = isIPv6(entry) ? `[${entry}]` : entry
  const port = /:(\d+)$/.exec(host)?.[1]
  // A URL writes an address in one way only, whichever way the entry has it.
  const hostname = bare(new URL(`http://${host}`).hostname)
  return port === undefined ? { hostname } : { hostname, port: Number(port) }
}

const withPort = ({ hostname, port }: Destination): string =>
  isIPv6(hostname) ? `[${hostname}]:${port}` : `${hostname}:${port}`

const resolveAll = (hostname: string): Promise<readonly Address[]> =>
  systemLookup(hostname, { all: true, order: 'verbatim' })

/** A resolver as a socket calls it. */
const toLookup =
  (resolve: (hostname: string) => Promise<readonly Address[]>): LookupFunction =>
  (hostname, { all }, callback) => {
    resolve(bare(hostname)).then(
      addresses => {
        const [first] = addresses
        if (first === undefined) callback(new Error(`${hostname} has no address`), '')
        else if (all) callback(null, [...addresses])
        else callback(null, first.address, first.family)
      },
      error => callback(error, ''),
    )
  }

const within = <Value>(milliseconds: number, promise: Promise<Value>): Promise<Value> => {
  const signal = AbortSignal.timeout(milliseconds)
  const expiry = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason))
  })
  return Promise.race([promise, expiry])
}

const refused = (message: string, hint: string): BedrockException => validationException(message, { hint })

const unresolved = (hostname: string, cause: unknown): BedrockException =>
  validationException(`${hostname} could not be resolved.`, { cause, hint: 'Check the name in the URL.' })
