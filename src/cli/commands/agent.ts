import { Command } from 'commander'
import { addCost } from '../agent/add-cost.ts'
import { addRun } from '../agent/add-run.ts'
import { addTiers } from '../agent/add-tiers.ts'

/** For what cannot be done, so that 1 is left for what was found. */
const UNABLE = 2

export const agent = (program: Command): void => {
  const group = new Command('agent').description('Agents: watched at work, and what they cost.')
  group.exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : UNABLE))
  program.addCommand(group)
  addRun(group)
  addCost(group)
  addTiers(group)
}
