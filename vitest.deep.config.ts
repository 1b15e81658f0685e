import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: {
    alias: { 'outcrop-action-group': fileURLToPath(new URL('action-group/src/index.ts', import.meta.url)) },
  },
  test: {
    include: ['test/deep/**/*.test.ts'],
    testTimeout: 600_000,
    fileParallelism: false,
    execArgv: ['--expose-gc'],
  },
})
