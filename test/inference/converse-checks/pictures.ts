/** Headers of images of given sides, without the image. */

const bytes = (...parts: (number | string | number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap(part => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : part)))
const big16 = (value: number) => [value >> 8, value & 255]
const little16 = (value: number) => [value & 255, value >> 8]
const big32 = (value: number) => [0, 0, ...big16(value)]

export const png = (width: number, height: number): Uint8Array =>
  bytes(0x89, 'PNG\r\n\x1a\n', [0, 0, 0, 13], 'IHDR', big32(width), big32(height), 8, 2, 0, 0, 0)

export const gif = (width: number, height: number): Uint8Array =>
  bytes('GIF89a', little16(width), little16(height), 0, 0, 0)

/** With a segment before its frame, and fill bytes, as cameras write them. */
export const jpeg = (width: number, height: number): Uint8Array =>
  bytes(
    [0xff, 0xd8, 0xff, 0xe0],
    big16(6),
    'JFIF',
    [0xff, 0xff, 0xc4],
    big16(3),
    1,
    [0xff, 0xc2],
    big16(11),
    8,
    big16(height),
    big16(width),
    1,
    [0, 0, 0],
  )

export const webp = (form: 'VP8 ' | 'VP8L' | 'VP8X', width: number, height: number): Uint8Array => {
  const head = ['RIFF', [0, 0, 0, 0], 'WEBP', form, [0, 0, 0, 0]]
  if (form === 'VP8 ') return bytes(...head, [0, 0, 0, 0x9d, 0x01, 0x2a], little16(width), little16(height))
  if (form === 'VP8X') {
    const side = (value: number) => [...little16(value - 1), 0]
    return bytes(...head, [0, 0, 0, 0], side(width), side(height))
  }
  const bits = (width - 1) | ((height - 1) << 14)
  return bytes(...head, 0x2f, [bits & 255, (bits >> 8) & 255, (bits >> 16) & 255, (bits >>> 24) & 255])
}

/** The same header with so many bytes in all. */
export const padded = (head: Uint8Array, length: number): Uint8Array => {
  const whole = new Uint8Array(length)
  whole.set(head)
  return whole
}
