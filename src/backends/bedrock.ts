import { awsSettings } from './aws/aws-settings.ts'
import type { BackendKind } from './backend-kind.ts'

/** The real service, signed with the server's own credentials. */
export const bedrock: BackendKind<typeof awsSettings> = {
  settings: awsSettings,
  async create(settings, setup) {
    // Loaded by the first backend that needs it: most starts have none.
    const { createBedrockBackend } = await import('./bedrock/create-bedrock-backend.ts')
    return createBedrockBackend(settings, setup)
  },
}
