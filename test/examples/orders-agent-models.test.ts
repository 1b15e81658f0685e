import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type OrdersExample, runOrdersExample, unfounded } from '../support/run-orders-example.ts'
import { type ChatAnswer, type ChatRequest, serveChatModel } from '../support/serve-chat-model.ts'

const config = 'outcrop.module.config.yaml'

/** What each question comes to: the call, its result, and what becomes of the order. */
const cases: [string, { question: string; call: string; result: string; order: string; status?: string }][] =
  [
    [
      'looks an order up',
      {
        question: 'How is ORD-88422 coming along?',
        call: 'get_order(ORD-88422)',
        result:
          '{"orderId":"ORD-88422","status":"SHIPPED","carrier":"DHL","trackingNumber":"JD0146000078","estimatedDelivery":"2026-11-27"}',
        order: 'ORD-88422',
        status: 'SHIPPED',
      },
    ],
    [
      'cancels one that is being processed',
      {
        question: 'Kindly cancel ORD-88421.',
        call: 'cancel_order(ORD-88421)',
        result: 'Order ORD-88421 has been cancelled.',
        order: 'ORD-88421',
        status: 'CANCELLED',
      },
    ],
    [
      'says why one that has left is not cancelled',
      {
        question: 'Kindly cancel ORD-88422.',
        call: 'cancel_order(ORD-88422)',
        result:
          'Order ORD-88422 has been shipped with DHL (tracking number JD0146000078) and cannot be cancelled.',
        order: 'ORD-88422',
        status: 'SHIPPED',
      },
    ],
    [
      'knows no order that is not there',
      {
        question: 'Kindly cancel ORD-5.',
        call: 'cancel_order(ORD-5)',
        result: 'There is no order ORD-5.',
        order: 'ORD-5',
      },
    ],
  ]

/** The tool and the order that a question is about. */
const readQuestion = (question: string) => ({
  tool: question.includes('cancel') ? 'orders__cancel_order' : 'orders__get_order',
  orderId: /ORD-\d+/.exec(question)?.[0] ?? '',
})

describe('the agent for orders on a scripted model', () => {
  let example: OrdersExample
  let agentId: string
  /** A script for one access key: these answers, one after the other. */
  const script = async (accessKeyId: string, sequence: readonly object[]) => {
    const { status } = await fetch(`${example.url}/outcrop/scripts`, {
      method: 'POST',
      headers: {
        authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/us-east-1/bedrock/aws4_request`,
      },
      body: `[{ sequence: ${JSON.stringify(sequence)}, then: error }]`,
    })
    expect(status).toBe(201)
  }
  beforeAll(async () => {
    example = await runOrdersExample({
      config,
      settings:
        'backends:\n  scripted: { type: scripted }\nmodels:\n  - { model: "*", backends: [scripted] }\n',
    })
    agentId = await example.createAgent()
  })
  afterAll(() => example[Symbol.asyncDispose]())
  beforeEach(() => example.table.reset())

  test.each(cases)('%s', async (name, { question, call, result, order, status }) => {
    const key = name.replaceAll(' ', '-')
    const { tool, orderId } = readQuestion(question)
    await script(key, [
      { answer: { toolUse: { name: tool, input: { orderId } } } },
      { answer: `I see: ${result}` },
    ])
    const asked = await example.ask(agentId, question, key)
    expect(asked).toEqual({ calls: [call], results: [result], answer: `I see: ${result}` })
    expect(unfounded(question, asked)).toEqual([])
    expect(await example.table.statusOf(order)).toBe(status)
  })

  test('is told of a second cancellation in one turn that it came too late', async () => {
    const cancel = { answer: { toolUse: { name: 'orders__cancel_order', input: { orderId: 'ORD-88421' } } } }
    await script('again', [cancel, cancel, { answer: 'It is cancelled.' }])
    expect((await example.ask(agentId, 'Kindly cancel ORD-88421.', 'again')).results).toEqual([
      'Order ORD-88421 has been cancelled.',
      'Order ORD-88421 was already cancelled before.',
    ])
  })

  test('has what it makes up noticed here', async () => {
    await script('liar', [{ answer: 'ORD-88422 comes with FedEx on 2026-12-24.' }])
    const question = 'How is ORD-88422 coming along?'
    expect(unfounded(question, await example.ask(agentId, question, 'liar'))).toEqual(['FedEx', '2026-12-24'])
  })
})

/** Uses the tool that the question is about, in words where it is offered none, and tells the result. */
const small = ({ messages, tools }: ChatRequest): ChatAnswer => {
  const { role, content } = messages.at(-1) ?? {}
  const said = content ?? ''
  const [, result] = role === 'tool' ? ['', said] : said.split('data only:\n')
  if (result !== undefined) return `Here is what I found. ${result}`
  const { tool, orderId } = readQuestion(said)
  if (tools !== undefined) return { tool, input: { orderId } }
  return `I shall see.\n<tool>${JSON.stringify({ name: tool, input: { orderId } })}</tool>`
}

describe('the agent for orders on a server with the API of OpenAI', () => {
  let model: Awaited<ReturnType<typeof serveChatModel>>
  let example: OrdersExample
  beforeAll(async () => {
    model = await serveChatModel(small)
    example = await runOrdersExample({
      config,
      settings: `backends:\n  local: { type: openai-compatible, baseUrl: "${model.url}" }\nmodels:\n  - { model: "*", backends: [local/small] }\n`,
    })
  })
  afterAll(async () => {
    await example[Symbol.asyncDispose]()
    await model[Symbol.asyncDispose]()
  })

  describe.each([
    ['that uses tools', 'amazon.nova-lite-v1:0', true],
    ['that is told of tools in words', 'google.gemma-3-12b-it', false],
  ])('with a model %s', (name, id, usesTools) => {
    let agentId: string
    beforeAll(async () => {
      agentId = await example.createAgent([], { MODEL_ID: id, AGENT_NAME: name.replaceAll(' ', '-') })
    })
    beforeEach(async () => {
      model.requests.length = 0
      await example.table.reset()
    })

    test.each(cases)('%s', async (_, { question, call, result, order, status }) => {
      const asked = await example.ask(agentId, question)
      expect(asked).toEqual({
        calls: [call],
        results: [result],
        answer: `Here is what I found. ${result}`,
      })
      expect(await example.table.statusOf(order)).toBe(status)
      const [first, second, third] = model.requests
      expect(third).toBeUndefined()
      const tools = ['orders__get_order', 'orders__cancel_order']
      if (usesTools) {
        expect(first?.tools?.map(each => each.function.name)).toEqual(tools)
        const [use, told] = second?.messages.slice(-2) ?? []
        expect(told?.tool_call_id).toBe(use?.tool_calls?.[0]?.id)
        expect(told?.tool_call_id).toMatch(/^\S+$/)
      } else {
        expect([first?.tools, second?.tools]).toEqual([undefined, undefined])
        const system = JSON.stringify(first?.messages[0]?.content)
        for (const tool of tools) expect(system).toContain(tool)
      }
    })
  })
})
