import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls'
import type { Dispatcher } from 'undici'
import type { UpstreamSettings } from './upstream-settings.ts'

type DispatcherSettings = Pick<
  UpstreamSettings,
  'connectTimeoutMs' | 'readTimeoutMs' | 'streamTimeoutMs' | 'connections' | 'proxy' | 'ca'
>

/**
 * Connections to one origin, kept alive.
 *
 * @param name the backend's, for messages.
 * @throws Error naming the setting that cannot be.
 */
export const createDispatcher = async (
  origin: string,
  settings: DispatcherSettings,
  name: string,
): Promise<Dispatcher> => {
  const { connections, proxy, ca } = settings
  const tls = ca === undefined ? {} : { secureContext: readAuthorities(ca, name) }
  // Loaded by the first backend that needs it: most starts have none.
  const { Pool, ProxyAgent } = await import('undici')
  const timeouts = { headersTimeout: settings.readTimeoutMs, bodyTimeout: settings.streamTimeoutMs }
  const connect = { timeout: settings.connectTimeoutMs, ...tls }
  if (proxy === undefined) return new Pool(origin, { connections, connect, ...timeouts })
  return new ProxyAgent({
    uri: proxy,
    connections,
    requestTls: connect,
    proxyTls: connect,
    ...timeouts,
  })
}

const readAuthorities = (file: string, name: string): SecureContext => {
  const setting = `backends.${name}.ca`
  // The text of a certificate, or of a key, pasted where its path belongs.
  if (file.includes('-----BEGIN'))
    throw new SettingError(`"${setting}" holds a PEM text: it must name a file.`)
  let pem: string
  try {
    pem = readFileSync(file, 'utf8')
  } catch (cause) {
    throw new SettingError(`"${setting}" names ${file}, which is not a file that can be read.`, { cause })
  }
  if (!pem.includes('-----BEGIN CERTIFICATE-----'))
    throw new SettingError(`"${setting}" names ${file}, which holds no certificate in PEM form.`)
  try {
    new X509Certificate(pem) // A context passes over what it cannot read.
    return createSecureContext({ ca: [...rootCertificates, pem] })
  } catch (cause) {
    throw new SettingError(`"${setting}" names ${file}, which holds a certificate that cannot be read.`, {
      cause,
    })
  }
}

/** Shown as a fault of the configuration is, which it is: without the place in the code. */
class SettingError extends Error {
  override readonly name = 'ConfigError'
}
