const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })

/** `1,234,567`; nothing for what is unknown. */
export const writeNumber = (value: number | null | undefined): string =>
  value === null || value === undefined ? '' : grouped.format(value)

/** `12.3 %`, of what there is; nothing of nothing. */
export const writeShare = (part: number | null | undefined, whole: number | null | undefined): string =>
  part === null || part === undefined || !whole ? '' : writePercent(part / whole)

/** `12.3 %`; what is not quite all or nothing does not look like it. */
export const writePercent = (share: number): string => {
  const percent = share * 100
  if (percent > 0 && percent < 0.05) return '<0.1 %'
  return `${(percent < 100 ? Math.min(percent, 99.9) : percent).toFixed(1)} %`
}

const CENT_OF_CENT = 100_000_000n

/** `1,234.5678`: USD of picodollars, to the hundredth of a cent, half up. */
export const writeDollars = (picodollars: bigint): string => {
  const sign = picodollars < 0n ? '-' : ''
  const size = picodollars < 0n ? -picodollars : picodollars
  if (size > 0n && size < CENT_OF_CENT / 2n) return `${sign}<0.0001`
  const parts = (size + CENT_OF_CENT / 2n) / CENT_OF_CENT
  return `${sign}${grouped.format(parts / 10_000n)}.${(parts % 10_000n).toString().padStart(4, '0')}`
}

const BLOCKS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉']

/** A bar of so many characters at the most, in eighths of one; what is not nothing is seen. */
export const drawBar = (share: number, width: number): string => {
  const eighths = share <= 0 ? 0 : Math.max(1, Math.round(share * width * 8))
  return '█'.repeat(Math.floor(eighths / 8)) + (BLOCKS[eighths % 8] ?? '')
}
