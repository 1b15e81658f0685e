import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  BedrockAgentClient,
  CreateDataSourceCommand,
  CreateKnowledgeBaseCommand,
  GetIngestionJobCommand,
  GetKnowledgeBaseCommand,
  type IngestionJob,
  paginateListKnowledgeBaseDocuments,
  StartIngestionJobCommand,
} from '@aws-sdk/client-bedrock-agent'
import { BedrockAgentRuntimeClient, RetrieveCommand } from '@aws-sdk/client-bedrock-agent-runtime'
import { expect, test } from 'vitest'
import { baseInput, hasEnded, type Located, s3Source, until } from '../support/knowledge-server.ts'
import { type Spawned, spawnOutcrop } from '../support/spawn-outcrop.ts'
import { createRandom } from './mutate.ts'

const POINTS = Number(process.env.KILL_POINTS ?? 20)
const FILES = 120
const SEED = 20261121

interface Server {
  readonly spawned: Spawned
  readonly agent: BedrockAgentClient
  readonly runtime: BedrockAgentRuntimeClient
  close(): Promise<void>
}

const start = async (home: string): Promise<Server> => {
  const spawned = await spawnOutcrop([], { OUTCROP_QUOTAS_MODE: 'observe' }, home)
  const options = {
    endpoint: `http://127.0.0.1:${spawned.port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'anything' },
    maxAttempts: 1,
  }
  const [agent, runtime] = [new BedrockAgentClient(options), new BedrockAgentRuntimeClient(options)]
  return {
    spawned,
    agent,
    runtime,
    async close() {
      for (const client of [agent, runtime]) client.destroy()
      await spawned.close()
    },
  }
}

const createSource = async ({ agent }: Server): Promise<Located> => {
  const { knowledgeBase } = await agent.send(new CreateKnowledgeBaseCommand(baseInput))
  const knowledgeBaseId = knowledgeBase?.knowledgeBaseId ?? ''
  await until(async () => {
    const found = await agent.send(new GetKnowledgeBaseCommand({ knowledgeBaseId }))
    return found.knowledgeBase?.status === 'ACTIVE' || undefined
  })
  const { dataSource } = await agent.send(
    new CreateDataSourceCommand({ knowledgeBaseId, name: 'source', dataSourceConfiguration: s3Source }),
  )
  return { knowledgeBaseId, dataSourceId: dataSource?.dataSourceId ?? '' }
}

const jobWhenEnded = ({ agent }: Server, at: Located, ingestionJobId: string): Promise<IngestionJob> =>
  until(async () => {
    const { ingestionJob } = await agent.send(new GetIngestionJobCommand({ ...at, ingestionJobId }))
    return ingestionJob !== undefined && hasEnded(ingestionJob) ? ingestionJob : undefined
  })

/** By name, the status of each document. */
const statuses = async ({ agent }: Server, at: Located): Promise<Map<string, string>> => {
  const found = new Map<string, string>()
  for await (const page of paginateListKnowledgeBaseDocuments({ client: agent, pageSize: 100 }, { ...at }))
    for (const { identifier, status = '' } of page.documentDetails ?? [])
      found.set(identifier?.s3?.uri?.split('/').at(-1) ?? '', status)
  return found
}

/** What of the base says the word, which stands in one file alone. */
const textsWith = async ({ runtime }: Server, { knowledgeBaseId }: Located, word: string) => {
  const { retrievalResults = [] } = await runtime.send(
    new RetrieveCommand({
      knowledgeBaseId,
      retrievalQuery: { text: word },
      retrievalConfiguration: {
        vectorSearchConfiguration: { numberOfResults: 100, overrideSearchType: 'HYBRID' },
      },
    }),
  )
  const texts = retrievalResults.map(({ content }) => content?.text ?? '')
  return texts.filter(text => text.includes(`${word} `))
}

test(`killed at ${POINTS} random points of a job: it goes on, its statistics are exact, and no document is half old`, async () => {
  const home = mkdtempSync(join(tmpdir(), 'outcrop-'))
  const folder = join(home, 'docs')
  mkdirSync(folder)
  writeFileSync(join(home, 'outcrop.config.yaml'), 'knowledgeBases: { buckets: { docs: docs } }\n')
  const random = createRandom(SEED)
  const files = new Map<string, string>()
  /** A word of its own in every paragraph, so that an old one would be seen. */
  const write = (name: string, round: number) => {
    const word = `w${name.replace('.txt', '')}r${round}`
    files.set(name, word)
    const paragraphs = Array.from(
      { length: 8 },
      (_, number) => `${word} says ${number}. ${'Filler text goes on. '.repeat(60)}`,
    )
    writeFileSync(join(folder, name), paragraphs.join('\n\n'))
  }
  const change = (round: number) => {
    const counts = { added: 0, changed: 0, deleted: 0 }
    for (let number = 0; number < FILES; number++) {
      const name = `f${number}.txt`
      const dice = random.below(10)
      if (!files.has(name) && (round === 0 || dice < 6)) {
        write(name, round)
        counts.added += 1
      } else if (files.has(name) && dice < 3) {
        write(name, round)
        counts.changed += 1
      } else if (files.has(name) && dice === 9) {
        files.delete(name)
        rmSync(join(folder, name))
        counts.deleted += 1
      }
    }
    return counts
  }
  let server = await start(home)
  try {
    const at = await createSource(server)
    let midway = 0
    for (let round = 0; round < POINTS; round++) {
      const { added, changed, deleted } = change(round)
      const { ingestionJob } = await server.agent.send(new StartIngestionJobCommand(at))
      const id = ingestionJob?.ingestionJobId ?? ''
      await new Promise(resolve => setTimeout(resolve, random.below(600)))
      const { ingestionJob: before } = await server.agent.send(
        new GetIngestionJobCommand({ ...at, ingestionJobId: id }),
      )
      if (before?.status !== 'COMPLETE') midway += 1
      await server.close()

      server = await start(home)
      const job = await jobWhenEnded(server, at, id)
      expect(job).toMatchObject({
        status: 'COMPLETE',
        statistics: {
          numberOfDocumentsScanned: files.size,
          numberOfNewDocumentsIndexed: added,
          numberOfModifiedDocumentsIndexed: changed,
          numberOfDocumentsDeleted: deleted,
          numberOfDocumentsFailed: 0,
        },
      })
      expect(await statuses(server, at)).toEqual(new Map([...files.keys()].map(name => [name, 'INDEXED'])))
      const name = [...files.keys()][random.below(files.size)] ?? ''
      const word = files.get(name) ?? ''
      const found = await textsWith(server, at, word)
      expect(found.length).toBeGreaterThan(0)
      expect(new Set(found).size).toBe(found.length)
      for (let old = 0; old < round; old++) {
        const oldWord = `w${name.replace('.txt', '')}r${old}`
        if (oldWord !== word) expect(await textsWith(server, at, oldWord)).toEqual([])
      }
    }
    // Else nothing was tried.
    expect(midway).toBeGreaterThan(POINTS / 2)
  } finally {
    await server.close()
    rmSync(home, { recursive: true, force: true })
  }
})
