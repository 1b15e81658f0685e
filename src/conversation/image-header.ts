export type ImageFormat = 'png' | 'jpeg' | 'gif' | 'webp'

/** The form of an image by its first bytes. */
export const imageFormat = (bytes: Uint8Array): ImageFormat | undefined => {
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return 'jpeg'
  if (startsWith(bytes, 0x47, 0x49, 0x46, 0x38)) return 'gif'
  if (startsWith(bytes, 0x52, 0x49, 0x46, 0x46) && startsWith(bytes.subarray(8), 0x57, 0x45, 0x42, 0x50))
    return 'webp'
  return undefined
}

/** Of an image, in pixels. */
export interface Dimensions {
  readonly width: number
  readonly height: number
}

/** Pixels by the header; nothing is decoded. Absent where the header is cut short. */
export const imageDimensions = (bytes: Uint8Array): Dimensions | undefined => {
  const format = imageFormat(bytes)
  if (format === undefined) return undefined
  try {
    return readers[format](new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

const startsWith = (bytes: Uint8Array, ...magic: number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte)

const LITTLE = true

const readJpeg = (view: DataView): Dimensions | undefined => {
  let at = 2
  while (view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    // A length counts itself; one below that would keep the reader in place.
    at += marker === 0xff ? 1 : 2 + Math.max(2, view.getUint16(at + 2))
  }
  return undefined
}

/** 24 bits, counted from one. */
const canvasSide = (view: DataView, at: number): number =>
  1 + view.getUint16(at, LITTLE) + view.getUint8(at + 2) * 65_536

const readWebp = (view: DataView): Dimensions | undefined => {
  switch (view.getUint8(15)) {
    case 0x20: // `VP8 `
      return { width: view.getUint16(26, LITTLE) & 0x3fff, height: view.getUint16(28, LITTLE) & 0x3fff }
    case 0x4c: {
      // `VP8L`
      const bits = view.getUint32(21, LITTLE)
      return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }
    }
    case 0x58: // `VP8X`
      return { width: canvasSide(view, 24), height: canvasSide(view, 27) }
    default:
      return undefined
  }
}

const readers: Readonly<Record<ImageFormat, (view: DataView) => Dimensions | undefined>> = {
  png: view => ({ width: view.getUint32(16), height: view.getUint32(20) }),
  jpeg: readJpeg,
  gif: view => ({ width: view.getUint16(6, LITTLE), height: view.getUint16(8, LITTLE) }),
  webp: readWebp,
}
