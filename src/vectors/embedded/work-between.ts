import type { OpenIndex } from './open-index.ts'

/** Works on what can wait whenever the thread has answered all that came. */
export interface WorkBetween {
  /** There may be something to do. */
  wake(): void
  stop(): void
}

/** @param fail told what work threw, after which there is none */
export const createWorkBetween = (
  index: Pick<OpenIndex, 'work'>,
  fail: (error: unknown) => void,
): WorkBetween => {
  let next: NodeJS.Immediate | undefined
  const step = (): void => {
    next = undefined
    try {
      if (index.work()) wake()
    } catch (error) {
      fail(error)
    }
  }
  const wake = (): void => {
    next ??= setImmediate(step)
  }
  return {
    wake,
    stop() {
      clearImmediate(next)
      next = undefined
    },
  }
}
