import type { ContentBlock, ConverseResponse } from '@aws-sdk/client-bedrock-runtime'
import { describe, expect, test } from 'vitest'
import { responseEvents } from '../../../src/backends/bedrock/response-events.ts'
import { collect } from '../../../src/conversation/collect.ts'
import { answer, everyBlock } from '../../support/answers.ts'
import { batches } from '../../support/to-events.ts'

const events = (...content: ContentBlock[]) => responseEvents(answer(content))

describe('a whole answer', () => {
  test('folds to itself, with all that stands beside its message', async () => {
    const response: ConverseResponse = answer(everyBlock, {
      additionalModelResponseFields: { stop_sequence: null },
      trace: { promptRouter: { invokedModelId: 'arn:aws:bedrock:us-east-1::foundation-model/x' } },
      performanceConfig: { latency: 'standard' },
    })
    expect(await collect(batches(responseEvents(response)))).toEqual(response)
  })

  test('keeps what a stream has deltas for', () => {
    const bytes = Buffer.from('image')
    expect(
      events(
        { image: { format: 'png', source: { bytes } } },
        { toolResult: { toolUseId: 'srvtoolu_1', content: [{ text: 'found' }], type: 'server' } },
      ).slice(1, -2),
    ).toEqual([
      { contentBlockStart: { contentBlockIndex: 0, start: { image: { format: 'png' } } } },
      { contentBlockDelta: { contentBlockIndex: 0, delta: { image: { source: { bytes } } } } },
      { contentBlockStop: { contentBlockIndex: 0 } },
      {
        contentBlockStart: {
          contentBlockIndex: 1,
          start: { toolResult: { toolUseId: 'srvtoolu_1', type: 'server' } },
        },
      },
      { contentBlockDelta: { contentBlockIndex: 1, delta: { toolResult: [{ text: 'found' }] } } },
      { contentBlockStop: { contentBlockIndex: 1 } },
    ])
  })

  test('of another form is no answer', () => {
    const unreadable = expect.objectContaining({ name: 'ModelErrorException' })
    for (const other of [{}, null, [], { output: { message: { content: [null] } } }])
      expect(() => responseEvents(other)).toThrow(unreadable)
    expect(() => events({ $unknown: ['hologram', {}] })).toThrow(unreadable)
  })
})
