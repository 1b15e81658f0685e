import type { ConverseRequest, ConverseResponse, ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Backend, Call, Generation } from '../../src/backends/backend.ts'
import { collect } from '../../src/conversation/collect.ts'
import { call } from './call.ts'

export interface BackendSuiteOptions {
  /** What this backend cannot do: the test's title, and why. */
  readonly skip?: readonly { readonly test: string; readonly reason: string }[]
}

const hello: ConverseRequest = {
  modelId: 'anthropic.claude-3-haiku-20240307-v1:0',
  system: [{ text: 'Be brief.' }],
  messages: [{ role: 'user', content: [{ text: 'Explain in a few sentences what you can do for me.' }] }],
  inferenceConfig: { maxTokens: 256 },
}
const weather: ConverseRequest['toolConfig'] = {
  tools: [
    {
      toolSpec: {
        name: 'get_weather',
        description: 'The weather in a city',
        inputSchema: {
          json: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
        },
      },
    },
  ],
  toolChoice: { tool: { name: 'get_weather' } },
}
const asking: ConverseRequest = {
  modelId: hello.modelId,
  messages: [{ role: 'user', content: [{ text: 'What is the weather in Paris?' }] }],
  toolConfig: weather,
}

/** The contract of `Backend`, for any backend that converses. Works against live ones: nothing here knows the words. */
export function backendSuite(
  name: string,
  create: () => Backend | Promise<Backend>,
  options: BackendSuiteOptions = {},
): void {
  const { skip = [] } = options
  const titles = new Set<string>()

  describe(`${name} backend`, () => {
    let backend: Backend
    beforeAll(async () => {
      backend = await create()
    })
    afterAll(() => backend.close?.())

    const start = async (request: ConverseRequest, some: Partial<Call> = {}): Promise<Generation> => {
      if (!backend.converse) throw new Error(`The ${name} backend has no converse.`)
      return backend.converse(request, call(some))
    }
    const whole = async (request: ConverseRequest, some: Partial<Call> = {}): Promise<ConverseResponse> =>
      collect((await start(request, some)).events)
    const check = (title: string, body: () => Promise<void>): void => {
      titles.add(title)
      const skipped = skip.find(one => one.test === title)
      if (skipped) test.skip(`${title}: ${skipped.reason}`, body)
      else test(title, body)
    }

    check('says which backend serves', async () => {
      const { served, events } = await start(hello)
      expect(served.backend).toMatch(/^[a-z][a-z0-9-]*$/)
      await collect(events)
    })

    check('streams a message from messageStart to metadata', async () => {
      const batches = await read(await start(hello))
      for (const batch of batches) expect(batch.length).toBeGreaterThan(0)
      const kinds = batches.flat().map(kindOf)
      expect(kinds[0]).toBe('messageStart')
      expect(kinds.slice(-2)).toEqual(['messageStop', 'metadata'])
      expect(kinds.filter(kind => kind === 'contentBlockDelta').length).toBeGreaterThan(0)
      expect(kinds.filter(kind => kind === 'messageStart' || kind === 'messageStop')).toHaveLength(2)
    })

    check('stops each content block once, after its last delta', async () => {
      const events = (await read(await start(hello))).flat()
      const stopped = new Set<number | undefined>()
      const begun = new Set<number | undefined>()
      for (const { contentBlockDelta, contentBlockStop } of events) {
        if (contentBlockDelta) {
          expect(stopped).not.toContain(contentBlockDelta.contentBlockIndex)
          begun.add(contentBlockDelta.contentBlockIndex)
        }
        if (contentBlockStop) stopped.add(contentBlockStop.contentBlockIndex)
      }
      expect(stopped).toEqual(begun)
    })

    check('counts tokens that add up, and whole milliseconds', async () => {
      const { usage, metrics } = await whole(hello)
      expect(usage?.inputTokens).toBeGreaterThan(0)
      expect(usage?.outputTokens).toBeGreaterThan(0)
      const {
        inputTokens = 0,
        outputTokens = 0,
        cacheReadInputTokens = 0,
        cacheWriteInputTokens = 0,
      } = usage ?? {}
      expect(usage?.totalTokens).toBe(
        inputTokens + outputTokens + cacheReadInputTokens + cacheWriteInputTokens,
      )
      expect(Number.isInteger(metrics?.latencyMs)).toBe(true)
    })

    check('counts more input tokens for a longer input', async () => {
      const longer: ConverseRequest = { ...hello, system: [{ text: 'Be brief and kind. '.repeat(50) }] }
      const [short, long] = [await whole(hello), await whole(longer)]
      expect(long.usage?.inputTokens).toBeGreaterThan((short.usage?.inputTokens ?? 0) + 100)
    })

    check('answers when nobody watches', async () => {
      const { output, stopReason } = await whole(hello, { streaming: false })
      expect(output?.message?.role).toBe('assistant')
      expect(output?.message?.content?.[0]?.text).not.toBe('')
      expect(stopReason).toBe('end_turn')
    })

    check('gives the same answer streamed and whole', async () => {
      const [streamed, atOnce] = [await whole(hello), await whole(hello, { streaming: false })]
      expect({ ...streamed, metrics: undefined }).toEqual({ ...atOnce, metrics: undefined })
    })

    check('ends at maxTokens', async () => {
      const { stopReason, usage } = await whole({ ...hello, inferenceConfig: { maxTokens: 3 } })
      expect(stopReason).toBe('max_tokens')
      expect(usage?.outputTokens).toBeLessThanOrEqual(3)
    })

    check('ends before a stop sequence', async () => {
      const { stopReason, output } = await whole({ ...hello, inferenceConfig: { stopSequences: [' '] } })
      expect(stopReason).toBe('stop_sequence')
      expect(output?.message?.content?.[0]?.text ?? '').not.toContain(' ')
    })

    check('uses the tool that it must use', async () => {
      const events = (await read(await start(asking))).flat()
      const opening = events.find(({ contentBlockStart }) => contentBlockStart?.start?.toolUse)
      expect(opening?.contentBlockStart?.start?.toolUse?.name).toBe('get_weather')
      const { output, stopReason } = await collect(replay(events))
      expect(stopReason).toBe('tool_use')
      expect(output?.message?.content?.find(({ toolUse }) => toolUse)?.toolUse?.input).toHaveProperty('city')
    })

    check('answers after a tool result', async () => {
      const { output, stopReason } = await whole({
        ...asking,
        toolConfig: { tools: weather?.tools },
        messages: [
          ...(asking.messages ?? []),
          {
            role: 'assistant',
            content: [{ toolUse: { toolUseId: 'tooluse_1', name: 'get_weather', input: { city: 'Paris' } } }],
          },
          {
            role: 'user',
            content: [{ toolResult: { toolUseId: 'tooluse_1', content: [{ json: { sky: 'clear' } }] } }],
          },
        ],
      })
      expect(output?.message?.content?.length).toBeGreaterThan(0)
      expect(stopReason).toBeDefined()
    })

    check('refuses a call that is aborted before it starts', async () => {
      await expect(start(hello, { signal: AbortSignal.abort(new Error('gone')) })).rejects.toThrow()
    })

    check('ends a generation that is aborted after its first events', async () => {
      const controller = new AbortController()
      const { events } = await start(hello, { signal: controller.signal })
      const iterator = events[Symbol.asyncIterator]()
      expect((await iterator.next()).done).toBe(false)
      controller.abort(new Error('gone'))
      await expect(drain(iterator)).rejects.toThrow()
    })

    check('lets a reader leave', async () => {
      const { events } = await start(hello)
      const iterator = events[Symbol.asyncIterator]()
      await iterator.next()
      expect((await iterator.return?.())?.done ?? true).toBe(true)
    })

    check('answers many calls at once', async () => {
      const answers = await Promise.all(Array.from({ length: 16 }, () => whole(hello)))
      for (const { stopReason } of answers) expect(stopReason).toBe('end_turn')
    })

    test('skips only tests that there are', () => {
      expect(skip.map(one => one.test).filter(title => !titles.has(title))).toEqual([])
      for (const { reason } of skip) expect(reason).not.toBe('')
    })
  })
}

const kindOf = (event: ConverseStreamOutput): string => Object.keys(event)[0] ?? ''

async function read({ events }: Generation): Promise<ConverseStreamOutput[][]> {
  const batches: ConverseStreamOutput[][] = []
  for await (const batch of events) batches.push(batch)
  return batches
}

async function* replay(events: ConverseStreamOutput[]): AsyncGenerator<ConverseStreamOutput[]> {
  yield events
}

async function drain(iterator: AsyncIterator<ConverseStreamOutput[]>): Promise<void> {
  while (!(await iterator.next()).done);
}
