import type { Clock } from '../../clock.ts'
import { type BedrockException, serviceUnavailableException } from '../../errors.ts'

export interface AwsCredentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
  readonly expiration?: Date
}

export interface Credentials {
  /** Good for now. @throws ServiceUnavailableException where the server itself has none. */
  get(): Promise<AwsCredentials>
  /** They were refused: read again before the next call, for someone may have changed them. */
  forget(): void
}

/** Whose credentials: the server's own default chain where nothing is said. */
export interface CredentialSettings {
  /** Of the shared configuration and credentials files. */
  readonly profile?: string | undefined
  readonly roleArn?: string | undefined
  readonly externalId?: string | undefined
  readonly sessionName?: string | undefined
}

/** Read anew this long before they expire, in milliseconds, as the SDKs do. */
const EARLY = 5 * 60_000
/** Not asked for again within this time, in milliseconds, after a failure with credentials that are still good. */
const PAUSE = 10_000
const SESSION_NAME = 'outcrop'

/** The SDK's own chain (variables, files, SSO, process, web identity, container, instance), or a role assumed with it. */
export const createCredentials = (settings: CredentialSettings, region: string, clock: Clock): Credentials =>
  keepFresh(() => load(settings, region), clock)

/** A new chain each time: each remembers for ever what does not expire. */
const load = async (
  { profile, roleArn, externalId, sessionName = SESSION_NAME }: CredentialSettings,
  region: string,
): Promise<AwsCredentials> => {
  // Slow to load: not before a call needs it.
  const { fromIni, fromNodeProviderChain, fromTemporaryCredentials } = await import(
    '@aws-sdk/credential-providers'
  )
  const clientConfig = { region }
  // The chain goes on to other places where it finds no profile: whoever names one wants no other.
  const own =
    profile === undefined
      ? fromNodeProviderChain({ clientConfig, ignoreCache: true })
      : fromIni({ profile, clientConfig, ignoreCache: true })
  if (roleArn === undefined) return own()
  const assume = fromTemporaryCredentials({
    masterCredentials: own,
    clientConfig,
    params: {
      RoleArn: roleArn,
      RoleSessionName: sessionName,
      ...(externalId !== undefined && { ExternalId: externalId }),
    },
  })
  return assume()
}

/** Loads once for all that wait, and again when they are about to expire; while they are good a failure is no matter. */
export const keepFresh = (load: () => Promise<AwsCredentials>, clock: Clock): Credentials => {
  let known: AwsCredentials | undefined
  let loading: Promise<AwsCredentials> | undefined
  let loadedAt = 0
  let retryAt = 0

  const refresh = (): Promise<AwsCredentials> => {
    loading ??= load()
      .then(loaded => {
        known = loaded
        loadedAt = clock.now()
        return loaded
      })
      .finally(() => {
        loading = undefined
      })
    return loading
  }

  return {
    async get() {
      const now = clock.now()
      const left = (known?.expiration?.getTime() ?? Number.POSITIVE_INFINITY) - now
      const usable = left > 0 ? known : undefined
      if (usable !== undefined && (left > EARLY || now < retryAt)) return usable
      try {
        return await refresh()
      } catch (cause) {
        if (usable === undefined) throw noCredentials(cause)
        retryAt = now + PAUSE
        return usable
      }
    },
    forget() {
      if (clock.now() - loadedAt >= PAUSE) known = undefined
    },
  }
}

/** The SDK's text may show how this server is set up: that is for its log alone. */
const noCredentials = (cause: unknown): BedrockException =>
  serviceUnavailableException('Bedrock is unable to process your request.', {
    cause,
    hint: "This server's own AWS credentials could not be read; its log says why. It looks where every AWS SDK does, unless the backend names a profile or a role.",
  })
