import type { ConverseResponse, ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { collect } from '../../src/conversation/collect.ts'
import type { ClientDialect, ModelRequest } from '../../src/dialects/dialect.ts'
import { batches, toEvents } from '../support/to-events.ts'

export interface ClientDialectSubject {
  readonly dialect: ClientDialect
  readonly model: string
  /** Requests that the family can say whole. */
  readonly requests: readonly { readonly name: string; readonly request: ModelRequest }[]
  /** Requests that hold what the family has no words for, and the sentence that names it. */
  readonly unsayable: readonly {
    readonly name: string
    readonly request: ModelRequest
    readonly message: string | RegExp
  }[]
  /** Answers that the family can give. */
  readonly answers: readonly { readonly name: string; readonly answer: ConverseResponse }[]
  /** What no answer of the family tells, such as the identifiers of tool uses: changed to be alike on both sides. */
  readonly normalize?: (response: ConverseResponse) => ConverseResponse
  readonly normalizeRequest?: (request: ModelRequest) => ModelRequest
}

const requestId = '8f14e45f-ceea-467f-ab3c-1e5bd7a0b1c2'

const collectChunks = async (stream: AsyncIterable<unknown[]>): Promise<unknown[]> => {
  const chunks: unknown[] = []
  for await (const batch of stream) chunks.push(...batch)
  return chunks
}

async function* cut(chunks: readonly unknown[], lengths: readonly number[]): AsyncGenerator<unknown[]> {
  let start = 0
  for (const length of lengths) {
    yield chunks.slice(start, start + length)
    start += length
  }
  yield chunks.slice(start)
}

/** As it looks after a trip over the wire: members that are undefined are gone. */
const overTheWire = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** What every dialect that can be spoken to an upstream holds to. */
export const clientDialectSuite = (name: string, subject: ClientDialectSubject): void => {
  const { dialect, model, normalize = response => response, normalizeRequest = request => request } = subject

  const checks: Record<string, () => void | Promise<void>> = {
    'says a request that the family reads back unchanged': () => {
      for (const { name, request } of subject.requests) {
        const before = structuredClone(request)
        const body = overTheWire(dialect.encodeRequest(request, model))
        expect(normalizeRequest(dialect.decodeRequest(body, model)), name).toEqual(normalizeRequest(request))
        expect(request, name).toEqual(before)
      }
    },

    'names what the family cannot say': () => {
      for (const { name, request, message } of subject.unsayable)
        expect(() => dialect.encodeRequest(request, model), name).toThrow(
          expect.objectContaining({
            name: 'ValidationException',
            message: typeof message === 'string' ? message : expect.stringMatching(message),
          }),
        )
    },

    'reads its own answer back': () => {
      for (const { name, answer } of subject.answers) {
        const body = overTheWire(dialect.encodeResponse(answer, model, requestId))
        const { output, stopReason, usage } = normalize(dialect.decodeResponse(body))
        const expected = normalize(answer)
        expect({ output, stopReason }, name).toEqual({
          output: expected.output,
          stopReason: expected.stopReason,
        })
        if (usage !== undefined)
          expect({ in: usage.inputTokens, out: usage.outputTokens }, name).toEqual({
            in: expected.usage?.inputTokens,
            out: expected.usage?.outputTokens,
          })
      }
    },

    'reads its own stream back, however it is cut': async () => {
      for (const { name, answer } of subject.answers)
        await fc.assert(
          fc.asyncProperty(fc.array(fc.nat({ max: 5 }), { maxLength: 40 }), async lengths => {
            const native = dialect.encodeStream(batches(toEvents(answer)), model, requestId)
            const chunks = overTheWire(await collectChunks(native)) as unknown[]
            const response = normalize(await collect(dialect.decodeStream(cut(chunks, lengths))))
            const expected = normalize(answer)
            expect(response.output, name).toEqual(expected.output)
            expect(response.stopReason, name).toBe(expected.stopReason)
            expect(response.usage, name).toMatchObject({
              inputTokens: expected.usage?.inputTokens,
              outputTokens: expected.usage?.outputTokens,
            })
          }),
          { numRuns: 30 },
        )
    },

    'yields what it has read before it asks for more': async () => {
      for (const { name, answer } of subject.answers) {
        const native = dialect.encodeStream(batches(toEvents(answer)), model, requestId)
        const chunks = overTheWire(await collectChunks(native)) as unknown[]
        let asked = 0
        async function* source() {
          for (const chunk of chunks) {
            asked++
            yield [chunk]
          }
        }
        const first = await dialect.decodeStream(source())[Symbol.asyncIterator]().next()
        expect(first.done, name).toBe(false)
        expect(asked, name).toBeLessThan(chunks.length)
      }
    },

    'throws where the stream is cut': async () => {
      for (const { answer } of subject.answers) {
        const native = dialect.encodeStream(batches(toEvents(answer, 20)), model, requestId)
        const chunks = overTheWire(await collectChunks(native)) as unknown[]
        for (let length = 0; length < chunks.length; length++)
          await expect(
            collectChunks(dialect.decodeStream(cut(chunks.slice(0, length), []))),
          ).rejects.toMatchObject({ name: 'ModelStreamErrorException' })
      }
    },

    'takes an answer of any other form for a failure of the model': async () => {
      await fc.assert(
        fc.asyncProperty(fc.jsonValue(), async value => {
          try {
            dialect.decodeResponse(value)
          } catch (error) {
            expect(error).toMatchObject({ name: 'ModelErrorException' })
          }
          try {
            await collectChunks(
              dialect.decodeStream(cut([value], [])) as AsyncIterable<ConverseStreamOutput[]>,
            )
          } catch (error) {
            expect(error).toMatchObject({ name: expect.stringMatching(/^Model(Stream)?ErrorException$/) })
          }
        }),
        { numRuns: 1_000 },
      )
      for (const garbage of [null, 'text', [], {}, { choices: 7 }])
        expect(() => dialect.decodeResponse(garbage)).toThrow(
          expect.objectContaining({ name: 'ModelErrorException' }),
        )
    },

    'closes the upstream when nobody reads on': async () => {
      for (const { answer } of subject.answers) {
        const native = dialect.encodeStream(batches(toEvents(answer)), model, requestId)
        const chunks = overTheWire(await collectChunks(native)) as unknown[]
        let closed = false
        async function* source() {
          try {
            for (const chunk of chunks) yield [chunk]
          } finally {
            closed = true
          }
        }
        for await (const _ of dialect.decodeStream(source())) break
        expect(closed).toBe(true)
      }
    },
  }

  describe(`dialect ${name}, to an upstream`, () => {
    for (const [title, check] of Object.entries(checks)) test(title, check)
  })
}
