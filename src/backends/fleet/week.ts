/**
 * A shared fleet's load, as data. The median milliseconds to the first token by the day of the week, Sunday first:
 * 280 on a Sunday and 800 on a Tuesday are what users of the service told; the days between are not measured.
 */
export const dayMedians: readonly number[] = [280, 640, 800, 760, 700, 560, 320]

/** The hours of a day in UTC as factors of its median: the shape of working hours, not measured. Their product is 1. */
export const hourFactors: readonly number[] = [
  0.742, 0.701, 0.681, 0.681, 0.701, 0.762, 0.862, 0.982, 1.102, 1.182, 1.222, 1.202, 1.162, 1.222, 1.323,
  1.383, 1.383, 1.323, 1.243, 1.142, 1.042, 0.962, 0.882, 0.802,
]
