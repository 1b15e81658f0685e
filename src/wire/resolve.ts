import { type BedrockException, unknownOperationException } from '../errors.ts'
import { type ServiceName, serviceNames } from './api.ts'
import type { Route, Router } from './route.ts'

const SERVICE_HOST =
  /^(bedrock(?:-agent)?(?:-runtime)?)(?:-fips)?\.(?:[a-z0-9-]+\.)?(?:amazonaws\.com|api\.aws|localhost)(?::\d+)?$/i

/** Resource types in a tagged ARN that belong to bedrock-agent-runtime; every other is bedrock-agent's. */
const RUNTIME_RESOURCES = new Set(['session'])

/**
 * Which operation a request means. All services share one origin, so what tells them apart is, in this
 * order: the host name (`bedrock-agent-runtime.us-east-1...`), a base path (`/bedrock-agent-runtime/...`),
 * and for the four colliding routes the trailing slash (`POST /agents/{x}/` is PrepareAgent, without it
 * InvokeInlineAgent) or the tagged ARN's resource type.
 *
 * @throws UnknownOperationException with a hint at the right client or path.
 */
export const resolveOperation = (
  router: Router,
  method: string,
  target: string,
  authority: string,
): Route => {
  const question = target.indexOf('?')
  const path = question === -1 ? target : target.slice(0, question)
  const based = serviceOfBasePath(path)
  const service = SERVICE_HOST.exec(authority)?.[1]?.toLowerCase() as ServiceName | undefined
  const rest = based === undefined ? path : path.slice(based.length + 1)
  const found = router.find(method, rest, service ?? based)
  const route = found.find(candidate => belongs(candidate)) ?? found[0]
  if (route !== undefined) return route
  throw unknown(router, method, rest, service ?? based)
}

const serviceOfBasePath = (path: string): ServiceName | undefined => {
  const end = path.indexOf('/', 1)
  if (end === -1) return undefined
  const first = path.slice(1, end)
  return serviceNames.find(name => name === first)
}

const belongs = ({ service, labels }: Route): boolean => {
  const arn = labels.resourceArn
  if (arn === undefined) return true
  const type = arn.split(':')[5]?.split('/')[0] ?? ''
  return RUNTIME_RESOURCES.has(type) === (service === 'bedrock-agent-runtime')
}

const unknown = (
  router: Router,
  method: string,
  path: string,
  service: ServiceName | undefined,
): BedrockException => {
  const elsewhere = service === undefined ? undefined : router.find(method, path)[0]
  if (elsewhere !== undefined)
    return unknownOperationException('Unknown operation', {
      hint: `${elsewhere.operation} belongs to ${elsewhere.service}; this request was sent to ${service}. Use the ${elsewhere.service} client, or its endpoint.`,
    })
  if (path === '/')
    return unknownOperationException('Unknown operation', {
      hint: 'Other services call this path (CloudWatch, SSM, STS, Service Quotas, DynamoDB ...); none of them is implemented here. Set AWS_ENDPOINT_URL_BEDROCK_RUNTIME and its like instead of AWS_ENDPOINT_URL, and only calls to Bedrock come here.',
    })
  const slash = path.endsWith('/') ? path.slice(0, -1) : `${path}/`
  const near = router.find(method, slash)[0]
  if (near !== undefined)
    return unknownOperationException('Unknown operation', {
      hint: `${near.operation} is ${method} ${slash}: mind the slash at the end.`,
    })
  const methods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'].filter(
    other => router.find(other, path).length > 0,
  )
  return unknownOperationException('Unknown operation', {
    hint:
      methods.length > 0
        ? `This path answers ${methods.join(', ')}, not ${method}.`
        : 'No Bedrock operation has this path. An identifier with a slash, such as an ARN, is sent percent-encoded (%2F).',
  })
}
