/** Where work waits until a test has seen it there. */
export interface Gate {
  /** Resolves when the first has come. */
  readonly reached: Promise<void>
  /** Rejects with the signal's reason. */
  wait(signal?: AbortSignal): Promise<void>
  open(): void
}

export const createGate = (): Gate => {
  let isOpen = false
  let release = () => {}
  const opened = new Promise<void>(resolve => {
    release = resolve
  })
  let reach = () => {}
  const reached = new Promise<void>(resolve => {
    reach = resolve
  })
  return {
    reached,
    async wait(signal) {
      reach()
      if (isOpen) return
      let leave = () => {}
      const left = new Promise<never>((_, reject) => {
        leave = () => reject(signal?.reason)
      })
      signal?.addEventListener('abort', leave)
      await Promise.race([opened, left]).finally(() => signal?.removeEventListener('abort', leave))
    },
    open() {
      isOpen = true
      release()
    },
  }
}
