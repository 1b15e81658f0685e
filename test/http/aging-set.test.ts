import { expect, test } from 'vitest'
import { AgingSet } from '../../src/http/aging-set.ts'

test('hands over what stays, and not what leaves in time', async () => {
  const expired: string[] = []
  const done = new Promise<void>(resolve => {
    const set = new AgingSet<string>(5, item => {
      expired.push(item)
      if (item !== 'last') return
      set.stop()
      resolve()
    })
    set.add('first')
    set.add('gone')
    set.add('last')
    expect([...set]).toEqual(['first', 'gone', 'last'])
    set.delete('gone')
    expect([...set]).toEqual(['first', 'last'])
  })
  // Its timer holds no process up, so something else must.
  const hold = setInterval(() => {}, 1_000)
  await done
  clearInterval(hold)
  expect(expired).toEqual(['first', 'last'])
})
