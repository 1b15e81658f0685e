import { expect, test } from 'vitest'
import { readToolActs } from '../../../../../src/backends/embedded/tools/choice/tool-acts.ts'

test.each([
  ['orders__get_order', 'Looks up an order', undefined],
  ['order_status', 'Status of an order', undefined],
  ['orders__cancel_order', 'Cancels an order', 'cancel'],
  ['billing__issue_refund', 'Gives money back', 'refund'],
  ['desk__ticket', 'Closes a ticket', 'close'],
  ['weather', 'The weather in a city', undefined],
])('%s: %s', (name, description, act) => {
  const { acts, verb } = readToolActs({ name, description, inputSchema: { json: {} } })
  if (act === undefined) expect(verb).toBeUndefined()
  else expect([...acts]).toContain(act)
})
