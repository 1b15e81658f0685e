import type { ConverseResponse, ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Dialect, ReplaceableText } from '../../src/dialects/dialect.ts'
import { loadDescriptions } from '../../src/wire/api.ts'
import { createValidators } from '../../src/wire/validate.ts'
import { changeMember } from '../support/change-member.ts'
import { batches, toEvents } from '../support/to-events.ts'

const tests = [
  'matches the IDs of its family and no other',
  'decodes a request without losing anything',
  'carries what Converse has no member for',
  'decodes to a request that Converse takes',
  'leaves the body as it was',
  'refuses what the family does not accept',
  'takes or refuses any change of a body, and never fails',
  'reads every text and replaces it in place',
  'folds a stream into the same answer, however it is cut',
  'yields each batch before it asks for the next',
  'ends with the invocation metrics',
  'throws where the stream is cut',
  'closes the stream when nobody reads on',
] as const

export interface DialectSubject {
  readonly dialect: Dialect
  readonly model: string
  readonly otherModels: readonly string[]
  /** Bodies that the family takes, each with the texts in it, in order. */
  readonly requests: readonly {
    readonly name: string
    readonly body: object
    readonly texts: readonly Pick<ReplaceableText, 'role' | 'text'>[]
  }[]
  /** The words of the native format, which translation does away with: `{ type: 'text' }`. */
  readonly isVocabulary: (key: string, value: unknown) => boolean
  /** A body with members that Converse lacks, and those members. */
  readonly unspoken: { readonly body: object; readonly fields: object }
  readonly refused: readonly { readonly name: string; readonly body: unknown; readonly message: string }[]
  readonly answers: readonly { readonly name: string; readonly answer: ConverseResponse }[]
  /** A streamed answer as the family's clients put it together. */
  readonly foldStream: (chunks: readonly unknown[]) => unknown
  readonly skip?: readonly { readonly test: (typeof tests)[number]; readonly reason: string }[]
}

const requestId = '8f14e45f-ceea-467f-ab3c-1e5bd7a0b1c2'

/** Every scalar of a value, and every key; of bytes the text and the base64. */
const scalars = (value: unknown): unknown[] => {
  if (value instanceof Uint8Array)
    return [Buffer.from(value).toString(), Buffer.from(value).toString('base64')]
  if (typeof value !== 'object' || value === null) return [value]
  return Object.entries(value).flatMap(([key, member]) => [key, ...scalars(member)])
}

const leaves = (value: unknown, key = ''): [string, unknown][] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, member]) => leaves(member, Array.isArray(value) ? key : name))
    : [[key, value]]

const { shapes, operations } = loadDescriptions().find(({ service }) => service === 'bedrock-runtime') ?? {}
if (shapes === undefined || operations?.Converse === undefined) throw new Error('Converse is not described')
const validateConverse = createValidators(shapes)(operations.Converse.input)

const collectChunks = async (stream: AsyncIterable<unknown[]>): Promise<unknown[]> => {
  const chunks: unknown[] = []
  for await (const batch of stream) chunks.push(...batch)
  return chunks
}

/** What every dialect holds to. A test that one cannot pass is listed by it, with the reason. */
export const dialectSuite = (name: string, subject: DialectSubject): void => {
  const { dialect, model } = subject
  const encode = (events: AsyncIterable<ConverseStreamOutput[]>) =>
    dialect.encodeStream(events, model, requestId)

  const checks: Record<(typeof tests)[number], () => void | Promise<void>> = {
    'matches the IDs of its family and no other': () => {
      expect(model).toMatch(dialect.modelIds)
      for (const other of subject.otherModels) expect(other).not.toMatch(dialect.modelIds)
    },

    'decodes a request without losing anything': () => {
      for (const { name, body } of subject.requests) {
        const kept = new Set(scalars(dialect.decodeRequest(body, model)))
        const lost = leaves(body).filter(
          ([key, value]) => !kept.has(value) && !subject.isVocabulary(key, value),
        )
        expect(lost, name).toEqual([])
      }
    },

    'carries what Converse has no member for': () => {
      const { body, fields } = subject.unspoken
      expect(dialect.decodeRequest(body, model).additionalModelRequestFields).toEqual(fields)
    },

    'decodes to a request that Converse takes': () => {
      for (const { name, body } of subject.requests)
        expect(
          () => validateConverse({ ...dialect.decodeRequest(body, model), modelId: model }),
          name,
        ).not.toThrow()
    },

    'leaves the body as it was': () => {
      for (const { name, body } of subject.requests) {
        const before = structuredClone(body)
        dialect.decodeRequest(body, model)
        expect(body, name).toEqual(before)
      }
    },

    'refuses what the family does not accept': () => {
      for (const { name, body, message } of subject.refused)
        expect(() => dialect.decodeRequest(body, model), name).toThrow(
          expect.objectContaining({ name: 'ValidationException', status: 400, message }),
        )
    },

    'takes or refuses any change of a body, and never fails': () => {
      for (const { body } of subject.requests)
        fc.assert(
          fc.property(fc.nat(), fc.option(fc.jsonValue(), { nil: undefined }), (position, value) => {
            const copy = structuredClone(body)
            changeMember(copy, position, value)
            try {
              dialect.texts(copy)
              dialect.decodeRequest(copy, model)
            } catch (error) {
              expect(error).toMatchObject({ name: 'ValidationException' })
            }
          }),
          { numRuns: 2_000 },
        )
    },

    'reads every text and replaces it in place': () => {
      for (const { name, body, texts } of subject.requests) {
        const copy = structuredClone(body)
        const found = dialect.texts(copy)
        expect(
          found.map(({ role, text }) => ({ role, text })),
          name,
        ).toEqual(texts)
        found.forEach((text, index) => {
          text.replace(`replaced ${index}`)
          expect(text.text, name).toBe(`replaced ${index}`)
        })
        expect(
          dialect.texts(copy).map(({ text }) => text),
          name,
        ).toEqual(found.map((_, i) => `replaced ${i}`))
        const said = scalars(dialect.decodeRequest(copy, model))
        for (const [index] of found.entries()) expect(said, name).toContain(`replaced ${index}`)
      }
    },

    'folds a stream into the same answer, however it is cut': async () => {
      for (const { name, answer } of subject.answers)
        await fc.assert(
          fc.asyncProperty(
            fc.integer({ min: 1, max: 30 }),
            fc.array(fc.nat({ max: 5 }), { maxLength: 40 }),
            async (size, lengths) => {
              const events = toEvents(answer, size)
              const cut = lengths.map(length => events.splice(0, length))
              const chunks = await collectChunks(encode(batches(...cut, events)))
              expect(subject.foldStream(chunks), name).toEqual(
                dialect.encodeResponse(answer, model, requestId),
              )
            },
          ),
          { numRuns: 30 },
        )
    },

    'yields each batch before it asks for the next': async () => {
      for (const { name, answer } of subject.answers) {
        let yielded = 0
        const heldBack: ConverseStreamOutput[] = []
        async function* source() {
          for (const event of toEvents(answer)) {
            const before = yielded
            yield [event]
            if (event.contentBlockDelta !== undefined && yielded === before) heldBack.push(event)
          }
        }
        for await (const batch of encode(source())) if (batch.length > 0) yielded++
        expect(heldBack, name).toEqual([])
        expect(yielded, name).toBeGreaterThan(1)
      }
    },

    'ends with the invocation metrics': async () => {
      for (const { answer } of subject.answers) {
        const { inputTokens, outputTokens } = answer.usage ?? {}
        const known = { inputTokens: 18, firstByteLatency: 366 }
        const chunks = await collectChunks(
          dialect.encodeStream(batches(toEvents(answer)), model, requestId, known),
        )
        expect(chunks.at(-1)).toMatchObject({
          'amazon-bedrock-invocationMetrics': {
            inputTokenCount: inputTokens,
            outputTokenCount: outputTokens,
            invocationLatency: answer.metrics?.latencyMs,
            firstByteLatency: 366,
          },
        })
        expect(
          chunks.slice(0, -1).filter(chunk => 'amazon-bedrock-invocationMetrics' in Object(chunk)),
        ).toEqual([])
      }
    },

    'throws where the stream is cut': async () => {
      for (const { answer } of subject.answers) {
        const events = toEvents(answer, 20)
        for (let length = 0; length < events.length; length++)
          await expect(collectChunks(encode(batches(events.slice(0, length))))).rejects.toMatchObject({
            name: 'ModelStreamErrorException',
          })
      }
    },

    'closes the stream when nobody reads on': async () => {
      for (const { answer } of subject.answers) {
        let closed = false
        async function* source() {
          try {
            for (const event of toEvents(answer)) yield [event]
          } finally {
            closed = true
          }
        }
        for await (const _ of encode(source())) break
        expect(closed).toBe(true)
      }
    },
  }

  describe(`dialect ${name}`, () => {
    for (const [title, check] of Object.entries(checks)) {
      const skipped = subject.skip?.find(skip => skip.test === title)
      if (skipped === undefined) test(title, check)
      else test.skip(`${title}: ${skipped.reason}`, check)
    }
  })
}
