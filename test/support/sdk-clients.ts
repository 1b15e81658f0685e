import * as bedrock from '@aws-sdk/client-bedrock'
import * as bedrockAgent from '@aws-sdk/client-bedrock-agent'
import * as bedrockAgentRuntime from '@aws-sdk/client-bedrock-agent-runtime'
import * as bedrockRuntime from '@aws-sdk/client-bedrock-runtime'
import type { ServiceName } from '../../src/wire/api.ts'

export interface SdkClients {
  /** Calls an operation by its name; resolves to what the client made of the answer. */
  send(service: ServiceName, operation: string, input: object): Promise<Record<string, unknown>>
  destroy(): void
}

/** The little that all clients have in common; which command takes which input is data here. */
interface Client {
  send(command: object): Promise<Record<string, unknown>>
  destroy(): void
}

type Commands = Readonly<Record<string, unknown>>
type CommandClass = new (input: object) => object

/** The four unmodified clients against one server. */
export const createSdkClients = (endpoint: string): SdkClients => {
  const options = {
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'anything' },
    maxAttempts: 1,
  }
  const services: Readonly<Record<ServiceName, { readonly client: unknown; readonly commands: Commands }>> = {
    bedrock: { client: new bedrock.BedrockClient(options), commands: bedrock },
    'bedrock-runtime': { client: new bedrockRuntime.BedrockRuntimeClient(options), commands: bedrockRuntime },
    'bedrock-agent': { client: new bedrockAgent.BedrockAgentClient(options), commands: bedrockAgent },
    'bedrock-agent-runtime': {
      client: new bedrockAgentRuntime.BedrockAgentRuntimeClient(options),
      commands: bedrockAgentRuntime,
    },
  }
  return {
    send(service, operation, input) {
      const { client, commands } = services[service]
      const Command = commands[`${operation}Command`]
      if (Command === undefined) throw new Error(`${service} has no ${operation}Command in the SDK`)
      return (client as Client).send(new (Command as CommandClass)(input))
    },
    destroy() {
      for (const { client } of Object.values(services)) (client as Client).destroy()
    },
  }
}
