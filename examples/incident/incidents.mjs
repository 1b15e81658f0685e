// The action group "incidents": looks an incident up, checks a service, opens a ticket. Its data is here, to be replaced by your own.
import { createHandler, Refusal, requireParameter } from 'outcrop-action-group'

const incidents = {
  'INC-4711': {
    id: 'INC-4711',
    service: 'checkout',
    severity: 2,
    openedAt: '2026-11-02T08:14:00Z',
    summary: 'One payment in five fails with a timeout.',
  },
  'INC-4712': {
    id: 'INC-4712',
    service: 'search',
    severity: 4,
    openedAt: '2026-11-02T09:40:00Z',
    summary: 'Suggestions are slow.',
  },
}

const services = {
  checkout: {
    service: 'checkout',
    status: 'degraded',
    errorRate: 0.21,
    lastDeployment: '2026-11-02T08:05:00Z',
    owner: 'payments',
  },
  search: { service: 'search', status: 'healthy', errorRate: 0.001, owner: 'discovery' },
}

const find = (all, name, kind) => {
  if (!Object.hasOwn(all, name)) throw new Refusal(`There is no ${kind} ${name}.`)
  return all[name]
}

export const handler = createHandler({
  functions: {
    get_incident: ({ parameters }) =>
      find(incidents, requireParameter(parameters, 'incidentId', 'string'), 'incident'),
    check_service: ({ parameters }) =>
      find(services, requireParameter(parameters, 'service', 'string'), 'service'),
    // The key of the call names the ticket: a call that comes again opens no second one.
    open_ticket: ({ parameters, event }) => ({
      ticket: `TCK-${(event.idempotencyKey ?? 'new').slice(-6)}`,
      team: requireParameter(parameters, 'team', 'string'),
      title: requireParameter(parameters, 'title', 'string'),
      status: 'open',
    }),
  },
})
