/** What has come of a reply, up to a limit. */
export class ReplyBytes {
  readonly #most: number
  #pieces: Uint8Array[] = []
  /** Of all that has come. */
  length = 0

  constructor(most: number) {
    this.#most = most
  }

  /** @returns false from the moment that it is too large: then nothing of it is kept. */
  add(piece: Uint8Array): boolean {
    this.length += piece.byteLength
    if (this.isTooLarge) this.#pieces = []
    else this.#pieces.push(piece)
    return !this.isTooLarge
  }

  get isTooLarge(): boolean {
    return this.length > this.#most
  }

  /** Undefined where it is none of UTF-8. */
  toText(): string | undefined {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(this.#pieces))
    } catch {
      return undefined
    }
  }
}
