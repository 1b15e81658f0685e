import { expect, test } from 'vitest'
import { runAction } from '../../../src/agents/runtime/run-action.ts'
import { runFunctions } from '../../support/run-functions.ts'

const handler = `
const envelope = more => ({
  messageVersion: '1.0',
  response: { actionGroup: 'shop', function: 'list', functionResponse: { responseBody: { TEXT: { body: 'Two.', ...more } } } },
})
export const handler = ({ inputText }) => {
  if (inputText === 'keys') return envelope(Object.fromEntries(Array.from({ length: 30_000 }, (_, at) => ['k' + at, 0])))
  if (inputText === 'lists') return envelope({ more: Array.from({ length: 100_000 }, () => []) })
  if (inputText === 'attributes')
    return { ...envelope(), sessionAttributes: Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => ['k' + at, 0])) }
  return envelope()
}
`

const open = async () => {
  const functions = await runFunctions({ shop: { type: 'module', file: 'shop.mjs' } })
  functions.write('shop.mjs', handler)
  return (inputText: string, envelopes: 'strict' | 'silent' = 'strict') =>
    runAction(
      {
        lambda: 'shop',
        event: { messageVersion: '1.0', inputText, actionGroup: 'shop', function: 'list' },
        envelopes,
        signal: new AbortController().signal,
      },
      functions.functions,
    )
}

test('a reply of very many values is not read at all, whatever is done about envelopes', async () => {
  const run = await open()
  const unread = {
    name: 'DependencyFailedException',
    message: expect.stringContaining('error processing the Lambda response'),
    hint: 'The function shop answered more than 102400 bytes. Bedrock takes 25 KB.',
  }
  for (const order of ['keys', 'lists']) {
    await expect(run(order)).rejects.toMatchObject(unread)
    await expect(run(order, 'silent')).rejects.toMatchObject(unread)
  }
  expect(await run('')).toEqual({ text: 'Two.' })
})

test('of one that is too large, nothing else is looked at', async () => {
  const run = await open()
  await expect(run('attributes')).rejects.toMatchObject({
    hint: expect.stringMatching(
      /envelope that cannot be read: the reply is larger than 25 KB[^.]*\. [^.]*\.$/,
    ),
  })
})
