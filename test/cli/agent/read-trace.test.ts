import { expect, test } from 'vitest'
import { readTrace } from '../../../src/cli/agent/read-trace.ts'

test('a call of a model: tokens, time, and how many tools it wants', () => {
  const content = JSON.stringify({ content: [{ text: 'a' }, { toolUse: {} }, { toolUse: {} }] })
  const metadata = { totalTimeMs: 12, usage: { inputTokens: 5, outputTokens: 2 } } as never
  const said = (text: string) =>
    readTrace({
      orchestrationTrace: { modelInvocationOutput: { rawResponse: { content: text }, metadata } },
    })[0]
  expect(said(content)).toEqual({
    kind: 'said',
    phase: undefined,
    input: 5,
    output: 2,
    milliseconds: 12,
    uses: 2,
  })
  expect(said('{"content": [{"text": "<tool>{}</tool>"}]}')).toMatchObject({ uses: 1 })
  expect(said('no JSON')).toMatchObject({ uses: 0 })
  expect(said('{"content": [null]}')).toMatchObject({ uses: 0 })
})

test.each([
  [{ actionGroupName: 'g', function: 'f', parameters: [{ name: 'a', value: '1' }] }, 'g.f', [['a', '1']]],
  [
    {
      actionGroupName: 'g',
      apiPath: '/p',
      verb: 'post',
      requestBody: { content: { 'application/json': [{ name: 'b', value: '2' }] } },
    },
    'g POST /p',
    [['b', '2']],
  ],
])('an action by its function, or its path', (actionGroupInvocationInput, name, given) => {
  expect(readTrace({ orchestrationTrace: { invocationInput: { actionGroupInvocationInput } } })).toEqual([
    { kind: 'calls', call: { of: 'action', name, arguments: given } },
  ])
})

test('look-ups with the number of their passages, and other agents', () => {
  const kinds = [
    { invocationInput: { knowledgeBaseLookupInput: { knowledgeBaseId: 'KB', text: 'q' } } },
    { observation: { knowledgeBaseLookupOutput: { retrievedReferences: [{}, {}] } } },
    { observation: { knowledgeBaseLookupOutput: {} } },
    {
      invocationInput: {
        agentCollaboratorInvocationInput: { agentCollaboratorName: 'c', input: { text: 'm' } },
      },
    },
    { observation: { agentCollaboratorInvocationOutput: { output: { text: 'a' } } } },
  ].flatMap(part => readTrace({ orchestrationTrace: part as never }))
  expect(kinds).toEqual([
    { kind: 'calls', call: { of: 'search', name: 'KB', arguments: [['query', 'q']] } },
    { kind: 'result', of: 'search', text: '2 passages', milliseconds: undefined },
    { kind: 'result', of: 'search', text: 'no passages', milliseconds: undefined },
    { kind: 'calls', call: { of: 'agent', name: 'c', arguments: [['message', 'm']] } },
    { kind: 'result', of: 'agent', text: 'a', milliseconds: undefined },
  ])
})

test('what goes wrong, other phases, and nothing for what is not known', () => {
  const observation = { repromptResponse: { source: 'PARSER' as const, text: 'again' } }
  expect(readTrace({ orchestrationTrace: { observation } })).toEqual([
    { kind: 'reprompt', isByTool: false, text: 'again' },
  ])
  expect(readTrace({ failureTrace: { failureReason: 'because' } })).toEqual([
    { kind: 'failure', reason: 'because' },
  ])
  expect(readTrace({ preProcessingTrace: { modelInvocationInput: { foundationModel: 'm' } } })).toEqual([
    { kind: 'asks', phase: 'before', model: 'm' },
  ])
  expect(readTrace({ guardrailTrace: { action: 'INTERVENED' } })).toEqual([
    { kind: 'guardrail', text: 'intervened' },
  ])
  expect(readTrace({ toString: { rationale: { text: 'x' } } } as never)).toEqual([])
  expect(readTrace(undefined)).toEqual([])
})
