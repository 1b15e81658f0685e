import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hasPython } from '../support/python.ts'
import { type OrdersExample, runOrdersExample, unfounded } from '../support/run-orders-example.ts'

const languages: ['outcrop.config.yaml' | 'outcrop.module.config.yaml', string][] = [
  ['outcrop.module.config.yaml', 'a module'],
]
if (hasPython) languages.push(['outcrop.config.yaml', 'a command'])

const schemas: [string, readonly string[], { get: string; cancel: string }][] = [
  ['functions', [], { get: 'get_order', cancel: 'cancel_order' }],
  [
    'an API schema',
    ['--api-schema'],
    { get: 'get /orders/{orderId}', cancel: 'post /orders/{orderId}/cancellation' },
  ],
]

describe.each(languages)('the agent for orders on the embedded model, with %s as %s', config => {
  let example: OrdersExample
  beforeAll(async () => {
    example = await runOrdersExample({ config })
  })
  afterAll(() => example[Symbol.asyncDispose]())
  beforeEach(() => example.table.reset())

  describe.each(schemas)('by %s', (name, flags, { get, cancel }) => {
    let agentId: string
    beforeAll(async () => {
      agentId = await example.createAgent(flags, { AGENT_NAME: name.replaceAll(' ', '-') })
    })

    test('looks an order up, and does no more', async () => {
      const question = 'Could you tell me how far along order ORD-88422 is?'
      const asked = await example.ask(agentId, question)
      expect(asked.calls).toEqual([`${get}(ORD-88422)`])
      expect(asked.answer).toMatch(/shipped/i)
      expect(unfounded(question, asked)).toEqual([])
    })

    test('tells one that is being processed, and leaves it as it is', async () => {
      const question = 'I would like to know the status of ORD-88421 and its estimated delivery.'
      const asked = await example.ask(agentId, question)
      expect(asked.calls).toEqual([`${get}(ORD-88421)`])
      expect(asked.answer).toContain('2026-12-03')
      expect(unfounded(question, asked)).toEqual([])
      expect(await example.table.statusOf('ORD-88421')).toBe('PROCESSING')
    })

    test('cancels one that is being processed, and not twice', async () => {
      const question = 'I have changed my mind: cancel ORD-88421 for me.'
      const first = await example.ask(agentId, question)
      expect(first.calls.filter(call => call.startsWith(cancel))).toEqual([`${cancel}(ORD-88421)`])
      expect(first.results).toContain('Order ORD-88421 has been cancelled.')
      expect(first.answer).toMatch(/cancelled/i)
      expect(unfounded(question, first)).toEqual([])
      expect(await example.table.statusOf('ORD-88421')).toBe('CANCELLED')
      const second = await example.ask(agentId, question)
      expect(second.answer).toContain('already cancelled')
      expect(unfounded(question, second)).toEqual([])
    })

    test('says in words why one that has left is not cancelled', async () => {
      const question = 'Cancel order ORD-88422, I no longer need it.'
      const asked = await example.ask(agentId, question)
      expect(asked.calls).toContain(`${cancel}(ORD-88422)`)
      expect(asked.answer).toContain('has been shipped')
      expect(asked.answer).toContain('cannot be cancelled')
      expect(unfounded(question, asked)).toEqual([])
      expect(await example.table.statusOf('ORD-88422')).toBe('SHIPPED')
    })

    test('knows no order that is not there', async () => {
      const question = 'What is going on with order ORD-77777?'
      const asked = await example.ask(agentId, question)
      expect(asked.calls).toEqual([`${get}(ORD-77777)`])
      expect(asked.answer).toContain('There is no order ORD-77777.')
      expect(unfounded(question, asked)).toEqual([])
    })
  })

  test('prints calls, results and the answer', async () => {
    const agentId = await example.createAgent()
    const lines = (
      await example.program(process.execPath, ['ask.mjs', agentId, 'Please cancel ORD-88423.'])
    ).split('\n')
    expect(lines).toContain('call:   orders.cancel_order(orderId: ORD-88423)')
    expect(lines).toContain('result: Order ORD-88423 has been delivered and cannot be cancelled.')
    expect(lines.find(line => line.startsWith('answer: '))).toContain('cannot be cancelled')
  })

  test('says in a line that its name is taken', async () => {
    await example.createAgent([], { AGENT_NAME: 'twice' })
    await expect(example.createAgent([], { AGENT_NAME: 'twice' })).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^The agent failed: .*same name already exists\.$/m),
    })
  })

  test.runIf(hasPython)('puts the orders back as they were', async () => {
    await example.table.put({ orderId: { S: 'ORD-88421' }, status: { S: 'CANCELLED' } })
    expect(await example.program('python3', ['-B', 'load_orders.py'])).toBe(
      '3 orders are in the table orders.',
    )
    expect(await example.table.statusOf('ORD-88421')).toBe('PROCESSING')
  })
})

describe('with return of control, on the embedded model', () => {
  let example: OrdersExample
  beforeAll(async () => {
    example = await runOrdersExample({ config: 'outcrop.module.config.yaml' })
  })
  afterAll(() => example[Symbol.asyncDispose]())

  test.each(schemas)('runs the function itself, by %s', async (name, flags) => {
    await example.table.reset()
    const agentId = await example.createAgent(['--return-control', ...flags], {
      AGENT_NAME: name.replaceAll(' ', '-'),
    })
    const ask = async (question: string) =>
      (await example.program(process.execPath, ['ask.mjs', agentId, question])).split('\n')
    const cancelled = await ask('Please cancel order ORD-88421 now.')
    expect(cancelled).toContain('result: Order ORD-88421 has been cancelled.')
    expect(cancelled.at(-1)).toMatch(/^answer: .*cancelled/i)
    expect(await example.table.statusOf('ORD-88421')).toBe('CANCELLED')
    const refused = await ask('Please cancel order ORD-88422 now.')
    expect(refused.join('\n')).toMatch(/^answer: .*has been shipped with DHL .* cannot be cancelled/m)
    expect(await example.table.statusOf('ORD-88422')).toBe('SHIPPED')
  })
})
