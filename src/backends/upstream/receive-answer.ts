import type { Dispatcher } from 'undici'
import type { UpstreamAnswer, UpstreamBody } from './upstream.ts'
import { ANSWER_TIMEOUT, transportError } from './upstream-error.ts'

export interface ReceiveOptions {
  readonly signal: AbortSignal
  /** Of the whole answer. */
  readonly timeoutMs: number
  /** The backend's, for hints. */
  readonly name: string
  /** Called once, when the exchange is over, however it ends. */
  readonly release: () => void
}

/** Resolves with the head of the answer. */
export const receiveAnswer = (
  dispatcher: Dispatcher,
  request: Dispatcher.DispatchOptions,
  options: ReceiveOptions,
): Promise<UpstreamAnswer> =>
  new Promise((resolve, reject) => {
    const receiver = new Receiver(options, resolve, reject)
    try {
      dispatcher.dispatch(request, receiver)
    } catch (error) {
      receiver.fail(error)
    }
  })

/** What may wait to be read before the upstream is asked to pause. */
const HELD_BYTES = 262_144
/** What may still come after an answer's end, and how long it may take, for its connection to be kept. */
const TRAILING_BYTES = 65_536
const TRAILING_MS = 1_000

class Receiver implements Dispatcher.DispatchHandler, UpstreamBody, AsyncIterator<Buffer, undefined> {
  readonly #options: ReceiveOptions
  readonly #resolve: (answer: UpstreamAnswer) => void
  readonly #reject: (error: unknown) => void
  readonly #timer: NodeJS.Timeout
  readonly #abort = () => this.#end(this.#options.signal.reason)
  #trailingTimer: NodeJS.Timeout | undefined
  #controller: Dispatcher.DispatchController | undefined
  #held: Buffer[] = []
  #heldBytes = 0
  #trailingBytes = 0
  #isFinishing = false
  #isOver = false
  #failure: { readonly error: unknown } | undefined
  #wake: (() => void) | undefined

  constructor(
    options: ReceiveOptions,
    resolve: (answer: UpstreamAnswer) => void,
    reject: (error: unknown) => void,
  ) {
    this.#options = options
    this.#resolve = resolve
    this.#reject = reject
    options.signal.addEventListener('abort', this.#abort)
    this.#timer = setTimeout(() => this.fail(new AnswerTimeout()), options.timeoutMs)
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    if (this.#isOver) controller.abort(new Error('Nobody waits for the answer.'))
  }

  onResponseStart(
    _: Dispatcher.DispatchController,
    status: number,
    headers: UpstreamAnswer['headers'],
  ): void {
    if (status >= 200) this.#resolve({ status, headers, body: this })
  }

  onResponseData(controller: Dispatcher.DispatchController, piece: Buffer): void {
    if (this.#isFinishing) {
      this.#trailingBytes += piece.length
      if (this.#trailingBytes > TRAILING_BYTES) this.discard()
      return
    }
    this.#held.push(piece)
    this.#heldBytes += piece.length
    if (this.#heldBytes > HELD_BYTES) controller.pause()
    this.#wakeReader()
  }

  onResponseEnd(): void {
    this.#release()
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.fail(error)
  }

  /** @param cause an error of the connection. */
  fail(cause: unknown): void {
    this.#end(transportError(cause, this.#options))
  }

  [Symbol.asyncIterator](): AsyncIterator<Buffer, undefined> {
    return this
  }

  /** All that has come: a read of the socket calls back for each chunk of the answer, and then the reader wakes. */
  async next(): Promise<IteratorResult<Buffer, undefined>> {
    if (this.#held.length === 0 && !this.#isOver)
      await new Promise<void>(resolve => {
        this.#wake = resolve
      })
    if (this.#failure !== undefined) throw this.#failure.error
    const [only] = this.#held
    if (only === undefined) return { done: true, value: undefined }
    const value = this.#held.length === 1 ? only : Buffer.concat(this.#held, this.#heldBytes)
    this.#dropHeld()
    return { done: false, value }
  }

  async return(): Promise<IteratorResult<Buffer, undefined>> {
    this.discard()
    return { done: true, value: undefined }
  }

  finish(): void {
    if (this.#isOver || this.#isFinishing) return
    this.#isFinishing = true
    this.#dropHeld()
    this.#trailingTimer = setTimeout(() => this.#end(new Error('The answer is finished.')), TRAILING_MS)
  }

  discard(): void {
    const isLate = this.#trailingBytes > TRAILING_BYTES
    if (!this.#isFinishing || isLate) this.#end(new Error('Nobody reads the answer.'))
    if (!this.#isFinishing) this.#dropHeld()
  }

  /** The upstream goes on at once, and may fill what was emptied before `resume` returns. */
  #dropHeld(): void {
    const isPaused = this.#heldBytes > HELD_BYTES
    this.#held = []
    this.#heldBytes = 0
    if (isPaused && !this.#isOver) this.#controller?.resume()
  }

  #end(error: unknown): void {
    if (this.#isOver) return
    this.#failure = { error }
    this.#release()
    this.#reject(error) // Nothing, once the head is there.
    this.#controller?.abort(error instanceof Error ? error : new Error('The call was aborted.'))
  }

  #release(): void {
    if (this.#isOver) return
    this.#isOver = true
    clearTimeout(this.#timer)
    clearTimeout(this.#trailingTimer)
    this.#options.signal.removeEventListener('abort', this.#abort)
    this.#options.release()
    this.#wakeReader()
  }

  #wakeReader(): void {
    this.#wake?.()
    this.#wake = undefined
  }
}

class AnswerTimeout extends Error {
  readonly code = ANSWER_TIMEOUT
}
