import { randomBytes, randomUUID } from 'node:crypto'
import { link, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface FirstCredentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/**
 * The root credentials of a server that verifies signatures and was given none: made at its first start, kept
 * in its home, readable by its owner only.
 *
 * @returns `created` is true once, so that they are shown once.
 */
export const loadFirstCredentials = async (
  home: string,
): Promise<{ readonly credentials: FirstCredentials; readonly created: boolean }> => {
  const file = join(home, 'root-credentials.json')
  const kept = await read(file)
  if (kept !== undefined) return { credentials: kept, created: false }
  const credentials = generate()
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600 })
  try {
    // A link appears with all of its content, and to one of the servers that start at the same time.
    await link(draft, file)
    return { credentials, created: true }
  } catch (error) {
    const winner = await read(file)
    if (winner === undefined) throw error
    return { credentials: winner, created: false }
  } finally {
    await rm(draft)
  }
}

const read = async (file: string): Promise<FirstCredentials | undefined> => {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as FirstCredentials
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** In the form of AWS's own: `AKIA` and 16 of base 32; 40 of base 64. */
const generate = (): FirstCredentials => ({
  accessKeyId: `AKIA${[...randomBytes(16)].map(byte => BASE32[byte % 32]).join('')}`,
  secretAccessKey: randomBytes(30).toString('base64'),
})
