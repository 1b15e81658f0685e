// @ts-check
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fromSdk } from './from-sdk.js'

/** @import { SdkDescription } from './description.d.ts' */

const require = createRequire(import.meta.url)

/**
 * The installed client package of a service.
 * @param {string} service
 * @returns {Promise<{ id: string, description: SdkDescription }>} `id` as in `@aws-sdk/client-bedrock@3.1162.0`
 */
export const loadSdk = async service => {
  const name = `@aws-sdk/client-${service}`
  const manifest = require.resolve(`${name}/package.json`)
  return {
    id: `${name}@${require(manifest).version}`,
    description: fromSdk(await import(name), operation => documentedErrors(dirname(manifest), operation)),
  }
}

/** An operation's schema does not name its errors; its command's documentation does.
 * @type {(folder: string, operation: string) => string[]}
 */
const documentedErrors = (folder, operation) => {
  const text = readFileSync(join(folder, 'dist-types/commands', `${operation}Command.d.ts`), 'utf8')
  return [...text.matchAll(/@throws \{@link (\w+)\} \((?:client|server) fault\)/g)].map(
    match => match[1] ?? '',
  )
}
