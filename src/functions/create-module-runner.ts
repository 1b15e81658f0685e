import { stat } from 'node:fs/promises'
import { createModuleThread, type ModuleSettings, type ModuleThread } from './create-module-thread.ts'
import type { FunctionLog, FunctionRunner } from './function-runner.ts'

interface Idle {
  readonly thread: ModuleThread
  /** Of the file that it has. */
  readonly changed: number
}

/** A module of JavaScript, in threads that are kept for the next call: as many as there are calls at once. */
export const createModuleRunner = (settings: ModuleSettings, printed: FunctionLog): FunctionRunner => {
  const idle: Idle[] = []
  const ending = new Set<Promise<void>>()

  const end = (thread: ModuleThread): void => {
    const over = thread.end().finally(() => ending.delete(over))
    ending.add(over)
  }

  /** The one used last, if the file is still as it was: who writes a function sees what he wrote. */
  const takeIdle = (changed: number): ModuleThread | undefined => {
    for (let each = idle.pop(); each !== undefined; each = idle.pop()) {
      if (each.thread.isUsable && each.changed === changed) return each.thread
      end(each.thread)
    }
    return undefined
  }

  return {
    async run(call) {
      const changed = await lastChange(settings.file)
      call.signal.throwIfAborted()
      const thread = takeIdle(changed) ?? createModuleThread(settings, printed)
      try {
        return await thread.run(call)
      } finally {
        if (thread.isUsable) idle.push({ thread, changed })
        else end(thread)
      }
    },
    async close() {
      for (const { thread } of idle.splice(0)) end(thread)
      await Promise.all(ending)
    },
  }
}

/** Whether it is there at all is seen by the thread. */
const lastChange = (file: string): Promise<number> =>
  stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  )
