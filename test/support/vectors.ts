/** A unit vector that is the same for the same seed, with components of all sizes and both signs. */
export const unitVector = (dimensions: number, seed: number): Float32Array => {
  const components = Float64Array.from({ length: dimensions }, (_, index) => {
    const wave = Math.sin((index + 1) * 12.9898 + seed * 78.233) * 43758.5453
    return wave - Math.floor(wave) - 0.5
  })
  const length = Math.hypot(...components)
  return Float32Array.from(components, component => component / length)
}

export const cosine = (left: Float32Array, right: Float32Array): number => {
  let product = 0
  let [leftSquares, rightSquares] = [0, 0]
  for (const [index, component] of left.entries()) {
    const other = right[index] ?? Number.NaN
    product += component * other
    leftSquares += component * component
    rightSquares += other * other
  }
  return product / Math.sqrt(leftSquares * rightSquares)
}
