import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { EmbedRequest } from '../../src/backends/backend.ts'
import type { EmbedDialect } from '../../src/dialects/embed-dialect.ts'
import { changeMember } from '../support/change-member.ts'
import { cosine, unitVector } from '../support/vectors.ts'

type Request = Omit<EmbedRequest, 'modelId'>

export interface EmbedDialectSubject {
  readonly dialect: EmbedDialect
  readonly models: readonly string[]
  readonly otherModels: readonly string[]
  /** Bodies that the model takes, what each asks for, and the texts in it, in order. */
  readonly requests: readonly {
    readonly name: string
    readonly model: string
    readonly body: object
    readonly request: Request
    readonly texts: readonly string[]
  }[]
  readonly refused: readonly {
    readonly name: string
    readonly model: string
    readonly body: unknown
    readonly message: string
  }[]
  /** Requests that the model can say whole. */
  readonly sayable: readonly { readonly name: string; readonly model: string; readonly request: Request }[]
  /** Requests that hold what the model has no words for, and the sentence that names it. */
  readonly unsayable: readonly {
    readonly name: string
    readonly model: string
    readonly request: Request
    readonly message: string
  }[]
  readonly answers: readonly {
    readonly name: string
    readonly body: object
    readonly vectors: number
    readonly dimensions: number
    /** The least cosine of a vector and what is read back: how precise the type is. */
    readonly precision: number
    /** Whether the answer tells how many tokens were read. */
    readonly counts: boolean
  }[]
}

const requestId = '8f14e45f-ceea-467f-ab3c-1e5bd7a0b1c2'
const inputTokens = 42

const overTheWire = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** What every embedding dialect holds to. */
export const embedDialectSuite = (name: string, subject: EmbedDialectSubject): void => {
  const { dialect } = subject

  describe(`dialect ${name}`, () => {
    test('matches the IDs of its family and no other', () => {
      for (const model of subject.models) expect(model).toMatch(dialect.modelIds)
      for (const other of subject.otherModels) expect(other).not.toMatch(dialect.modelIds)
    })

    test('decodes a request whole, and leaves the body as it was', () => {
      for (const { name, model, body, request } of subject.requests) {
        const before = structuredClone(body)
        expect(dialect.decodeRequest(body, model), name).toEqual(request)
        expect(body, name).toEqual(before)
      }
    })

    test('refuses what the model does not accept', () => {
      const extraneous = subject.requests.map(({ name, model, body }) => ({
        name: `${name}, and an unknown key`,
        model,
        body: { ...body, unknown_key: 1 },
        message:
          'Malformed input request: #: extraneous key [unknown_key] is not permitted, please reformat your input and try again.',
      }))
      for (const { name, model, body, message } of [...subject.refused, ...extraneous])
        expect(() => dialect.decodeRequest(body, model), name).toThrow(
          expect.objectContaining({ name: 'ValidationException', status: 400, message }),
        )
    })

    test('takes or refuses any change of a body, and never fails', () => {
      for (const { body, model } of subject.requests)
        fc.assert(
          fc.property(fc.nat(), fc.option(fc.jsonValue(), { nil: undefined }), (position, value) => {
            const copy = structuredClone(body)
            changeMember(copy, position, value)
            try {
              dialect.texts(copy)
              const { texts, images } = dialect.decodeRequest(copy, model)
              for (const text of texts) expect(text).toBeTypeOf('string')
              for (const image of images ?? []) expect(image).toBeInstanceOf(Uint8Array)
            } catch (error) {
              expect(error).toMatchObject({
                name: expect.stringMatching(/^(Validation|NotImplemented)Exception$/),
              })
            }
          }),
          { numRuns: 1_000 },
        )
      fc.assert(
        fc.property(fc.jsonValue(), body => {
          dialect.texts(body)
          for (const model of subject.models)
            expect(() => dialect.decodeRequest(body, model)).toThrow(
              expect.objectContaining({ name: 'ValidationException' }),
            )
        }),
      )
    })

    test('reads every text and replaces it in place', () => {
      for (const { name, body, model, texts } of subject.requests) {
        const copy = structuredClone(body)
        const found = dialect.texts(copy)
        expect(
          found.map(({ text }) => text),
          name,
        ).toEqual(texts)
        found.forEach((text, index) => {
          expect(text.role).toBe('user')
          text.replace(`replaced ${index}`)
          expect(text.text, name).toBe(`replaced ${index}`)
        })
        const said = dialect.decodeRequest(copy, model).texts.join('\n')
        expect(
          found.filter((_, index) => !said.includes(`replaced ${index}`)),
          name,
        ).toEqual([])
      }
    })

    test('says a request that it reads back unchanged', () => {
      for (const { name, model, request } of subject.sayable) {
        const before = structuredClone(request)
        const body = overTheWire(dialect.encodeRequest(request, model))
        expect(overTheWire(dialect.decodeRequest(body, model)), name).toEqual(overTheWire(request))
        expect(request, name).toEqual(before)
      }
    })

    test('names what the model cannot say', () => {
      for (const { name, model, request, message } of subject.unsayable)
        expect(() => dialect.encodeRequest(request, model), name).toThrow(
          expect.objectContaining({ name: 'ValidationException', message }),
        )
    })

    test('reads its own answer back, as precisely as the type is', () => {
      for (const { name, body, vectors, dimensions, precision, counts } of subject.answers) {
        const embeddings = Array.from({ length: vectors }, (_, seed) => unitVector(dimensions, seed))
        const before = structuredClone({ body, embeddings })
        const answer = dialect.encodeResponse({ embeddings, inputTokens }, body, requestId)
        expect({ body, embeddings }, name).toEqual(before)
        const read = dialect.decodeResponse(overTheWire(answer))
        expect(read.inputTokens, name).toBe(counts ? inputTokens : 0)
        expect(read.embeddings, name).toHaveLength(vectors)
        for (const [index, vector] of read.embeddings.entries()) {
          expect(vector, name).toBeInstanceOf(Float32Array)
          expect(vector, name).toHaveLength(dimensions)
          expect(Math.hypot(...vector), name).toBeCloseTo(1, 5)
          expect(cosine(vector, unitVector(dimensions, index)), name).toBeGreaterThan(precision)
        }
      }
    })

    test('takes an answer of any other form for a failure of the model', () => {
      const refuses = (body: unknown) =>
        expect(() => dialect.decodeResponse(body)).toThrow(
          expect.objectContaining({ name: 'ModelErrorException' }),
        )
      for (const body of [null, 'text', [], {}, { embedding: 7 }, { embeddings: 7 }]) refuses(body)
      for (const bad of [[], ['1'], [null], [[1]], [0, 0], [Number.POSITIVE_INFINITY]]) {
        refuses({ embedding: bad, inputTextTokenCount: 1 })
        refuses({ embeddings: [bad] })
        refuses({ embeddings: { float: [bad] } })
      }
      for (const { body, vectors, dimensions } of subject.answers) {
        const embeddings = Array.from({ length: vectors }, (_, seed) => unitVector(dimensions, seed))
        const answer = overTheWire(dialect.encodeResponse({ embeddings, inputTokens }, body, requestId))
        fc.assert(
          fc.property(fc.nat(), fc.option(fc.jsonValue(), { nil: undefined }), (position, value) => {
            const copy = structuredClone(answer) as object
            changeMember(copy, position, value)
            try {
              for (const vector of dialect.decodeResponse(overTheWire(copy)).embeddings)
                expect(Math.hypot(...vector)).toBeCloseTo(1, 5)
            } catch (error) {
              expect(error).toMatchObject({ name: 'ModelErrorException' })
            }
          }),
          { numRuns: 200 },
        )
      }
    })
  })
}
