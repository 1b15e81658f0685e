import type { Config } from '../config.ts'
import type { AccessKey, ApiKey } from './credentials.ts'
import { type FirstCredentials, loadFirstCredentials } from './first-credentials.ts'

export interface LoadedKeys {
  readonly accessKeys: readonly AccessKey[]
  readonly apiKeys: readonly ApiKey[]
  /** Present once: when they were made now. */
  readonly firstCredentials?: FirstCredentials
}

/** The configured keys; where signatures are verified and there are none, the server's own root key. */
export const loadAccessKeys = async (config: Config): Promise<LoadedKeys> => {
  const { account, authentication } = config
  const accessKeys = config.credentials.map(toAccessKey(account))
  const apiKeys = config.apiKeys.map(toApiKey(account))
  if (authentication === 'optional' || accessKeys.length > 0 || apiKeys.length > 0)
    return { accessKeys, apiKeys }
  const { credentials, created } = await loadFirstCredentials(config.home)
  const root = toAccessKey(account)({ ...credentials, principal: `arn:aws:iam::${account}:root` })
  return { accessKeys: [root], apiKeys, ...(created ? { firstCredentials: credentials } : {}) }
}

type ConfiguredKey = Config['credentials'][number]

const toAccessKey =
  (account: string) =>
  ({ accessKeyId, secretAccessKey, sessionToken, expires, principal }: ConfiguredKey): AccessKey => ({
    accessKeyId,
    secretAccessKey,
    ...(sessionToken === undefined ? {} : { sessionToken }),
    ...(expires === undefined ? {} : { expires: Date.parse(expires) }),
    principal: {
      arn: principal ?? `arn:aws:iam::${account}:user/${accessKeyId}`,
      account,
      accessKeyId,
      verified: true,
    },
  })

const toApiKey =
  (account: string) =>
  ({ key, expires, principal }: Config['apiKeys'][number], index: number) => ({
    key,
    ...(expires === undefined ? {} : { expires: Date.parse(expires) }),
    principal: {
      arn: principal ?? `arn:aws:iam::${account}:user/BedrockAPIKey-${index + 1}`,
      account,
      verified: true,
    },
  })
