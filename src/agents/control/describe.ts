import type * as api from '@aws-sdk/client-bedrock-agent'
import type { AgentSettings } from '../../resources/agent.ts'
import type { AliasPeriod } from '../../resources/agent-alias.ts'
import { arnOf } from '../../resources/arn.ts'
import type { Owner } from '../../resources/resource.ts'
import { DRAFT, type StoredAgent, type StoredAlias, type StoredVersion, TEST_ALIAS } from './find-agents.ts'

/** @param status where the answer tells what has just begun. */
export const describeAgent = (
  { id, arn, name, status: settled, createdAt, updatedAt, document }: StoredAgent,
  status = settled,
): api.Agent => ({
  agentId: id,
  agentArn: arn,
  agentName: name,
  agentVersion: DRAFT,
  agentStatus: status as api.AgentStatus,
  ...describeSettings(document.settings),
  orchestrationType: document.settings.orchestrationType,
  customOrchestration: document.settings.customOrchestration,
  createdAt,
  updatedAt,
  preparedAt: document.prepared && new Date(document.prepared.at),
  failureReasons: document.failureReasons && [...document.failureReasons],
})

const describeSettings = (settings: AgentSettings) => ({
  description: settings.description,
  agentResourceRoleArn: settings.roleArn,
  foundationModel: settings.foundationModel,
  instruction: settings.instruction,
  idleSessionTTLInSeconds: settings.idleSessionSeconds,
  customerEncryptionKeyArn: settings.customerEncryptionKeyArn,
  promptOverrideConfiguration: settings.promptOverrides,
  guardrailConfiguration: settings.guardrail,
  memoryConfiguration: settings.memory,
  agentCollaboration: settings.collaboration,
})

export const summarizeAgent = ({ id, name, status, updatedAt, document }: StoredAgent): api.AgentSummary => ({
  agentId: id,
  agentName: name,
  agentStatus: status as api.AgentStatus,
  description: document.settings.description,
  guardrailConfiguration: document.settings.guardrail,
  latestAgentVersion: document.lastVersion === 0 ? DRAFT : String(document.lastVersion),
  updatedAt,
})

/** @param owner whose it is: its ARN is the agent's. */
export const describeVersion = (
  { name, status, createdAt, updatedAt, document }: StoredVersion,
  owner: Owner,
): api.AgentVersion => ({
  agentId: document.agentId,
  agentArn: arnOf('agent', document.agentId, owner),
  agentName: name,
  version: document.number,
  agentStatus: status as api.AgentStatus,
  ...describeSettings(document.settings),
  createdAt,
  updatedAt,
})

export const summarizeVersion = ({
  name,
  status,
  createdAt,
  updatedAt,
  document,
}: StoredVersion): api.AgentVersionSummary => ({
  agentName: name,
  agentVersion: document.number,
  agentStatus: status as api.AgentStatus,
  description: document.settings.description,
  guardrailConfiguration: document.settings.guardrail,
  createdAt,
  updatedAt,
})

/** The draft stands among the versions. */
export const summarizeDraft = (stored: StoredAgent): api.AgentVersionSummary => ({
  agentName: stored.name,
  agentVersion: DRAFT,
  agentStatus: stored.status as api.AgentStatus,
  description: stored.document.settings.description,
  guardrailConfiguration: stored.document.settings.guardrail,
  createdAt: stored.createdAt,
  updatedAt: stored.updatedAt,
})

export const describeAlias = (stored: StoredAlias, status = stored.status): api.AgentAlias => ({
  agentId: stored.document.agentId,
  agentAliasId: stored.document.aliasId,
  agentAliasArn: stored.arn,
  ...describeTarget(stored, status),
  agentAliasHistoryEvents: stored.document.history.map(describePeriod),
})

export const summarizeAlias = (stored: StoredAlias): api.AgentAliasSummary => ({
  agentAliasId: stored.document.aliasId,
  ...describeTarget(stored, stored.status),
})

const describeTarget = ({ name, createdAt, updatedAt, document }: StoredAlias, status: string) => ({
  agentAliasName: name,
  description: document.description,
  routingConfiguration: routingTo(document.version),
  agentAliasStatus: status as api.AgentAliasStatus,
  aliasInvocationState: document.invocationState,
  createdAt,
  updatedAt,
})

const describePeriod = ({ version, startDate, endDate }: AliasPeriod): api.AgentAliasHistoryEvent => ({
  routingConfiguration: routingTo(version),
  startDate: new Date(startDate),
  endDate: endDate === undefined ? undefined : new Date(endDate),
})

const routingTo = (version: string | undefined): api.AgentAliasRoutingConfigurationListItem[] =>
  version === undefined ? [] : [{ agentVersion: version }]

/** ListAgentAliases shows it among the others [seen: amazon-bedrock-agent-samples#137], as AgentTestAlias. */
export const summarizeTestAlias = ({ createdAt, updatedAt }: StoredAgent): api.AgentAliasSummary => ({
  agentAliasId: TEST_ALIAS,
  agentAliasName: 'AgentTestAlias',
  agentAliasStatus: 'PREPARED',
  routingConfiguration: routingTo(DRAFT),
  aliasInvocationState: 'ACCEPT_INVOCATIONS',
  createdAt,
  updatedAt,
})

export const describeTestAlias = (stored: StoredAgent, owner: Owner): api.AgentAlias => ({
  ...(summarizeTestAlias(stored) as Pick<
    api.AgentAlias,
    | 'agentAliasId'
    | 'agentAliasName'
    | 'agentAliasStatus'
    | 'routingConfiguration'
    | 'aliasInvocationState'
    | 'createdAt'
    | 'updatedAt'
  >),
  agentId: stored.id,
  agentAliasArn: arnOf('agent-alias', `${stored.id}/${TEST_ALIAS}`, owner),
})
