import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { runCommand } from '../../support/run-command.ts'

const run = (...flags: string[]) => runCommand(flags, { cwd: tmpdir() })

test.each(['run', 'cost'])('help of %s has examples', async name => {
  const { out, code } = await run('agent', name, '--help')
  expect(code).toBe(0)
  expect(out).toContain(`Examples:\n  outcrop agent ${name} `)
})

test('what there is, and what is not', async () => {
  expect((await run('agent', '--help')).out).toMatch(/run .*\n(.*\n)* +cost /)
  expect(await run('agent', 'fly')).toMatchObject({ out: '', code: 2 })
})
