import { expect, it } from 'vitest'
import { callFunction } from '../../../src/agents/runtime/call-function.ts'
import { runFunctions } from '../../support/run-functions.ts'

it('gives what the function answers, and AWS’s words for its failure', async () => {
  const running = await runFunctions({ f: { type: 'module', file: 'f.mjs' } })
  running.write(
    'f.mjs',
    `export const handler = async ({ fails }) => { if (fails) throw new Error('secret'); return [1] }`,
  )
  const functions = {
    invoke: ({ name, event, signal }: { name: string; event: unknown; signal: AbortSignal }) =>
      running.invoke(name, event, signal),
  }
  const { signal } = new AbortController()
  expect(await callFunction('f', {}, { functions, signal })).toEqual([1])
  await expect(callFunction('f', { fails: true }, { functions, signal })).rejects.toMatchObject({
    name: 'DependencyFailedException',
    message: expect.stringContaining('Lambda function f encountered a problem'),
    hint: expect.not.stringContaining('secret'),
  })
})
