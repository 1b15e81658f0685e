// node client.js KNOWLEDGE_BASE_ID QUESTION
import {
  BedrockAgentRuntimeClient,
  RerankCommand,
  RetrieveCommand,
} from '@aws-sdk/client-bedrock-agent-runtime'
import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime'

const [knowledgeBaseId, text] = process.argv.slice(2)
const options = {
  endpoint: process.env.OUTCROP_URL ?? 'http://127.0.0.1:4510',
  region: 'us-east-1',
  credentials: { accessKeyId: 'me', secretAccessKey: 'any' },
}
const agentRuntime = new BedrockAgentRuntimeClient(options)
const runtime = new BedrockRuntimeClient(options)

// First stage: many candidates, by words and by meaning. Cheap, and none that matters should be missing.
const { retrievalResults } = await agentRuntime.send(
  new RetrieveCommand({
    knowledgeBaseId,
    retrievalQuery: { text },
    retrievalConfiguration: { vectorSearchConfiguration: { numberOfResults: 25 } },
  }),
)

// In between: whatever rule you have. Here, no drafts.
const candidates = retrievalResults.filter(({ metadata }) => metadata.status !== 'draft')
process.stdout.write(`${retrievalResults.length} found, ${candidates.length} allowed\n`)
if (candidates.length === 0) process.exit()

// Second stage: a model that reads the question and each candidate together puts the best first.
const { results } = await agentRuntime.send(
  new RerankCommand({
    queries: [{ type: 'TEXT', textQuery: { text } }],
    sources: candidates.map(({ content }) => ({
      type: 'INLINE',
      inlineDocumentSource: { type: 'TEXT', textDocument: { text: content.text } },
    })),
    rerankingConfiguration: {
      type: 'BEDROCK_RERANKING_MODEL',
      bedrockRerankingConfiguration: {
        modelConfiguration: {
          modelArn: 'arn:aws:bedrock:us-east-1::foundation-model/cohere.rerank-v3-5:0',
        },
        numberOfResults: 3,
      },
    },
  }),
)
const best = results.map(({ index }) => candidates[index])

// Generation: from what is left, and from nothing else.
const passages = best.map(({ content }) => `<passage>\n${content.text}\n</passage>`).join('\n')
const { output } = await runtime.send(
  new ConverseCommand({
    modelId: 'us.anthropic.claude-haiku-4-5-20251001-v1:0',
    system: [
      {
        text: `Answer from these passages only. If they do not hold the answer, say that you could not find it.\n\n${passages}`,
      },
    ],
    messages: [{ role: 'user', content: [{ text }] }],
    inferenceConfig: { maxTokens: 500 },
  }),
)
process.stdout.write(`${output.message.content[0].text}\n`)
for (const [place, { location }] of best.entries())
  process.stdout.write(
    `[${place + 1}] ${location.s3Location?.uri ?? location.customDocumentLocation?.id ?? location.webLocation?.url}\n`,
  )
