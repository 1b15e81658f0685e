import type { Member, OperationDescription, Shape, Shapes } from '../../src/wire/api.ts'

const scalars = ['string', 'boolean', 'integer', 'long', 'float', 'double', 'blob', 'timestamp'] as const

/** Shapes named after their types, as the least that a description can say. */
export const plainShapes: Shapes = Object.fromEntries([
  ...scalars.map(type => [type, { type }] as const),
  ['document', { type: 'structure', document: true, members: {} }],
  ['strings', { type: 'list', member: { target: 'string' } }],
  ['numbers', { type: 'list', member: { target: 'integer' } }],
  ['texts by key', { type: 'map', key: { target: 'string' }, value: { target: 'string' } }],
])

/** An operation whose input has these members. */
export const describeInput = (
  members: Readonly<Record<string, Member>>,
  shapes: Readonly<Record<string, Shape>> = {},
  payload?: string,
): { shapes: Shapes; operation: OperationDescription } => ({
  shapes: {
    ...plainShapes,
    ...shapes,
    Input: { type: 'structure', members, ...(payload !== undefined && { payload }) },
  },
  operation: { method: 'POST', uri: '/', status: 200, input: 'Input', output: null, errors: [] },
})
