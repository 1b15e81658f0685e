import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import type { ReadSection, Section } from './section.ts'

const PREFIX = 'checkpoint-'
const UNFINISHED = `${PREFIX}unfinished`
const DATA = 'rows'
const GRAPH = 'graph'
/** Its own checksum in the first line, JSON in the second. */
const MANIFEST = 'manifest'

/** Bytes read at once where a file is only summed up. */
const SLICE = 4 * 1024 * 1024

interface Manifest<Facts> {
  readonly facts: Facts
  readonly sections: readonly { readonly name: string; readonly bytes: number; readonly crc: number }[]
  readonly graphCrc: number
}

export interface Checkpoint<Facts> {
  readonly facts: Facts
  readonly read: ReadSection
  readonly graphFile: string
}

/**
 * Writes all in a folder of its own, `checkpoint-NUMBER`, which appears whole or not at all.
 *
 * @param saveGraph writes the graph to a file
 */
export const writeCheckpoint = (
  folder: string,
  number: number,
  contents: {
    readonly facts: unknown
    readonly sections: readonly Section[]
    readonly saveGraph: (file: string) => void
  },
): void => {
  const unfinished = join(folder, UNFINISHED)
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true })
  const data = openSync(join(unfinished, DATA), 'w')
  let sections: Manifest<unknown>['sections']
  try {
    sections = contents.sections.map(({ name, pieces }) => {
      let bytes = 0
      let crc = 0
      for (const piece of pieces) {
        writeWhole(data, piece)
        bytes += piece.byteLength
        crc = crc32(piece, crc)
      }
      return { name, bytes, crc }
    })
  } finally {
    closeSync(data)
  }
  const graphFile = join(unfinished, GRAPH)
  contents.saveGraph(graphFile)
  const manifest = JSON.stringify({ facts: contents.facts, sections, graphCrc: crcOfFile(graphFile) })
  writeFileSync(join(unfinished, MANIFEST), `${crc32(manifest)}\n${manifest}`)
  const finished = join(folder, `${PREFIX}${number}`)
  rmSync(finished, { recursive: true, force: true })
  renameSync(unfinished, finished)
}

/** Undefined where there is none of this number, or where it is not as it was written. */
export const readCheckpoint = <Facts>(folder: string, number: number): Checkpoint<Facts> | undefined => {
  const inside = join(folder, `${PREFIX}${number}`)
  try {
    const [crc, manifest = ''] = readFileSync(join(inside, MANIFEST), 'utf8').split('\n', 2)
    if (Number(crc) !== crc32(manifest)) return undefined
    const { facts, sections, graphCrc } = JSON.parse(manifest) as Manifest<Facts>
    const graphFile = join(inside, GRAPH)
    if (crcOfFile(graphFile) !== graphCrc) return undefined
    const contents = readSections(join(inside, DATA), sections)
    return { facts, read: name => contents.get(name) ?? new ArrayBuffer(0), graphFile }
  } catch {
    return undefined
  }
}

/** Removes all but this one. */
export const removeOtherCheckpoints = (folder: string, number: number): void => {
  for (const name of readdirSync(folder))
    if (name.startsWith(PREFIX) && name !== `${PREFIX}${number}`)
      rmSync(join(folder, name), { recursive: true, force: true })
}

const writeWhole = (file: number, piece: NodeJS.ArrayBufferView): void => {
  let written = 0
  while (written < piece.byteLength) written += writeSync(file, piece, written, piece.byteLength - written)
}

/** @throws Error for a file that is not as it was written. */
const readSections = (file: string, sections: Manifest<unknown>['sections']): Map<string, ArrayBuffer> => {
  const data = openSync(file, 'r')
  try {
    return new Map(
      sections.map(({ name, bytes, crc }) => {
        const contents = new Uint8Array(bytes)
        let done = 0
        while (done < bytes) {
          const count = readSync(data, contents, done, bytes - done, null)
          if (count === 0) throw new Error(`${file} ends early`)
          done += count
        }
        if (crc32(contents) !== crc) throw new Error(`${name} in ${file} has changed`)
        return [name, contents.buffer]
      }),
    )
  } finally {
    closeSync(data)
  }
}

const crcOfFile = (file: string): number => {
  const data = openSync(file, 'r')
  try {
    const slice = new Uint8Array(SLICE)
    let crc = 0
    for (;;) {
      const count = readSync(data, slice, 0, SLICE, null)
      if (count === 0) return crc
      crc = crc32(slice.subarray(0, count), crc)
    }
  } finally {
    closeSync(data)
  }
}
