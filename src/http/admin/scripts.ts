import { type Scope, usualScope } from '../../backends/scripted/owner.ts'
import { readScript, type Script } from '../../backends/scripted/read-script.ts'
import { scopes } from '../../backends/scripted/rule-schema.ts'
import type { LiveRule, Scripts } from '../../backends/scripted/scripts.ts'
import { SettingError } from '../../backends/scripted/setting-error.ts'
import { resourceNotFoundException, validationException } from '../../errors.ts'
import { json } from '../json-response.ts'
import type { AdminRequest, Page } from './page.ts'

const PATH = '/outcrop/scripts'
/** The parser of YAML takes long for what is wrong, up to 0.1 ms for a bracket. */
const LONGEST_SCRIPT = 65_536
const most: readonly (readonly [what: string, expression: RegExp, count: number])[] = [
  ['lines', /\n/g, 5_000],
  ['lists and objects in brackets', /[[{]/g, 4_000],
  ['expressions', /regex/g, 200],
]

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
  const text = body.toString('utf8', 0, LONGEST_SCRIPT + 1)
  const excess = most.find(([, expression, count]) => (text.match(expression)?.length ?? 0) > count)
  if (excess !== undefined || body.length > LONGEST_SCRIPT)
    throw validationException(
      excess === undefined
        ? `A script that is installed has at most ${LONGEST_SCRIPT} bytes.`
        : `A script that is installed has at most ${excess[2]} ${excess[0]}.`,
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
