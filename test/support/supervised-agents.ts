import {
  AssociateAgentCollaboratorCommand,
  type RelayConversationHistory,
} from '@aws-sdk/client-bedrock-agent'
import type { Collaborator, CollaboratorConfiguration } from '@aws-sdk/client-bedrock-agent-runtime'
import { expect } from 'vitest'
import { foundationModel } from './agent-server.ts'
import { use } from './order-agent.ts'
import type { RunAgents, Stored, Told } from './run-agents.ts'
import { shapeFaults } from './shape-faults.ts'

export const SUPERVISOR = 'You ask the agents of the shop, each for what it knows.'
export const COLLABORATOR = 'You look orders up, and you do nothing else than that.'

export const collaborate =
  (server: RunAgents, name: string, { aliasArn }: Stored, relay?: RelayConversationHistory) =>
  (agentId: string) =>
    server.agents.send(
      new AssociateAgentCollaboratorCommand({
        agentId,
        agentVersion: 'DRAFT',
        agentDescriptor: { aliasArn },
        collaboratorName: name,
        collaborationInstruction: 'Ask it about orders.',
        ...(relay !== undefined && { relayConversationHistory: relay }),
      }),
    )
export const supervise = (server: RunAgents, ...associate: ((agentId: string) => Promise<unknown>)[]) =>
  server.store({ instruction: SUPERVISOR, agentCollaboration: 'SUPERVISOR' }, async id => {
    for (const each of associate) await each(id)
  })
export const supervisor = { system: 'You ask the agents' }
export const collaborator = { system: 'You look orders up' }
export const sane = (told: Told) =>
  expect(told.traces.flatMap(part => shapeFaults('TracePart', part))).toEqual([])
export const prompts = (told: Told, name?: string) =>
  told.traces
    .filter(({ collaboratorName }) => collaboratorName === name)
    .flatMap(({ trace }) => trace?.orchestrationTrace?.modelInvocationInput?.text ?? [])
    .map(text => JSON.parse(text).messages)

export const inline = (agentName: string, more: Partial<Collaborator> = {}): Collaborator => ({
  agentName,
  foundationModel,
  instruction: COLLABORATOR,
  ...more,
})
export const named = (collaboratorName: string): CollaboratorConfiguration => ({
  collaboratorName,
  collaboratorInstruction: 'Ask it about orders.',
})
export const superviseInline = (...collaborators: Collaborator[]) => ({
  instruction: SUPERVISOR,
  agentCollaboration: 'SUPERVISOR' as const,
  collaboratorConfigurations: collaborators.map(({ agentName = '' }) => named(agentName)),
  collaborators,
})

export const rules = [
  { match: { ...collaborator, tool: 'orders__look_up' }, answer: 'It is on its way.' },
  { match: collaborator, ...use('orders__look_up', { order: '17' }) },
  { match: { ...supervisor, tool: 'agent__orders' }, ...use('agent__stock', { message: 'Is it there?' }) },
  { match: { ...supervisor, tool: 'agent__stock' }, answer: 'It is on its way, and there are more.' },
  { match: supervisor, ...use('agent__orders', { message: 'Look order 17 up.' }) },
  { match: { system: 'You count the stock' }, answer: 'There are three.' },
]
