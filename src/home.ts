import { access, constants, mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * The folder where data is kept, made where it is not there.
 *
 * @throws the file system's error, with the path, where it cannot be made or written.
 */
export const prepareHome = async (home: string): Promise<void> => {
  await makeFolder(home)
  await access(home, constants.R_OK | constants.W_OK | constants.X_OK)
}

/** Not node's `recursive`, which on Node 20 never returns where a parent exists and refuses (`/proc/x`). */
const makeFolder = async (path: string): Promise<void> => {
  if (await isFolder(path)) return
  if (dirname(path) !== path) await makeFolder(dirname(path))
  try {
    await mkdir(path)
  } catch (error) {
    // Another process may have made it in the meantime.
    if (!(await isFolder(path))) throw error
  }
}

const isFolder = async (path: string): Promise<boolean> => {
  try {
    return (await stat(path)).isDirectory()
  } catch {
    return false
  }
}
