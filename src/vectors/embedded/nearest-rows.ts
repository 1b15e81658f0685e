import { createBestRows, type Scored } from './best-rows.ts'
import type { Rows } from './rows.ts'
import type { VectorGraph } from './vector-graph.ts'
import type { VectorRows } from './vector-rows.ts'

/**
 * How many more the graph is asked for than are wanted, and how many at the least: it knows rounded vectors only, and a query of
 * few words is far from all chunks. Measured in bench/retrieval.js.
 */
const SPARE = 4
const LEAST_ASKED = 1_500
/** Beyond that a scan is as fast. */
const MOST_ASKED = 8_192

export interface Neighbourhood {
  readonly rows: Rows
  readonly vectors: VectorRows
  readonly graph: VectorGraph
  /** So many candidates are scanned one by one. */
  readonly exactUpTo: number
}

/**
 * The rows of the mask whose vectors are nearest, by cosine. Exact for few candidates, by the graph for many.
 *
 * @param candidates how many rows the mask holds
 */
export const nearestRows = (
  { rows, vectors, graph, exactUpTo }: Neighbourhood,
  unit: Float32Array,
  mask: Uint8Array,
  candidates: number,
  limit: number,
): Scored[] => {
  const scan = (from: number): Scored[] => {
    const best = createBestRows(limit)
    for (let row = from; row < rows.count; row++)
      if (mask[row] === 1) best.offer(row, vectors.cosine(row, unit))
    return best.list()
  }
  if (candidates <= exactUpTo) return scan(0)
  const tail = rows.firstAfter(graph.upTo)
  let asked = Math.max(LEAST_ASKED, Math.ceil((SPARE * limit * graph.size) / candidates))
  for (;;) {
    if (asked > MOST_ASKED) return scan(0)
    const best = createBestRows(limit)
    const found = graph.search(unit, asked)
    let passed = 0
    for (const sequence of found) {
      const row = rows.rowOf(sequence)
      if (row === -1 || mask[row] !== 1) continue
      passed += 1
      best.offer(row, vectors.cosine(row, unit))
    }
    if (passed < limit && found.length === asked) {
      asked *= 4
      continue
    }
    for (const { row, score } of scan(tail)) best.offer(row, score)
    return best.list()
  }
}
