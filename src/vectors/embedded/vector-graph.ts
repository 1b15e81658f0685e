import { Index, MetricKind, ScalarKind } from 'usearch'

/** Neighbours of a vector in the graph, and how far is looked for them; measured in bench/retrieval.js. */
const CONNECTIVITY = 32
const EXPANSION_ADD = 128
const EXPANSION_SEARCH = 64

/** One thread: the other processors answer calls. */
const THREADS = 1

/** The largest number of one signed byte. */
const MOST = 127

/**
 * Near neighbours by HNSW, of vectors rounded to a byte a dimension: a quarter of the memory, and seven times as fast to
 * build. What it finds is to be scored again by the vectors themselves.
 */
export interface VectorGraph {
  /** Every chunk that is there, up to this sequence number, is in it. */
  readonly upTo: number
  readonly size: number
  /** How many of them are no longer there. They stay in it: usearch 2.25 may never return once it uses removed places again. */
  readonly removed: number
  add(sequences: readonly number[], units: readonly Float32Array[]): void
  remove(sequence: number): void
  /** The sequence numbers of about the nearest ones, removed ones among them. */
  search(unit: Float32Array, limit: number): number[]
  save(file: string): void
}

export const createVectorGraph = (dimensions: number): VectorGraph =>
  graphOf(emptyIndex(dimensions), dimensions, 0, 0)

/** @throws Error where the file is none. It must be whole: usearch trusts it. */
export const loadVectorGraph = (
  dimensions: number,
  file: string,
  { upTo, removed }: Pick<VectorGraph, 'upTo' | 'removed'>,
): VectorGraph => {
  const index = emptyIndex(dimensions)
  index.load(file)
  return graphOf(index, dimensions, upTo, removed)
}

const emptyIndex = (dimensions: number): Index =>
  new Index({
    dimensions,
    metric: MetricKind.Cos,
    quantization: ScalarKind.I8,
    connectivity: CONNECTIVITY,
    expansion_add: EXPANSION_ADD,
    expansion_search: EXPANSION_SEARCH,
    multi: false,
  })

const graphOf = (index: Index, dimensions: number, upTo: number, removed: number): VectorGraph => ({
  get upTo() {
    return upTo
  },
  get size() {
    return index.size()
  },
  get removed() {
    return removed
  },
  add(sequences, units) {
    const last = sequences.at(-1)
    if (last === undefined) return
    const rounded = new Int8Array(units.length * dimensions)
    for (const [at, unit] of units.entries()) round(unit, rounded, at * dimensions)
    index.add(BigUint64Array.from(sequences, BigInt), rounded, THREADS)
    upTo = last
  },
  remove(sequence) {
    if (sequence <= upTo) removed += 1
  },
  search(unit, limit) {
    const wanted = Math.min(limit, index.size())
    if (wanted === 0) return []
    const rounded = new Int8Array(dimensions)
    round(unit, rounded, 0)
    return Array.from(index.search(rounded, wanted, THREADS).keys, Number)
  },
  save: file => index.save(file),
})

/** By its own largest component: cosines do not see the scale, and every step of the byte is used. */
const round = (unit: Float32Array, into: Int8Array, start: number): void => {
  let largest = 0
  for (const component of unit) largest = Math.max(largest, Math.abs(component))
  const scale = largest === 0 ? 0 : MOST / largest
  for (let index = 0; index < unit.length; index++)
    into[start + index] = Math.round((unit[index] ?? 0) * scale)
}
