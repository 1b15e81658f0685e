import { expect, test, vi } from 'vitest'
import { addGroup, answering, api, onTool, orders, use } from '../../support/order-agent.ts'
import { runAgents, type Told } from '../../support/run-agents.ts'
import { shapeFaults } from '../../support/shape-faults.ts'

const BAD_ENVELOPE =
  'The server encountered an error processing the Lambda response. Check the Lambda response and retry the request'

/** The item says what is wrong with the answer. */
const stock = `
const faults = {
  messageVersion: whole => { whole.version = whole.messageVersion; delete whole.messageVersion },
  actionGroup: ({ response }) => { response.action_group = response.actionGroup; delete response.actionGroup },
  apiPath: ({ response }) => { delete response.apiPath },
  httpMethod: ({ response }) => { response.method = response.httpMethod; delete response.httpMethod },
  httpStatusCode: ({ response }) => { response.statusCode = 200; delete response.httpStatusCode },
  responseBody: ({ response }) => { response.body = response.responseBody; delete response.responseBody },
}
export const handler = async event => {
  const whole = {
    messageVersion: '1.0',
    response: {
      actionGroup: event.actionGroup,
      apiPath: event.apiPath,
      httpMethod: event.httpMethod,
      httpStatusCode: 200,
      responseBody: { 'application/json': { body: 'left 98765x' } },
    },
  }
  faults[event.parameters[0].value]?.(whole)
  return whole
}
`
const rules = [onTool('stock__getItem', 'There are some left.'), use('stock__getItem', { item: '{{text}}' })]

const fields = ['messageVersion', 'actionGroup', 'apiPath', 'httpMethod', 'httpStatusCode', 'responseBody']

const failureOf = ({ traces }: Told): string | undefined =>
  traces.flatMap(({ trace }) => trace?.failureTrace?.failureReason ?? [])[0]

test.each(fields)('an envelope without %s fails clearly, and nothing is answered', async field => {
  const lines: string[] = []
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation(line => lines.push(String(line)) > 0)
  try {
    await using server = await runAgents({
      rules,
      handlers: { stock },
      log: { level: 'info', format: 'json' },
    })
    const told = await server.askInline({ actionGroups: [api], inputText: field })
    expect(told.error).toMatchObject({ name: 'DependencyFailedException', message: BAD_ENVELOPE })
    expect(told.chunks).toEqual([])
    expect(failureOf(told)).toContain(
      `response.${field}`.replace('response.messageVersion', 'messageVersion'),
    )
    expect(told.traces.flatMap(part => shapeFaults('TracePart', part))).toEqual([])
    expect(JSON.stringify(told.traces)).not.toContain('98765x')
    const logged = lines
      .filter(line => line.startsWith('{'))
      .map(line => JSON.parse(line))
      .find(({ error }) => error === 'DependencyFailedException')
    expect(logged.hint).toBe(failureOf(told))
    const fine = await server.askInline({ actionGroups: [api], inputText: 'fine' })
    expect(fine.text).toBe('There are some left.')
  } finally {
    spy.mockRestore()
  }
})

test.each(fields)(
  'where envelopes are silent, one without %s goes on as at AWS, and the trace says so',
  async field => {
    await using server = await runAgents({ rules, handlers: { stock }, agents: { envelopes: 'silent' } })
    const told = await server.askInline({ actionGroups: [api], inputText: field })
    expect(told.error).toBeUndefined()
    expect(told.text).toBe('There are some left.')
    expect(failureOf(told)).toMatch(/^envelopes: silent\. /)
    expect(failureOf(told)).toContain(field)
    expect(told.traces.flatMap(part => shapeFaults('TracePart', part))).toEqual([])
  },
)

test('what was meant is said', async () => {
  await using server = await runAgents({ rules, handlers: { stock } })
  const told = await server.askInline({ actionGroups: [api], inputText: 'httpStatusCode' })
  expect(failureOf(told)).toContain('statusCode')
})

test.each([
  [
    'text/event-stream',
    /\n?: x-outcrop-hint: The handler .* returned an envelope.*\nevent: dependencyFailedException\n/,
  ],
  ['text/plain', /ERROR: .*DependencyFailedException.*\n\[The handler .* returned an envelope.*httpMethod/],
  ['application/vnd.amazon.eventstream', /x-outcrop-hint.*The handler .* returned an envelope/s],
])('the hint is within the stream, as %s', async (accept, expected) => {
  await using server = await runAgents({ rules, handlers: { stock } })
  const { agentId } = await server.store({}, id => addGroup(server, id, api))
  const response = await fetch(`${server.url}/agents/${agentId}/agentAliases/TSTALIASID/sessions/one/text`, {
    method: 'POST',
    headers: { accept, 'content-type': 'application/json' },
    body: JSON.stringify({ inputText: 'httpMethod' }),
  })
  expect(await response.text()).toMatch(expected)
})

const misbehaving = `
export const handler = async event => {
  const order = event.parameters[0].value
  const reply = (body, more = {}) => ({
    messageVersion: '1.0',
    response: {
      actionGroup: event.actionGroup,
      function: event.function,
      functionResponse: { responseBody: { TEXT: { body } }, ...more },
    },
  })
  if (order === 'failure') return reply('The database is on fire.', { responseState: 'FAILURE' })
  if (order === 'reprompt') return reply('Ask for the number.', { responseState: 'REPROMPT' })
  if (order === 'hangs') return new Promise(() => {})
  if (order === 'dies') process.exit(3)
  if (order === 'throws') throw new Error('secret of the handler')
  if (order === 'floods') for (;;) console.log('x'.repeat(100_000))
  if (order === 'large') return reply('x'.repeat(200_000))
  if (order === 'not JSON') return 12n
  if (order === 'nothing') return undefined
  if (order === 'other group') { const whole = reply('ok'); whole.response.actionGroup = 'payments'; return whole }
  return reply('It is on its way.')
}
`
const orderRules = [
  onTool('orders__look_up', 'Order 17 is on its way.'),
  use('orders__look_up', { order: '{{text}}' }),
]
const failed = /^Your request couldn't be completed\. Lambda function .*:orders encountered a problem/

test.each([
  ['failure', BAD_ENVELOPE, /responseState FAILURE: The database is on fire\./],
  ['hangs', failed, /2 seconds/],
  ['dies', failed, /ended|exit/],
  ['throws', failed, /threw/],
  ['floods', failed, /2 seconds|memory/],
  ['large', BAD_ENVELOPE, /25 KB/],
  ['not JSON', failed, /JSON/],
  ['nothing', BAD_ENVELOPE, /reply|envelope/],
  ['other group', BAD_ENVELOPE, /payments.*orders|orders.*payments/],
])(
  'a handler that ends in %s fails the turn, and the session goes on',
  { timeout: 20_000 },
  async (order, sentence, reason) => {
    await using server = await runAgents({ rules: orderRules, handlers: { orders: misbehaving } })
    const told = await server.askInline({ actionGroups: [orders], inputText: order })
    expect(told.error?.name).toBe('DependencyFailedException')
    expect(told.error?.message).toMatch(sentence)
    expect(told.chunks).toEqual([])
    expect(failureOf(told)).toMatch(reason)
    expect(JSON.stringify(told)).not.toContain('secret of the handler')
    expect(told.traces.flatMap(part => shapeFaults('TracePart', part))).toEqual([])
    const fine = await server.askInline({ actionGroups: [orders], inputText: '17' })
    expect(fine.text).toBe('Order 17 is on its way.')
  },
)

test('a text that asks for another try goes back to the model', async () => {
  const rules = [
    onTool('orders__look_up', 'Which number is it?'),
    use('orders__look_up', { order: 'reprompt' }),
  ]
  await using server = await runAgents({ rules, handlers: { orders: misbehaving } })
  const told = await server.askInline({ actionGroups: [orders] })
  expect(told.error).toBeUndefined()
  expect(told.text).toBe('Which number is it?')
  const observations = told.traces.flatMap(({ trace }) => trace?.orchestrationTrace?.observation ?? [])
  expect(observations[0]).toMatchObject({
    type: 'REPROMPT',
    repromptResponse: { source: 'ACTION_GROUP', text: 'Ask for the number.' },
  })
})

test('an API that answers with an error is told with its status', async () => {
  const refusing = answering("'gone'").replace('httpStatusCode: 200', 'httpStatusCode: 404')
  await using server = await runAgents({
    rules: [onTool('stock__getItem', 'There is none.'), use('stock__getItem', { item: 'nut' })],
    handlers: { stock: refusing },
  })
  const told = await server.askInline({ actionGroups: [api] })
  expect(told.text).toBe('There is none.')
  const asked = told.traces.flatMap(
    ({ trace }) => trace?.orchestrationTrace?.modelInvocationInput?.text ?? [],
  )
  expect(asked[1]).toContain('"content":[{"text":"gone"}],"status":"error"')
})
