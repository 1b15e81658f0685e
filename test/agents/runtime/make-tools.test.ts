import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AgentDefinition } from '../../../src/agents/agent-definition.ts'
import { makeTools } from '../../../src/agents/runtime/make-tools.ts'

const definition = (more: Partial<AgentDefinition>): AgentDefinition => ({
  name: 'agent',
  foundationModel: 'model',
  instruction: 'Help.',
  idleSessionSeconds: 60,
  actionGroups: [],
  knowledgeBases: [],
  collaboration: 'DISABLED',
  collaborators: [],
  ...more,
})
const operation = (operationId: string) => ({
  path: '/',
  method: 'GET',
  operationId,
  description: '',
  parameters: [],
  requiresConfirmation: false,
})

const name = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  fc.constantFrom('orders', 'look_up', '_'.repeat(100), '', '取得', 'a/b'),
)

test('every name is taken once, and by every family of models', () => {
  const group = fc.record({
    name,
    functions: fc.array(name, { maxLength: 5 }),
    operations: fc.array(name, { maxLength: 5 }),
  })
  fc.assert(
    fc.property(fc.array(group, { maxLength: 6 }), fc.array(name, { maxLength: 4 }), (groups, others) => {
      const tools = makeTools(
        definition({
          actionGroups: groups.map(({ name, functions, operations }) => ({
            name,
            functions: functions.map(each => ({ name: each })),
            operations: operations.map(operation),
          })),
          knowledgeBases: others.map(knowledgeBaseId => ({ knowledgeBaseId, description: '' })),
          collaboration: 'SUPERVISOR',
          collaborators: others.map(each => ({
            name: each,
            instruction: '',
            relaysHistory: 'DISABLED',
            agent: { aliasArn: 'a' },
          })),
        }),
      )
      const names = tools.map(each => each.name)
      expect(new Set(names).size).toBe(names.length)
      for (const each of names) expect(each).toMatch(/^[a-zA-Z0-9_-]{1,64}$/)
    }),
  )
})

test('a thousand functions of one name have names of their own', () => {
  const functions = Array.from({ length: 1_200 }, () => ({ name: 'x'.repeat(100) }))
  const names = makeTools(definition({ actionGroups: [{ name: 'group', functions }] })).map(each => each.name)
  expect(new Set(names).size).toBe(1_200)
  expect(Math.max(...names.map(({ length }) => length))).toBe(64)
})

test('a function is told with its parameters, and what it needs', () => {
  const parameters = {
    order: { type: 'string' as const, description: 'Its number.', required: true },
    tags: { type: 'array' as const, required: false },
  }
  const [tool] = makeTools(
    definition({
      actionGroups: [
        { name: 'orders', description: 'Orders.', functions: [{ name: 'look_up', parameters }] },
      ],
    }),
  )
  expect(tool).toMatchObject({
    name: 'orders__look_up',
    description: 'look_up',
    inputSchema: {
      type: 'object',
      properties: {
        order: { type: 'string', description: 'Its number.' },
        tags: { type: 'array', items: { type: 'string' } },
      },
      required: ['order'],
    },
  })
})

test('collaborators are asked only by who collaborates', () => {
  const collaborators = [
    { name: 'a', instruction: 'b', relaysHistory: 'DISABLED' as const, agent: { aliasArn: 'c' } },
  ]
  expect(makeTools(definition({ collaborators }))).toEqual([])
  expect(
    makeTools(definition({ collaborators, collaboration: 'SUPERVISOR' })).map(each => each.name),
  ).toEqual(['agent__a'])
})

test('many functions of one name take no square of their number', () => {
  const functions = Array.from({ length: 50_000 }, (_, place) => ({ name: `${'a'.repeat(70)}${place}` }))
  const tools = makeTools(definition({ actionGroups: [{ name: 'orders', functions }] }))
  expect(new Set(tools.map(tool => tool.name)).size).toBe(50_000)
}, 5_000)
