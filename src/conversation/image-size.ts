import type { ImageSize } from './token-counter.ts'

const PNG = 0x89504e47
const JPEG = 0xffd8
const GIF = 0x474946
const RIFF = 0x52494646
const WEBP = 0x57454250

/** What the header of a PNG, JPEG, GIF or WebP image says; undefined for any other, and for one cut short. */
export function imageSize(bytes: Uint8Array): ImageSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.byteLength < 10) return undefined
  const first = view.getUint32(0)
  if (first === PNG) return view.byteLength < 24 ? undefined : sized(view.getUint32(16), view.getUint32(20))
  if (first >>> 8 === GIF) return sized(view.getUint16(6, true), view.getUint16(8, true))
  if (first >>> 16 === JPEG) return jpegSize(view)
  return first === RIFF && view.byteLength >= 30 && view.getUint32(8) === WEBP ? webpSize(view) : undefined
}

const sized = (width: number, height: number): ImageSize | undefined =>
  width > 0 && height > 0 ? { width, height } : undefined

/** SOF0 to SOF15, the segments with the size; the others in that range are tables and extensions. */
const startsFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

function jpegSize(view: DataView): ImageSize | undefined {
  let at = 2
  while (at + 9 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1)
    if (startsFrame(marker)) return sized(view.getUint16(at + 7), view.getUint16(at + 5))
    // A marker may have any number of 0xff before it.
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2)
  }
  return undefined
}

const threeBytes = (view: DataView, at: number): number =>
  view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000

/** Lossy, lossless and extended files keep their size in three ways. */
function webpSize(view: DataView): ImageSize | undefined {
  const kind = String.fromCharCode(view.getUint8(12), view.getUint8(13), view.getUint8(14), view.getUint8(15))
  if (kind === 'VP8X') return sized(threeBytes(view, 24) + 1, threeBytes(view, 27) + 1)
  if (kind === 'VP8 ') return sized(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff)
  if (kind !== 'VP8L') return undefined
  const bits = view.getUint32(21, true)
  return sized((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1)
}
