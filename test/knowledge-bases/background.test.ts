import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createBackground } from '../../src/knowledge-bases/background.ts'

test('is over when all is, and logs what fails', async () => {
  const logged: unknown[] = []
  const background = createBackground({ error: (fields, message) => logged.push([fields, message]) })
  const cause = new Error('No')
  let isDone = false
  background.run('First', async () => {
    await setImmediate()
    background.run('Second', async () => {
      await setImmediate()
      isDone = true
      throw cause
    })
  })
  await background.settle()
  expect(isDone).toBe(true)
  expect(logged).toEqual([[{ cause }, 'Second failed']])
  await background.settle()
})
