import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadConfig } from '../../src/config.ts'

test("the README's configuration is one", () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  const [, yaml = ''] = /```yaml\n([^`]+)```/.exec(readme) ?? []
  const folder = mkdtempSync(join(tmpdir(), 'outcrop-'))
  try {
    const file = join(folder, 'outcrop.config.yaml')
    writeFileSync(file, yaml)
    const { config, warnings } = loadConfig({ file, environment: {}, flags: {} })
    expect(Object.keys(config.backends)).toEqual(['real', 'gpu'])
    expect(config.models).toHaveLength(2)
    expect(warnings).toEqual([])
  } finally {
    rmSync(folder, { recursive: true })
  }
})
