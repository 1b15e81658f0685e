// @ts-check
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fromBotocore } from './from-botocore.js'
import { fromSmithy } from './from-smithy.js'

/** @import { Commit, Description } from './description.d.ts' */

/**
 * A service's model in a folder, whichever form it has there.
 * @param {string} folder
 * @param {string} service
 * @returns {{ form: 'botocore' | 'smithy', description: Description } | undefined}
 */
export const readModel = (folder, service) => {
  const ast = join(folder, `${service}.json`)
  if (existsSync(ast)) {
    const description = fromSmithy(service, readJson(ast))
    return { form: 'smithy', description: { ...description, provenance: { smithy: commitOf(folder) } } }
  }
  const version = newestVersion(join(folder, service))
  if (version === undefined) return undefined
  const description = fromBotocore(
    service,
    readJson(join(version, 'service-2.json')),
    readJson(join(version, 'paginators-1.json'), { pagination: {} }),
    readJson(join(version, 'waiters-2.json'), { waiters: {} }),
  )
  return { form: 'botocore', description: { ...description, provenance: { botocore: commitOf(folder) } } }
}

/** Versions are dates: the last in order is the newest.
 * @param {string} folder
 */
const newestVersion = folder => {
  if (!existsSync(folder)) return undefined
  return readdirSync(folder)
    .sort()
    .map(name => join(folder, name))
    .findLast(version => existsSync(join(version, 'service-2.json')))
}

/** @type {(file: string, otherwise?: unknown) => any} */
const readJson = (file, otherwise) =>
  otherwise !== undefined && !existsSync(file) ? otherwise : JSON.parse(readFileSync(file, 'utf8'))

/** @type {(folder: string) => Commit | null} */
const commitOf = folder => {
  const git = (/** @type {string[]} */ ...words) =>
    execFileSync('git', ['-C', folder, ...words], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  try {
    const [commit = '', date = ''] = git('log', '-1', '--format=%H %cs').split(' ')
    return { repository: basename(git('rev-parse', '--show-toplevel')), commit, date }
  } catch {
    return null
  }
}
