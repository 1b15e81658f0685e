// Compiles src/ to dist/, copies the data files that the server reads when it starts, and bundles what it starts with.
import { execFileSync } from 'node:child_process'
import { cpSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { bundle } from './bundle.js'

const root = new URL('../', import.meta.url)
const compiler = fileURLToPath(new URL('node_modules/typescript/bin/tsc', root))
// The workspace comes first: the server imports what it compiles to.
for (const project of ['action-group/tsconfig.json', 'tsconfig.build.json']) {
  execFileSync(process.execPath, [compiler, '-p', project], { cwd: fileURLToPath(root), stdio: 'inherit' })
}
for (const folder of ['api', 'inference/catalogue', 'quotas/data']) {
  cpSync(new URL(`src/${folder}/`, root), new URL(`dist/${folder}/`, root), {
    recursive: true,
    filter: path => !path.endsWith('.md'),
  })
}
await bundle()
