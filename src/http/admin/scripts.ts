import { type Scope, usualScope } from '../../backends/scripted/owner.ts'
import { readScript, type Script } from '../../backends/scripted/read-script.ts'
import { scopes } from '../../backends/scripted/rule-schema.ts'
import type { LiveRule, Scripts } from '../../backends/scripted/scripts.ts'
import { SettingError } from '../../backends/scripted/setting-error.ts'
import { resourceNotFoundException, validationException } from '../../errors.ts'
import { json } from '../json-response.ts'
import type { AdminRequest, Page } from './page.ts'

const PATH = '/outcrop/scripts'
/** The parser of YAML takes up to 20 us for a byte that is wrong. */
const LONGEST_SCRIPT = 65_536
const MOST_LINES = 5_000

/**
 * Rules that tests install, and the calls that were made.
 *
 * @param backends the scripted ones by their names.
 */
export const createScriptsPage =
  (backends: ReadonlyMap<string, Scripts>): Page =>
  async request => {
    const { method, path, principal } = request
    const id = path.startsWith(`${PATH}/`) ? path.slice(PATH.length + 1) : undefined
    if (path !== PATH && id === undefined) return undefined
    const scripts = choose(backends, request.query.get('backend'))
    if (id !== undefined && method === 'DELETE') {
      scripts.remove(id, principal)
      return { status: 204, headers: {} }
    }
    if (id === undefined && method === 'DELETE') {
      scripts.removeAll(readScope(request), principal)
      return { status: 204, headers: {} }
    }
    if (id === undefined && method === 'POST') {
      const { id, scope, rules } = scripts.install(parse(request.body), principal)
      return json(201, { id, scope, rules: rules.map(titleOf) })
    }
    if (id === undefined && method === 'GET') {
      return json(200, {
        scripts: scripts
          .installed(principal)
          .map(({ id, scope, rules }) => ({ id, scope, rules: rules.map(titleOf) })),
        rules: scripts.rules.map(titleOf),
        calls: scripts.journal.calls(readScope(request), principal),
      })
    }
    throw resourceNotFoundException(`There is no ${method} ${path}.`, {
      hint: `POST, GET and DELETE ${PATH}, and DELETE ${PATH}/ID are here.`,
    })
  }

const titleOf = ({ title }: LiveRule): string => title

const choose = (backends: ReadonlyMap<string, Scripts>, name: string | null): Scripts => {
  const [only] = backends.values()
  if (only === undefined)
    throw resourceNotFoundException('No scripted backend is configured.', {
      hint: "Configure one: backends: {scripted: {type: scripted}} and models: [{model: '*', backends: [scripted]}].",
    })
  if (name === null && backends.size === 1) return only
  const found = name === null ? undefined : backends.get(name)
  if (found !== undefined) return found
  throw validationException(
    name === null
      ? 'There are several scripted backends.'
      : 'The scripted backend that is named is not there.',
    { hint: `Say which: ?backend= one of ${[...backends.keys()].join(', ')}.` },
  )
}

const readScope = ({ query, principal }: AdminRequest): Scope => {
  const given = query.get('scope')
  const scope = given === null ? usualScope(principal) : scopes.find(each => each === given)
  if (scope !== undefined) return scope
  throw validationException('The scope is not one that there is.', {
    hint: `Say ?scope= one of ${scopes.join(', ')}.`,
  })
}

/** @throws ValidationException with a line for each fault. */
const parse = (body: Buffer): Script => {
  const text = body.length > LONGEST_SCRIPT ? '' : body.toString('utf8')
  if (body.length > LONGEST_SCRIPT || text.split('\n', MOST_LINES + 1).length > MOST_LINES)
    throw validationException(
      `A script that is installed has at most ${LONGEST_SCRIPT} bytes and ${MOST_LINES} lines.`,
      { hint: 'A longer one is a file: the setting script of the backend.' },
    )
  try {
    return readScript(text, 'script')
  } catch (error) {
    if (!(error instanceof SettingError)) throw error
    throw validationException(error.message, {
      cause: error,
      hint: 'docs/backends/scripted.md tells what a script may say.',
    })
  }
}
