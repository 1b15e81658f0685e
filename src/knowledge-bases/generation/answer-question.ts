import type {
  Citation,
  ExternalSourcesRetrieveAndGenerateConfiguration,
  GenerationConfiguration,
  KnowledgeBaseRetrieveAndGenerateConfiguration,
  OrchestrationConfiguration,
  RetrieveAndGenerateConfiguration,
  RetrieveAndGenerateRequest,
} from '@aws-sdk/client-bedrock-agent-runtime'
import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import type { ModelRequest } from '../../dialects/dialect.ts'
import { validationException } from '../../errors.ts'
import type { Passage } from '../retrieval/passage.ts'
import { checkQuery } from '../retrieval/read-query.ts'
import { refuseUnbuilt } from '../retrieval/refuse-unbuilt.ts'
import type { RetrievalContext } from '../retrieval/retrieval-context.ts'
import { toReference } from '../retrieval/to-result.ts'
import type { ModelSettings } from './ask-model.ts'
import { type Cited, cite } from './cite.ts'
import type { CitedPart } from './cited-part.ts'
import { checkTemplate, holds } from './fill-template.ts'
import { findPassages } from './find-passages.ts'
import { planQueries } from './plan-queries.ts'
import { DEFAULT_TEMPLATE, toPrompt } from './prompt.ts'
import { readExternalSources } from './read-external-sources.ts'
import { addTurn, openSession } from './sessions.ts'

export interface Answered {
  readonly sessionId: string
  /** The answer; when it has ended, the session knows it. */
  readonly events: AsyncIterable<Cited[]>
  readonly toCitation: (part: CitedPart) => Citation
}

/** One of the ways to ask a model: all at once, or as it comes. */
export type Ask = (
  modelId: string,
  prompt: ModelRequest,
  settings: ModelSettings,
  context: RetrievalContext,
) => Promise<AsyncIterable<ConverseStreamOutput[]>>

const ROOT = 'retrieveAndGenerateConfiguration'

/** Finds what a question is answered from, and has a model answer it. Resolves when the answer begins. */
export const answerQuestion = async (
  request: RetrieveAndGenerateRequest,
  ask: Ask,
  context: RetrievalContext,
): Promise<Answered> => {
  refuseUnbuilt(request)
  const question = request.input?.text ?? ''
  checkQuery(question, 'input.text')
  const source = await readSource(request.retrieveAndGenerateConfiguration, context)
  const { modelId, generation } = source
  refuseUnbuilt(generation)
  const template = generation.promptTemplate?.textPromptTemplate ?? DEFAULT_TEMPLATE
  checkTemplate(template, `${source.path}.generationConfiguration.promptTemplate.textPromptTemplate`)

  const { knowledgeBaseId } = source
  const base =
    knowledgeBaseId === undefined ? undefined : await context.knowledgeBases.open(context, knowledgeBaseId)
  // What the search has to say weighs more, and comes after it.
  hintOnTemplate(template, context)
  const session = await openSession(request.sessionId, base?.id ?? 'external sources', context)
  const { turns } = session
  const asked = { question, turns, modelId, orchestration: source.orchestration }
  const passages = base
    ? await findPassages(base, await planQueries(asked, context), source.retrieval, source.path, context)
    : source.passages
  const prompt = toPrompt({ template, question, passages, turns, now: context.clocks.service.now() })
  const events = cite(await ask(modelId, prompt, generation, context), passages)
  const sourceTypes = base?.sourceTypes ?? new Map<string, string>()
  return {
    sessionId: session.id,
    events: remembering(events, answer => addTurn(session.id, { question, answer }, context)),
    toCitation: ({ start, text, sources }) => ({
      generatedResponsePart: {
        // AWS's recorded answers end a span at the place of its last character.
        textResponsePart: { text, span: { start, end: start + text.length - 1 } },
      },
      retrievedReferences: sources.flatMap(place => {
        const passage = passages[place]
        return passage === undefined ? [] : [toReference(passage, sourceTypes)]
      }),
    }),
  }
}

const hintOnTemplate = (template: string, { answer }: RetrievalContext): void => {
  if (!holds(template, 'search_results'))
    answer.hint('The prompt template has no $search_results$: the model is not shown what was found.')
  else if (!holds(template, 'output_format_instructions'))
    answer.hint(
      'The prompt template has no $output_format_instructions$: Bedrock cites no sources then. Here sentences are attributed by their words.',
    )
}

interface Source {
  readonly path: string
  readonly modelId: string
  readonly generation: GenerationConfiguration
  readonly orchestration?: OrchestrationConfiguration | undefined
  readonly knowledgeBaseId?: string
  readonly retrieval?: KnowledgeBaseRetrieveAndGenerateConfiguration['retrievalConfiguration']
  readonly passages: readonly Passage[]
}

/** @throws ValidationException for a type without its configuration. */
const readSource = async (
  configuration: RetrieveAndGenerateConfiguration | undefined,
  context: RetrievalContext,
): Promise<Source> => {
  if (configuration === undefined) throw missing(ROOT)
  const { type, knowledgeBaseConfiguration, externalSourcesConfiguration } = configuration
  if (type === 'EXTERNAL_SOURCES') return readExternal(externalSourcesConfiguration, context)
  if (knowledgeBaseConfiguration === undefined) throw missing(`${ROOT}.knowledgeBaseConfiguration`)
  const {
    knowledgeBaseId = '',
    modelArn = '',
    generationConfiguration: generation = {},
    orchestrationConfiguration: orchestration,
    retrievalConfiguration: retrieval,
  } = knowledgeBaseConfiguration
  const path = `${ROOT}.knowledgeBaseConfiguration`
  return { path, modelId: modelArn, generation, orchestration, knowledgeBaseId, retrieval, passages: [] }
}

const readExternal = async (
  external: ExternalSourcesRetrieveAndGenerateConfiguration | undefined,
  { knowledgeBases, signal }: RetrievalContext,
): Promise<Source> => {
  const path = `${ROOT}.externalSourcesConfiguration`
  if (external === undefined) throw missing(path)
  const { modelArn: modelId = '', generationConfiguration: generation = {}, sources = [] } = external
  return { path, modelId, generation, passages: await readExternalSources(sources, knowledgeBases, signal) }
}

const missing = (path: string) =>
  validationException(
    `1 validation error detected: Value null at '${path}' failed to satisfy constraint: Member must not be null`,
  )

/** An answer does not end before it is kept: a question that follows it finds it. */
const remembering = async function* (
  events: AsyncIterable<Cited[]>,
  keep: (answer: string) => Promise<void>,
): AsyncGenerator<Cited[]> {
  let answer = ''
  for await (const batch of events) {
    for (const cited of batch) if ('text' in cited) answer += cited.text
    yield batch
  }
  if (answer.trim() !== '') await keep(answer)
}
