import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import type { LogTarget } from './log-target.ts'

/** A folder with one folder for each bucket. Nothing that a client names leads out of it. */
export const folderTarget = (folder: string): LogTarget => {
  const root = resolve(folder)

  const pathOf = (bucket: string, key: string): string => {
    const path = join(root, ...[bucket, ...key.split('/')].map(toFileName))
    if (!path.startsWith(root.endsWith(sep) ? root : root + sep))
      throw new Error(`${key} leads out of the folder`)
    return path
  }

  return {
    async put({ bucket, key, body }, signal) {
      const path = pathOf(bucket, key)
      const parent = dirname(path)
      await mkdir(parent, { recursive: true })
      // Whoever reads the folder meanwhile sees whole files only.
      const unfinished = join(parent, `.${randomUUID()}`)
      try {
        await writeFile(unfinished, body, { mode: 0o600, signal })
        await rename(unfinished, path)
      } catch (error) {
        await rm(unfinished, { force: true })
        throw error
      }
    },
    async close() {},
  }
}

/** What some file system takes for something else is written as in a URL; the rest stays as S3 has it. */
const toFileName = (segment: string): string => {
  if (/^\.*$/.test(segment)) return segment.replaceAll('.', '%2E') || '%'
  return segment.replace(
    RISKY,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const RISKY = /[\u0000-\u001f\u007f<>:"/\\|?*%]/g
