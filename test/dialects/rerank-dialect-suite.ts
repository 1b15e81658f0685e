import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RerankRequest } from '../../src/backends/backend.ts'
import type { RerankDialect } from '../../src/dialects/rerank-dialect.ts'
import { changeMember } from '../support/change-member.ts'

type Request = Omit<RerankRequest, 'modelId'>

export interface RerankDialectSubject {
  readonly dialect: RerankDialect
  readonly models: readonly string[]
  readonly otherModels: readonly string[]
  /** Bodies that the family takes, and what each asks for. */
  readonly requests: readonly { readonly name: string; readonly body: object; readonly request: Request }[]
  readonly refused: readonly { readonly name: string; readonly body: unknown; readonly message: string }[]
  /** What a body says with the number of results that it wants. */
  readonly limited: (request: Request, results: number) => object
}

const question: Request = { query: 'Which is red?', documents: ['sky', 'grass', 'blood', 'rose', 'coal'] }

const overTheWire = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** What every reranking dialect holds to. */
export const rerankDialectSuite = (name: string, subject: RerankDialectSubject): void => {
  const { dialect } = subject

  describe(`dialect ${name}`, () => {
    test('matches the IDs of its family and no other', () => {
      for (const model of subject.models) expect(model).toMatch(dialect.modelIds)
      for (const other of subject.otherModels) expect(other).not.toMatch(dialect.modelIds)
    })

    test('decodes a request whole, and leaves the body as it was', () => {
      for (const { name, body, request } of subject.requests) {
        const before = structuredClone(body)
        expect(dialect.decodeRequest(body), name).toEqual(request)
        expect(body, name).toEqual(before)
      }
    })

    test('refuses what the family does not accept', () => {
      const extraneous = subject.requests.map(({ name, body }) => ({
        name: `${name}, and an unknown key`,
        body: { ...body, unknown_key: 1 },
        message:
          'Malformed input request: #: extraneous key [unknown_key] is not permitted, please reformat your input and try again.',
      }))
      for (const { name, body, message } of [...subject.refused, ...extraneous])
        expect(() => dialect.decodeRequest(body), name).toThrow(
          expect.objectContaining({ name: 'ValidationException', status: 400, message }),
        )
    })

    test('takes or refuses any change of a body, and never fails', () => {
      for (const { body } of subject.requests)
        fc.assert(
          fc.property(fc.nat(), fc.option(fc.jsonValue(), { nil: undefined }), (position, value) => {
            const copy = structuredClone(body)
            changeMember(copy, position, value)
            try {
              dialect.texts(copy)
              const { query, documents } = dialect.decodeRequest(copy)
              for (const text of [query, ...documents]) expect(text).toBeTypeOf('string')
            } catch (error) {
              expect(error).toMatchObject({ name: 'ValidationException' })
            }
          }),
          { numRuns: 1_000 },
        )
      fc.assert(
        fc.property(fc.jsonValue(), body => {
          dialect.texts(body)
          expect(() => dialect.decodeRequest(body)).toThrow(
            expect.objectContaining({ name: 'ValidationException' }),
          )
        }),
      )
    })

    test('reads every text and replaces it in place', () => {
      for (const { name, body, request } of subject.requests) {
        const copy = structuredClone(body)
        const found = dialect.texts(copy)
        expect(
          found.map(({ role, text }) => ({ role, text })),
          name,
        ).toEqual([request.query, ...request.documents].map(text => ({ role: 'user', text })))
        found.forEach((text, index) => {
          text.replace(`replaced ${index}`)
          expect(text.text, name).toBe(`replaced ${index}`)
        })
        expect(dialect.decodeRequest(copy), name).toEqual({
          query: 'replaced 0',
          documents: request.documents.map((_, index) => `replaced ${index + 1}`),
        })
      }
    })

    test('says a request that it reads back unchanged', () => {
      for (const { name, request } of subject.requests)
        expect(dialect.decodeRequest(overTheWire(dialect.encodeRequest(request))), name).toEqual(request)
    })

    test('asks an upstream for the scores of all documents', () => {
      const body = dialect.encodeRequest(question)
      const answer = dialect.encodeResponse([0.1, 0.2, 0.3, 0.4, 0.5], body)
      expect(dialect.decodeResponse(overTheWire(answer), 5)).toEqual([0.1, 0.2, 0.3, 0.4, 0.5])
    })

    test('ranks the best first, equal ones in the order they came in', () => {
      expect(dialect.encodeResponse([0.5, 0.25, 1, 0.5, 0], dialect.encodeRequest(question))).toMatchObject({
        results: [
          { index: 2, relevance_score: 1 },
          { index: 0, relevance_score: 0.5 },
          { index: 3, relevance_score: 0.5 },
          { index: 1, relevance_score: 0.25 },
          { index: 4, relevance_score: 0 },
        ],
      })
    })

    test('answers with as many as are wanted; those left out score 0', () => {
      const answer = dialect.encodeResponse([0.5, 0.25, 1, 0.75, 0], subject.limited(question, 2))
      expect(answer).toMatchObject({
        results: [
          { index: 2, relevance_score: 1 },
          { index: 3, relevance_score: 0.75 },
        ],
      })
      expect((answer as { results: unknown[] }).results).toHaveLength(2)
      expect(dialect.decodeResponse(overTheWire(answer), 5)).toEqual([0, 0, 1, 0.75, 0])
    })

    test('reads any scores back', () => {
      fc.assert(
        fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }), scores => {
          const answer = dialect.encodeResponse(scores, {})
          expect(dialect.decodeResponse(overTheWire(answer), scores.length)).toEqual(
            scores.map(score => score + 0),
          )
        }),
      )
    })

    test('takes an answer of any other form for a failure of the model', () => {
      const result = { index: 0, relevance_score: 0.5 }
      for (const body of [
        null,
        'text',
        [],
        {},
        { results: 7 },
        { results: [null] },
        { results: [{ ...result, index: 3 }] },
        { results: [{ ...result, index: -1 }] },
        { results: [{ ...result, index: 0.5 }] },
        { results: [{ ...result, index: '0' }] },
        { results: [{ ...result, relevance_score: '0.5' }] },
        { results: [{ ...result, relevance_score: Number.POSITIVE_INFINITY }] },
        { results: [{ index: 0 }] },
      ])
        expect(() => dialect.decodeResponse(body, 3)).toThrow(
          expect.objectContaining({ name: 'ModelErrorException' }),
        )
      fc.assert(
        fc.property(fc.jsonValue(), body => {
          expect(() => dialect.decodeResponse(body, 3)).toThrow(
            expect.objectContaining({ name: 'ModelErrorException' }),
          )
        }),
      )
    })
  })
}
