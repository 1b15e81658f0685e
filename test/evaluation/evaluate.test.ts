import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const evaluate = (...options: string[]) =>
  promisify(execFile)(process.execPath, ['scripts/evaluate.js', ...options], { cwd: root })

test('asks every case of a task and counts both halves', async () => {
  const { stdout } = await evaluate('--task', 'rewriting', '--json')
  const { summary, misses } = JSON.parse(stdout)
  expect(summary).toHaveLength(1)
  expect(summary[0]).toMatchObject({ name: 'rewriting', development: { asked: 12 }, heldOut: { asked: 12 } })
  const answered = misses.rewriting.filter((each: { answer: { error?: string } }) => each.answer.error)
  expect(answered).toEqual([])
})

test('does not quote what is held out', async () => {
  const options = ['--task', 'rewriting', '--misses', '50']
  const { stdout: kept } = await evaluate(...options)
  const { stdout: shown } = await evaluate(...options, '--half', 'heldOut', '--show-held-out')
  expect(kept).toContain('held out')
  expect(kept).not.toMatch(/rewriting-\d[02468]:/)
  expect(shown).not.toMatch(/rewriting-\d[13579]:/)
})

test('compares embeddings with term overlap, and says why the collection is skipped', async () => {
  const { stdout } = await evaluate('--task', 'embeddings', '--cranfield', '/nowhere', '--json')
  const { retrieval } = JSON.parse(stdout)
  expect(retrieval.skipped).toMatch(/no collection/)
  const paraphrases = retrieval.pairs.find(
    (each: { kind: string; half: string }) => each.kind === 'paraphrase' && each.half === 'heldOut',
  )
  expect(paraphrases.scores['term overlap']).toBe(0)
})

test('refuses a task or half that there is not', async () => {
  await expect(evaluate('--task', 'cooking')).rejects.toThrow(/No task cooking/)
  await expect(evaluate('--half', 'third')).rejects.toThrow(/No half third/)
})
