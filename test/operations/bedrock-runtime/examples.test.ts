import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import {
  ConverseCommand,
  ConverseStreamCommand,
  InvokeModelCommand,
  InvokeModelWithResponseStreamCommand,
} from '@aws-sdk/client-bedrock-runtime'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Started, startOutcrop } from '../../support/start-outcrop.ts'

const folder = resolve(import.meta.dirname, '../../../../shared/data/examples')
const isThere = existsSync(folder)
const read = (name: string) =>
  isThere ? JSON.parse(readFileSync(resolve(folder, `${name}.json`), 'utf8')) : {}

interface Prompt {
  readonly system?: string
  readonly user: string
  readonly maxTokens: number
}
const triage = read('triage')
const summary = read('summary')
const support = read('support')
const examples: readonly [name: string, prompt: Prompt, check: (answer: string) => void][] = [
  ['triage', triage, answer => expect(answer).toBe(triage.expected)],
  [
    'summary',
    { user: `${summary.instruction}\n\n${summary.document}`, maxTokens: summary.maxTokens },
    answer => {
      expect(answer.split('\n')).toHaveLength(summary.expected.bullets)
      for (const mention of summary.expected.mentions) expect(answer).toContain(mention)
    },
  ],
  [
    'support',
    support,
    answer => {
      expect(answer).toMatch(/rate limit/)
      expect(answer).toMatch(/backoff/)
      expect(answer).not.toMatch(/sorry|apolog/i)
    },
  ],
]

/** At a path such as `content[0].text`; empty where there is none. */
const textAt = (body: Uint8Array | undefined, path: string): string =>
  String(
    path
      .split(/[.[\]]+/)
      .filter(Boolean)
      .reduce<unknown>(
        (value, key) => (value as Record<string, unknown> | undefined)?.[key],
        JSON.parse(Buffer.from(body ?? []).toString()),
      ) ?? '',
  )

/** A native body of each family, and where the text is in its whole answer and in a chunk of its stream. */
const families = [
  {
    model: 'us.anthropic.claude-haiku-4-5-20251001-v1:0',
    body: ({ system, user, maxTokens }: Prompt) => ({
      anthropic_version: 'bedrock-2023-05-31',
      max_tokens: maxTokens,
      ...(system && { system }),
      messages: [{ role: 'user', content: user }],
    }),
    text: 'content[0].text',
    piece: 'delta.text',
  },
  {
    model: 'amazon.nova-lite-v1:0',
    body: ({ system, user, maxTokens }: Prompt) => ({
      ...(system && { system: [{ text: system }] }),
      messages: [{ role: 'user', content: [{ text: user }] }],
      inferenceConfig: { maxTokens },
    }),
    text: 'output.message.content[0].text',
    piece: 'contentBlockDelta.delta.text',
  },
  {
    model: 'meta.llama3-8b-instruct-v1:0',
    body: ({ system, user, maxTokens }: Prompt) => ({
      prompt: [
        '<|begin_of_text|>',
        system ? `<|start_header_id|>system<|end_header_id|>\n\n${system}<|eot_id|>` : '',
        `<|start_header_id|>user<|end_header_id|>\n\n${user}<|eot_id|>`,
        '<|start_header_id|>assistant<|end_header_id|>\n\n',
      ].join(''),
      max_gen_len: maxTokens,
    }),
    text: 'generation',
    piece: 'generation',
  },
  {
    model: 'mistral.mistral-7b-instruct-v0:2',
    body: ({ system, user, maxTokens }: Prompt) => ({
      prompt: `<s>[INST] ${system ? `${system}\n\n` : ''}${user} [/INST]`,
      max_tokens: maxTokens,
    }),
    text: 'outputs[0].text',
    piece: 'outputs[0].text',
  },
]

describe.skipIf(!isThere)(
  'the shared examples (skipped where ../shared is not beside the repository)',
  () => {
    let server: Started
    beforeAll(async () => {
      server = await startOutcrop()
    })
    afterAll(() => server.close())

    describe.each(examples)('%s', (_, prompt, check) => {
      const { system, user, maxTokens } = prompt
      const request = {
        modelId: 'amazon.nova-lite-v1:0',
        ...(system && { system: [{ text: system }] }),
        messages: [{ role: 'user' as const, content: [{ text: user }] }],
        inferenceConfig: { maxTokens },
      }

      test('Converse, and the same as a stream', async () => {
        const whole = await server.runtime.send(new ConverseCommand(request))
        check(whole.output?.message?.content?.[0]?.text ?? '')
        expect(whole.stopReason).toBe('end_turn')
        const { stream } = await server.runtime.send(new ConverseStreamCommand(request))
        let streamed = ''
        for await (const { contentBlockDelta } of stream ?? [])
          streamed += contentBlockDelta?.delta?.text ?? ''
        expect(streamed).toBe(whole.output?.message?.content?.[0]?.text)
      })

      test.each(families)(
        '$model, in its own body, whole and as a stream',
        async ({ model, body, text, piece }) => {
          const native = { modelId: model, body: JSON.stringify(body(prompt)) }
          const whole = await server.runtime.send(new InvokeModelCommand(native))
          const said = textAt(whole.body, text)
          check(said.trim())
          const { body: chunks } = await server.runtime.send(new InvokeModelWithResponseStreamCommand(native))
          let streamed = ''
          for await (const { chunk } of chunks ?? []) streamed += textAt(chunk?.bytes, piece)
          expect(streamed).toBe(said)
        },
      )
    })
  },
)
