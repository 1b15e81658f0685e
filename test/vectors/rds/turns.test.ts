import { expect, test } from 'vitest'
import { createTurns } from '../../../src/vectors/rds/turns.ts'

const gate = () => {
  let open = (): void => {}
  const opened = new Promise<void>(resolve => {
    open = resolve
  })
  return { opened, open: () => open() }
}

test('no more work at once than they are, in the order of its coming', async () => {
  const turns = createTurns(2, 10)
  const gates = Array.from({ length: 5 }, gate)
  const begun: number[] = []
  const done = gates.map(({ opened }, at) =>
    turns(async () => {
      begun.push(at)
      await opened
      return at
    }),
  )
  await Promise.resolve()
  expect(begun).toEqual([0, 1])
  gates[1]?.open()
  await done[1]
  for (const { open } of gates) open()
  expect(await Promise.all(done)).toEqual([0, 1, 2, 3, 4])
  expect(begun).toEqual([0, 1, 2, 3, 4])
})

test('work that fails gives its turn on, and its error', async () => {
  const turns = createTurns(1, 10)
  const failing = turns(async () => {
    throw new Error('failed')
  })
  const next = turns(async () => 'next')
  await expect(failing).rejects.toThrow('failed')
  expect(await next).toBe('next')
})

test('who gives up leaves, and too many are refused', async () => {
  const turns = createTurns(1, 1)
  const first = gate()
  const holding = turns(() => first.opened)
  const controller = new AbortController()
  const waiting = turns(async () => 'never', controller.signal)
  await expect(turns(async () => 'refused')).rejects.toMatchObject({ name: 'ServiceUnavailableException' })
  controller.abort(new Error('given up'))
  await expect(waiting).rejects.toThrow('given up')
  await expect(turns(async () => 'never', controller.signal)).rejects.toThrow('given up')
  const after = turns(async () => 'after')
  first.open()
  await holding
  expect(await after).toBe('after')
})
