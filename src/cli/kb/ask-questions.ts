import type {
  KnowledgeBaseRetrievalResult,
  KnowledgeBaseVectorSearchConfiguration,
  RetrieveResponse,
} from '@aws-sdk/client-bedrock-agent-runtime'
import type { CallServer } from './call-server.ts'
import { mean, measure, percentile } from './measure.ts'
import type { Question } from './read-questions.ts'

export const searchNames = ['semantic', 'hybrid', 'reranked'] as const
export type SearchChoice = (typeof searchNames)[number]

/** How well a base answers questions, searched in one way. */
export interface Answers {
  readonly recall: number
  readonly ndcg: number
  readonly mrr: number
  /** Milliseconds. */
  readonly latencyP50: number
  readonly latencyP95: number
}

export interface AskOptions {
  readonly k: number
  /** Its ARN. */
  readonly rerankModel: string
  readonly call: CallServer
  /** In milliseconds. */
  readonly now: () => number
  readonly asked: (count: number) => void
}

/** nDCG@10 looks at so many. */
const FEWEST_RESULTS = 10

/** One after the other. The first is asked once more before, for what is only done once. */
export const askQuestions = async (
  knowledgeBaseId: string,
  questions: readonly Question[],
  search: SearchChoice,
  { k, rerankModel, call, now, asked }: AskOptions,
): Promise<Answers> => {
  const vectorSearchConfiguration = configure(search, Math.max(FEWEST_RESULTS, k), rerankModel)
  const ask = (text: string) =>
    call<RetrieveResponse>('Retrieve', {
      knowledgeBaseId,
      retrievalQuery: { text },
      retrievalConfiguration: { vectorSearchConfiguration },
    })
  const [first] = questions
  if (first !== undefined) await ask(first.question)
  const measured = []
  for (const { question, sources } of questions) {
    const start = now()
    const { retrievalResults = [] } = await ask(question)
    const latency = now() - start
    measured.push({ ...measure(retrievalResults.map(documentOf), sources, k), latency })
    asked(measured.length)
  }
  const latencies = measured.map(({ latency }) => latency)
  return {
    recall: mean(measured.map(({ recall }) => recall)),
    ndcg: mean(measured.map(({ ndcg }) => ndcg)),
    mrr: mean(measured.map(({ reciprocalRank }) => reciprocalRank)),
    latencyP50: percentile(latencies, 0.5),
    latencyP95: percentile(latencies, 0.95),
  }
}

const configure = (
  search: SearchChoice,
  numberOfResults: number,
  modelArn: string,
): KnowledgeBaseVectorSearchConfiguration => ({
  numberOfResults,
  overrideSearchType: search === 'semantic' ? 'SEMANTIC' : 'HYBRID',
  ...(search === 'reranked' && {
    rerankingConfiguration: {
      type: 'BEDROCK_RERANKING_MODEL',
      bedrockRerankingConfiguration: {
        modelConfiguration: { modelArn },
        numberOfRerankedResults: numberOfResults,
      },
    },
  }),
})

const documentOf = ({ metadata }: KnowledgeBaseRetrievalResult): string =>
  String(metadata?.['x-amz-bedrock-kb-source-uri'] ?? '')
