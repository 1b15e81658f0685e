import { expect } from 'vitest'
import { parseDocument } from '../../../src/knowledge-bases/parsing/parse-document.ts'

/** Parses a file in this process. */
export const parse = (name: string, content: string | Uint8Array, contentType?: string) =>
  parseDocument({ name, bytes: Buffer.from(content), ...(contentType !== undefined && { contentType }) })

export const blocksOf = async (name: string, content: string | Uint8Array) =>
  (await parse(name, content)).blocks.map(({ kind, text, level, page }) => [
    page === undefined ? kind : `${kind} ${page}`,
    ...(level === undefined ? [] : [level]),
    text,
  ])

export const unreadable = (reason: RegExp): unknown =>
  expect.objectContaining({ name: 'UnreadableDocument', message: expect.stringMatching(reason) })
