/**
 * The number at a place of a seeded series: above 0, below 1, the same whenever it is asked for.
 * The finaliser of MurmurHash3, which spreads each bit of its input over all of its output.
 */
export const uniformAt = (seed: number, place: number, series = 0): number => {
  const mixed = mix(mix(mix(seed) ^ place) + Math.imul(series + 1, 0x9e3779b9))
  return ((mixed >>> 0) + 0.5) / 2 ** 32
}

const mix = (value: number): number => {
  let bits = value | 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return bits ^ (bits >>> 16)
}
