import {
  RetrieveAndGenerateCommand,
  type RetrieveAndGenerateCommandInput,
  type RetrieveAndGenerateCommandOutput,
  RetrieveAndGenerateStreamCommand,
  type RetrieveAndGenerateStreamResponseOutput,
} from '@aws-sdk/client-bedrock-agent-runtime'
import { gather } from './gather.ts'
import type { StartedKnowledgeBases } from './start-knowledge-bases.ts'

type Whole = NonNullable<RetrieveAndGenerateCommandInput['retrieveAndGenerateConfiguration']>
export type BaseConfiguration = NonNullable<Whole['knowledgeBaseConfiguration']>

export const answeringModel = 'us.anthropic.claude-haiku-4-5-20251001-v1:0'

const inputOf = (text: string, configuration: Partial<BaseConfiguration>, sessionId: string | undefined) => ({
  input: { text },
  retrieveAndGenerateConfiguration: {
    type: 'KNOWLEDGE_BASE' as const,
    knowledgeBaseConfiguration: {
      knowledgeBaseId: 'KB12345678',
      modelArn: answeringModel,
      ...configuration,
    },
  },
  ...(sessionId !== undefined && { sessionId }),
})

export const askBase = (
  { client }: Pick<StartedKnowledgeBases, 'client'>,
  text: string,
  configuration: Partial<BaseConfiguration> = {},
  sessionId?: string,
): Promise<RetrieveAndGenerateCommandOutput> =>
  client.send(new RetrieveAndGenerateCommand(inputOf(text, configuration, sessionId)))

/** The events of a stream in their order, and its session. */
export const streamBase = async (
  { client }: Pick<StartedKnowledgeBases, 'client'>,
  text: string,
  configuration: Partial<BaseConfiguration> = {},
  sessionId?: string,
): Promise<{
  readonly sessionId: string | undefined
  readonly events: RetrieveAndGenerateStreamResponseOutput[]
}> => {
  const command = new RetrieveAndGenerateStreamCommand(inputOf(text, configuration, sessionId))
  const answer = await client.send(command)
  if (answer.stream === undefined) throw new Error('An answer without a stream')
  return { sessionId: answer.sessionId, events: await gather(answer.stream) }
}
