import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readOrchestratorReply } from '../../../src/agents/orchestrator/read-orchestrator-reply.ts'

const messages = [{ role: 'user', content: [{ text: 'Hello' }] }]
const model = (more: object = {}) => ({
  actionEvent: 'INVOKE_MODEL',
  output: { text: JSON.stringify({ messages, ...more }) },
})
const finish = (more: object = {}) => ({ actionEvent: 'FINISH', output: { text: 'Done.' }, ...more })

describe(readOrchestratorReply, () => {
  it('takes of a request what a step takes', () => {
    const system = [{ text: 'You are.' }]
    expect(readOrchestratorReply(model({ modelId: 'm', system, requestMetadata: { a: 'b' } }))).toMatchObject(
      {
        action: { modelId: 'm', model: { messages, system } },
      },
    )
    expect(readOrchestratorReply(model({ requestMetadata: { a: 'b' } }))).toMatchObject({
      action: { model: { messages } },
    })
    const read = readOrchestratorReply(model({ requestMetadata: { a: 'b' } }))
    expect(JSON.stringify('action' in read && read.action)).not.toContain('requestMetadata')
  })

  it.each([
    [model({ messages: 'x' }), 'request of Converse'],
    [model({ messages: [{ role: 'system', content: [] }] }), 'request of Converse'],
    [model({ messages: [{ role: 'user', content: [null] }] }), 'request of Converse'],
    [model({ system: 'x' }), 'system'],
    [model({ toolConfig: [] }), 'toolConfig'],
    [model({ inferenceConfig: 1 }), 'inferenceConfig'],
    [model({ modelId: 1 }), 'modelId'],
    [finish({ output: { text: 'x', trace: 'x' } }), 'output.trace.event.text'],
    [finish({ output: { text: 'x', trace: { event: { text: 1 } } } }), 'output.trace.event.text'],
    [finish({ context: { sessionAttributes: { a: 1 } } }), 'attributes'],
    [{ actionEvent: 'INVOKE_TOOL', output: { text: '{"toolUse":{"name":"a"}}' } }, 'toolUse'],
    [
      { actionEvent: 'INVOKE_TOOL', output: { text: '{"toolUseId":"t","name":"a","input":[]}' } },
      'toolUse.input',
    ],
    [{ actionEvent: '__proto__', output: { text: '' } }, 'actionEvent'],
  ])('says what is wrong with %j', (reply, fault) =>
    expect(readOrchestratorReply(reply)).toEqual({ fault: expect.stringContaining(fault) }),
  )

  it('reads a finish with its trace and attributes', () =>
    expect(
      readOrchestratorReply(
        finish({
          output: { text: 'Done.', trace: { event: { text: 't' } } },
          context: { sessionAttributes: { a: 'b' }, promptSessionAttributes: {} },
        }),
      ),
    ).toEqual({
      action: { finish: 'Done.' },
      event: 'FINISH',
      text: 'Done.',
      trace: 't',
      attributes: { a: 'b' },
      promptAttributes: {},
    }))

  it.each(['sessionAttributes', 'promptSessionAttributes'])(
    'takes no larger %s than a call may have',
    member => {
      const read = (length: number) =>
        readOrchestratorReply(finish({ context: { [member]: { a: 'x'.repeat(length) } } }))
      expect(read(25_592)).toHaveProperty('action')
      expect(read(25_593)).toEqual({ fault: expect.stringContaining('25600 characters') })
    },
  )

  it('throws for nothing', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom('INVOKE_MODEL', 'INVOKE_TOOL', 'FINISH'),
        (value, actionEvent) => {
          for (const reply of [
            value,
            { actionEvent, output: value },
            { actionEvent, output: { text: JSON.stringify(value) } },
          ]) {
            const read = readOrchestratorReply(reply)
            expect('fault' in read || 'action' in read).toBe(true)
          }
        },
      ),
    )
  })
})
