import type { Command } from 'commander'
import { serve } from './serve.ts'

/** Each adds itself to the program. */
export const commands: readonly ((program: Command) => void)[] = [serve]
