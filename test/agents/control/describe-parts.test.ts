import { expect, test } from 'vitest'
import {
  describeActionGroup,
  describeAssociation,
  describeCollaborator,
} from '../../../src/agents/control/describe-parts.ts'

const at = { agentId: 'A', agentVersion: '2' }
const part = {
  id: 'P',
  sequence: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-02T00:00:00.000Z',
}
const createdAt = new Date(part.createdAt)
const updatedAt = new Date(part.updatedAt)

test('with the agent and the version that was asked for, and nothing of what is only kept', () => {
  expect(
    describeActionGroup(
      {
        ...part,
        name: 'n',
        state: 'ENABLED',
        apiSchema: { s3: {} },
        operations: [],
        once: { token: 't', inputHash: 'h' },
      },
      at,
    ),
  ).toEqual({
    ...at,
    actionGroupId: 'P',
    actionGroupName: 'n',
    actionGroupState: 'ENABLED',
    apiSchema: { s3: {} },
    createdAt,
    updatedAt,
  })
  expect(describeAssociation({ ...part, description: 'd', state: 'DISABLED' }, at)).toEqual({
    ...at,
    knowledgeBaseId: 'P',
    description: 'd',
    knowledgeBaseState: 'DISABLED',
    createdAt,
    updatedAt,
  })
  expect(
    describeCollaborator(
      { ...part, name: 'n', instruction: 'i', aliasArn: 'arn', relaysHistory: 'DISABLED' },
      at,
    ),
  ).toEqual({
    ...at,
    collaboratorId: 'P',
    collaboratorName: 'n',
    collaborationInstruction: 'i',
    agentDescriptor: { aliasArn: 'arn' },
    relayConversationHistory: 'DISABLED',
    createdAt,
    lastUpdatedAt: updatedAt,
  })
})
