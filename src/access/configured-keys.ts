import type { Config } from '../config.ts'
import type { AccessKey } from './credentials.ts'
import { type FirstCredentials, loadFirstCredentials } from './first-credentials.ts'

/** The configured keys; where signatures are verified and there are none, the server's own root key. */
export const loadAccessKeys = async (
  config: Config,
): Promise<{ accessKeys: AccessKey[]; firstCredentials?: FirstCredentials }> => {
  const { account, authentication } = config
  const accessKeys = config.credentials.map(toAccessKey(account))
  if (authentication === 'optional' || accessKeys.length > 0 || config.apiKeys.length > 0)
    return { accessKeys }
  const { credentials, created } = await loadFirstCredentials(config.home)
  const root = toAccessKey(account)({ ...credentials, principal: `arn:aws:iam::${account}:root` })
  return { accessKeys: [root], ...(created ? { firstCredentials: credentials } : {}) }
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

/** A configured key of the API as the server knows it; it is named by its place where it has no principal. */
export const toApiKey =
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
