import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const under = (folder: string): string[] =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
        .map(entry => relative(root, join(entry.parentPath, entry.name)))
        .sort()
    : []
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const sources = under('src')
const workspaces = under('action-group/src')
const tests = under('test')

const kebabToCamel = (name: string): string =>
  name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())

/** Lower may not import higher. Files directly in src/ are the ground, but for the two roots at the top. */
const layers: Record<string, number> = {
  'src/main.ts': 8,
  'src/cli': 7,
  'src/outcrop.ts': 6,
  'src/http': 5,
  'src/wire': 4,
  'src/faults': 4,
  'src/operations': 3,
  'src/inference': 2,
  'src/resources': 2,
  'src/quotas': 2,
  'src/metering': 2,
  'src/store': 1,
  'src/vectors': 1,
  'src/knowledge-bases': 2,
  'src/functions': 2,
  'src/agents': 2,
  'src/sessions': 2,
  'src/access': 2,
  'src/egress': 2,
  'src/config': 2,
  'src/config.ts': 2,
  'src/dialects': 1,
  'src/backends': 1,
  'src/conversation': 0,
  'src/workers': 0,
}
const layerOf = (file: string): number => layers[file] ?? layers[file.split('/').slice(0, 2).join('/')] ?? 0

test('there are sources and tests to check', () => {
  expect(sources.length).toBeGreaterThan(40)
  expect(tests.length).toBeGreaterThan(20)
})

test('a workspace imports nothing of the server, and no package', () => {
  const outside = workspaces.filter(file => /from '(?!\.\/)/.test(read(file)))
  expect(workspaces.length).toBeGreaterThan(10)
  expect(outside).toEqual([])
})

test('every folder of src has its place in the direction of imports', () => {
  const folders = new Set(sources.map(dirname).filter(folder => folder !== 'src'))
  const unknown = [...folders].filter(folder => layers[folder.split('/').slice(0, 2).join('/')] === undefined)
  expect(unknown).toEqual([])
})

test('imports go downwards', () => {
  const upwards = sources.flatMap(file =>
    [...read(file).matchAll(/(?:from|import\() ?'(\.[^']+)'/g)]
      .map(match => relative(root, resolve(root, dirname(file), match[1] ?? '')))
      .filter(imported => layerOf(imported) > layerOf(file))
      .map(imported => `${file} -> ${imported}`),
  )
  expect(upwards).toEqual([])
})

test('no file is longer than 300 lines', () => {
  const long = [...sources, ...workspaces, ...tests].filter(file => read(file).split('\n').length > 301)
  expect(long).toEqual([])
})

test('no folder has a name that says nothing', () => {
  const forbidden = /(^|\/)(utils?|helpers?|common|shared|lib|core|models|misc)(\/|$)/
  const folders = [...sources, ...workspaces, ...tests].map(dirname)
  expect(folders.filter(folder => forbidden.test(folder))).toEqual([])
})

test('an operation, a dialect and a command export what their file is named after', () => {
  const named = sources.filter(
    file =>
      /^src\/(operations\/.+\/|cli\/commands\/|dialects\/)[^/]+\.ts$/.test(file) &&
      !/(index|dialect)\.ts$/.test(file),
  )
  const wrong = named.filter(
    file => !new RegExp(`export const ${kebabToCamel(basename(file, '.ts'))}\\b`).test(read(file)),
  )
  expect(named.length).toBeGreaterThan(5)
  expect(wrong).toEqual([])
})

/** A file of these may be a part of one thing, which is then tested as a whole in the folder's own tests. */
const testedAsWhole = /^src\/(backends\/embedded|config|http|workers)\//

test('every source with behaviour has its mirrored test, or its folder has tests', () => {
  const behaving = [...sources, ...workspaces].filter(
    file =>
      /^export (const \w+ = (async )?(\(|<|function|\w+ =>)|(async )?function|class )/m.test(read(file)) &&
      basename(file) !== 'index.ts' &&
      file !== 'src/version.ts',
  )
  const mirrored = (file: string) =>
    file.replace(/^((?:action-group\/)?)src\//, 'test/$1').replace(/\.ts$/, '.test.ts')
  const untested = behaving.filter(file =>
    testedAsWhole.test(file)
      ? !tests.some(each => each.startsWith(dirname(mirrored(file))) && each.endsWith('.test.ts'))
      : !tests.includes(mirrored(file)),
  )
  expect(untested).toEqual([])
})

test('the index of operations is current', () => {
  expect(() =>
    execFileSync(process.execPath, ['scripts/generate-index.js', '--check'], { cwd: root }),
  ).not.toThrow()
})

test('the coverage page is current', () => {
  expect(() =>
    execFileSync(process.execPath, ['scripts/coverage.js', '--check'], { cwd: root }),
  ).not.toThrow()
})

test('the page of models is current', () => {
  expect(() => execFileSync(process.execPath, ['scripts/models.js', '--check'], { cwd: root })).not.toThrow()
})

test('no test is skipped without a reason beside it, or limits the run to itself', () => {
  const bare = tests.filter(
    file => /\b(it|test|describe)\.(only|todo)\b/.test(read(file)) && !file.endsWith('conventions.test.ts'),
  )
  expect(bare).toEqual([])
})
