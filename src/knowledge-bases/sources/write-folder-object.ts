import { constants } from 'node:fs'
import { lstat, mkdir, open, realpath, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** A part of a key that is the name of a file or folder below, and nothing else. */
const NAME = /^[^./\\\p{Cc}][^/\\\p{Cc}]*$/u

/**
 * Puts an object into a folder that stands for a bucket, whole or not at all. No link is followed.
 *
 * @throws Error for a key that leads elsewhere.
 */
export const writeFolderObject = async (folder: string, key: string, bytes: Uint8Array): Promise<void> => {
  const names = key.split('/')
  const name = names.pop() ?? ''
  if (![...names, name].every(each => NAME.test(each))) throw new Error('The key cannot be written.')
  let path = await realpath(folder)
  for (const each of names) {
    path = join(path, each)
    await mkdir(path).catch(ignoreExisting)
    if (!(await lstat(path)).isDirectory()) throw new Error('The key leads through what is no folder.')
  }
  const hidden = join(path, `.${name}.writing`)
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | constants.O_NOFOLLOW
  const file = await open(hidden, flags, 0o644)
  try {
    await file.writeFile(bytes)
  } catch (error) {
    await rm(hidden, { force: true })
    throw error
  } finally {
    await file.close()
  }
  await rename(hidden, join(path, name))
}

const ignoreExisting = (error: NodeJS.ErrnoException): void => {
  if (error.code !== 'EEXIST') throw error
}
