import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/deep/**/*.test.ts'],
    testTimeout: 600_000,
    fileParallelism: false,
    execArgv: ['--expose-gc'],
  },
})
