import * as v from 'valibot'
import { resourceNotFoundException, validationException } from '../../errors.ts'
import type { FaultDraft, Faults } from '../../faults/create-faults.ts'
import { json } from '../json-response.ts'
import type { Page } from './page.ts'

const PATH = '/outcrop/faults'

const draft = v.strictObject({
  fault: v.pipe(v.string(), v.minLength(1), v.maxLength(1_000)),
  operation: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(128))),
  model: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(2_048))),
  times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000))),
  probability: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
})

/** What goes wrong on purpose in a caller's own calls: POST a rule, GET them, DELETE one or all. */
export const createFaultsPage =
  (faults: Pick<Faults, 'add' | 'list' | 'remove'>): Page =>
  async ({ method, path, principal, body }) => {
    const id = path.startsWith(`${PATH}/`) ? path.slice(PATH.length + 1) : undefined
    if (path !== PATH && id === undefined) return undefined
    if (method === 'DELETE') {
      faults.remove(principal, id)
      return { status: 204, headers: {} }
    }
    if (id === undefined && method === 'POST') return json(201, faults.add(principal, parse(body)))
    if (id === undefined && method === 'GET') return json(200, { faults: faults.list(principal) })
    throw resourceNotFoundException(`There is no ${method} ${path}.`, {
      hint: `POST, GET and DELETE ${PATH}, and DELETE ${PATH}/ID are here.`,
    })
  }

/** @throws ValidationException */
const parse = (body: Buffer): FaultDraft => {
  const { success, output, issues } = v.safeParse(draft, parseJson(body))
  if (success) return output
  const problems = issues.map(
    ({ path, message }) => `${path?.map(({ key }) => key).join('.') ?? 'body'}: ${message}`,
  )
  throw validationException(`The fault cannot be: ${problems.join('; ')}.`, {
    hint: 'Send {"fault": "ThrottlingException", "operation": "Converse*", "model": "*", "times": 3, "probability": 1}; all but the fault may be left out.',
  })
}

const parseJson = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}
