#!/usr/bin/env node
import { Command } from 'commander'
import { commands } from './cli/commands/index.ts'
import { version } from './version.ts'

const program = new Command('outcrop')
  .description('Amazon Bedrock that you can run anywhere.')
  .version(version)
  .showHelpAfterError('(outcrop --help shows what there is)')
for (const add of commands) add(program)
await program.parseAsync()
