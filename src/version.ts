import { readFileSync } from 'node:fs'

/** Of the package: beside `src/` as beside `dist/`. */
export const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string
}
