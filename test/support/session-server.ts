import {
  BedrockAgentRuntimeClient,
  CreateInvocationCommand,
  type CreateInvocationCommandInput,
  CreateSessionCommand,
  type CreateSessionCommandInput,
  PutInvocationStepCommand,
  type PutInvocationStepCommandInput,
} from '@aws-sdk/client-bedrock-agent-runtime'
import { type Started, startOutcrop } from './start-outcrop.ts'

export interface SessionServer extends AsyncDisposable {
  readonly started: Started
  readonly client: BedrockAgentRuntimeClient
  /** @returns its ID. */
  createSession(more?: CreateSessionCommandInput): Promise<string>
  /** @returns its ID. */
  createInvocation(sessionIdentifier: string, more?: Partial<CreateInvocationCommandInput>): Promise<string>
  /** @returns its ID. */
  putStep(
    sessionIdentifier: string,
    invocationIdentifier: string,
    text: string,
    more?: Partial<PutInvocationStepCommandInput>,
  ): Promise<string>
}

export const HOUR = 3_600_000
export const UNKNOWN = '00000000-0000-4000-8000-000000000000'
export const STEP_TIME = new Date('2026-10-01T12:00:00Z')
export const arnOfSession = (id: string): string => `arn:aws:bedrock:us-east-1:123456789012:session/${id}`

export const startSessionServer = async (): Promise<SessionServer> => {
  const started = await startOutcrop()
  const client = new BedrockAgentRuntimeClient({
    endpoint: started.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'anything' },
    maxAttempts: 1,
  })
  return {
    started,
    client,
    async createSession(more = {}) {
      const { sessionId = '' } = await client.send(new CreateSessionCommand(more))
      return sessionId
    },
    async createInvocation(sessionIdentifier, more = {}) {
      const { invocationId = '' } = await client.send(
        new CreateInvocationCommand({ sessionIdentifier, ...more }),
      )
      return invocationId
    },
    async putStep(sessionIdentifier, invocationIdentifier, text, more = {}) {
      const { invocationStepId = '' } = await client.send(
        new PutInvocationStepCommand({
          sessionIdentifier,
          invocationIdentifier,
          invocationStepTime: STEP_TIME,
          payload: { contentBlocks: [{ text }] },
          ...more,
        }),
      )
      return invocationStepId
    },
    async [Symbol.asyncDispose]() {
      client.destroy()
      await started.close()
    },
  }
}
