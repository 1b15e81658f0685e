const PICODOLLARS = 1_000_000_000_000n

/** Throughput that is bought by the hour. */
export interface ModelUnits {
  readonly units: number
  readonly hours: number
  /** USD of a unit's hour. */
  readonly price: number
}

/**
 * An example, from a guide for teams: AWS publishes no price of a unit for today's models. Lists of 2024 gave 4.11 to 63
 * USD with a commitment.
 */
export const EXAMPLE_UNIT_PRICE = 60

/** 720 hours, as such sums count a month. */
export const MONTH_HOURS = 720

/** Picodollars. */
export const costOfUnits = ({ units, hours, price }: ModelUnits): bigint =>
  BigInt(Math.round(price * 1_000_000)) * (PICODOLLARS / 1_000_000n) * BigInt(units) * BigInt(hours)

/**
 * How many such calls cost on demand what the units cost: more of them, and the units are cheaper, if they can serve them.
 *
 * @param call picodollars on average.
 */
export const breakEven = (
  units: bigint,
  { cost, calls }: { cost: bigint; calls: number },
): bigint | undefined => (cost <= 0n ? undefined : (units * BigInt(calls) + cost - 1n) / cost)
