import { writeDollars } from '../numbers.ts'

const CENT = 10_000_000_000n
const PICODOLLARS = 1_000_000_000_000

/** `0.000086 USD`: what is less than a cent with two digits that say something. */
export const writeCost = (picodollars: bigint | undefined): string => {
  if (picodollars === undefined) return 'cost unknown'
  if (picodollars >= CENT || picodollars <= 0n) return `${writeDollars(picodollars)} USD`
  const dollars = Number(picodollars) / PICODOLLARS
  const digits = Math.min(12, 1 - Math.floor(Math.log10(dollars)))
  return `${dollars.toFixed(digits)} USD`
}

/** `52 ms`, `1.3 s`. */
export const writeTime = (milliseconds: number): string =>
  milliseconds < 1_000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1_000).toFixed(1)} s`
