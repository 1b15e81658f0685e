/**
 * How numbers are spread, in little room: counts of buckets whose bounds grow by 2 %, after DDSketch (Masson, Rim and Lee,
 * 2019). Any quantile is within 1 %, and sketches of hours add up to exactly the sketch of their day.
 */
export interface QuantileSketch {
  /** How many numbers there are. */
  count(): number
  /** The greatest of them, exactly; 0 where there is none. */
  greatest(): number
  /** @param value not negative. */
  add(value: number, times?: number): void
  merge(other: QuantileSketch): void
  /**
   * The least number that so many are not above, rounded; exact below 50.
   * @param share from 0 to 1.
   */
  quantile(share: number): number | undefined
  /** Ranges of whole numbers in rising order, each with a value that stands for it and how often it comes. */
  entries(): SketchEntry[]
  buckets(): ReadonlyMap<number, number>
  toBytes(): Uint8Array
}

export interface SketchEntry {
  readonly value: number
  readonly from: number
  readonly to: number
  readonly times: number
}

const ACCURACY = 0.01
const GAMMA = (1 + ACCURACY) / (1 - ACCURACY)
const LOG_GAMMA = Math.log(GAMMA)
const FORMAT = 1

/**
 * @param bytes what `toBytes` of another one has given.
 * @throws Error for bytes that are none.
 */
export const createSketch = (bytes?: Uint8Array): QuantileSketch => {
  const { buckets, ...read } =
    bytes === undefined ? { buckets: new Map<number, number>(), greatest: 0 } : readBytes(bytes)
  let { greatest } = read
  let count = [...buckets.values()].reduce((sum, times) => sum + times, 0)
  const put = (bucket: number, times: number): void => {
    buckets.set(bucket, (buckets.get(bucket) ?? 0) + times)
    count += times
  }
  const ordered = () => [...buckets].sort(([a], [b]) => a - b)
  return {
    count: () => count,
    greatest: () => greatest,
    add(value, times = 1) {
      put(bucketOf(value), times)
      greatest = Math.max(greatest, Math.floor(value))
    },
    merge(other) {
      greatest = Math.max(greatest, other.greatest())
      for (const [bucket, times] of other.buckets()) put(bucket, times)
    },
    quantile(share) {
      const rank = Math.max(1, Math.ceil(share * count))
      if (rank === count) return greatest
      let below = 0
      for (const [bucket, times] of ordered()) {
        below += times
        if (below >= rank) return Math.min(greatest, middleOf(bucket))
      }
      return undefined
    },
    entries: () =>
      ordered().map(([bucket, times]) => {
        const value = Math.min(greatest, middleOf(bucket))
        return {
          value,
          from: Math.min(value, endOf(bucket - 1) + 1),
          to: Math.min(greatest, Math.max(value, endOf(bucket))),
          times,
        }
      }),
    buckets: () => buckets,
    toBytes: () => toBytes(greatest, ordered()),
  }
}

/** Bucket 0 holds what is below 1. */
const bucketOf = (value: number): number => (value < 1 ? 0 : 1 + Math.ceil(Math.log(value) / LOG_GAMMA))

const middleOf = (bucket: number): number =>
  bucket === 0 ? 0 : Math.round((2 * GAMMA ** (bucket - 1)) / (GAMMA + 1))

/** The last whole number of a bucket. */
const endOf = (bucket: number): number => (bucket < 1 ? bucket : Math.floor(GAMMA ** (bucket - 1)))

/** The greatest number; then of each bucket the distance from the one before, and the count; all as varints. */
const toBytes = (greatest: number, buckets: readonly (readonly [number, number])[]): Uint8Array => {
  const bytes = [FORMAT]
  const write = (number: number): void => {
    let left = number
    for (; left >= 128; left = Math.floor(left / 128)) bytes.push((left % 128) + 128)
    bytes.push(left)
  }
  write(greatest)
  let last = 0
  for (const [bucket, times] of buckets) {
    write(bucket - last)
    write(times)
    last = bucket
  }
  return Uint8Array.from(bytes)
}

const readBytes = (bytes: Uint8Array): { greatest: number; buckets: Map<number, number> } => {
  if (bytes[0] !== FORMAT) throw new Error('These bytes are no sketch of quantiles.')
  const numbers: number[] = []
  let number = 0
  let factor = 1
  for (const byte of bytes.subarray(1)) {
    number += (byte % 128) * factor
    factor *= 128
    if (byte >= 128) continue
    numbers.push(number)
    number = 0
    factor = 1
  }
  if (factor !== 1 || numbers.length % 2 === 0) throw new Error('A sketch of quantiles is cut off.')
  const buckets = new Map<number, number>()
  let bucket = 0
  for (let at = 1; at < numbers.length; at += 2) {
    bucket += numbers[at] ?? 0
    buckets.set(bucket, numbers[at + 1] ?? 0)
  }
  return { greatest: numbers[0] ?? 0, buckets }
}
