// One file for all that a start reads: hundreds of small modules take Node longer to find than to run. Modules stay beside it in dist/
// for worker threads and data files, which are found as if each module were still there.
import { isAbsolute, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const dist = fileURLToPath(new URL('../dist', import.meta.url))

/** Small, and of many files; what brings binaries, threads or large trees stays where it is installed. */
const INSIDE = new Set(['commander', 'outcrop-action-group', 'kysely', 'undici', 'yaml', 'valibot'])

export const bundle = async () => {
  const build = await rolldown({
    input: { main: `${dist}/main.js`, outcrop: `${dist}/outcrop.js` },
    platform: 'node',
    external: id => !id.startsWith('.') && !isAbsolute(id) && !INSIDE.has(id),
    plugins: [
      {
        name: 'modules-keep-their-place',
        transform: (code, id) =>
          id.startsWith(dist)
            ? code.replaceAll(
                'import.meta.url',
                `new URL(${JSON.stringify(`../${relative(dist, id)}`)}, import.meta.url).href`,
              )
            : undefined,
      },
    ],
  })
  await build.write({ dir: `${dist}/bundle`, format: 'esm', cleanDir: true })
  await build.close()
}
