import { spawnSync } from 'node:child_process'

/** Nothing else here needs Python, so its absence is no failure: what is written in it is then not tested. */
export const hasPython = spawnSync('python3', ['--version']).status === 0
