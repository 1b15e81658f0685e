import type { Command } from 'commander'
import { agent } from './agent.ts'
import { kb } from './kb.ts'
import { price } from './price.ts'
import { serve } from './serve.ts'
import { usage } from './usage.ts'

/** Each adds itself to the program. */
export const commands: readonly ((program: Command) => void)[] = [serve, usage, price, kb, agent]
