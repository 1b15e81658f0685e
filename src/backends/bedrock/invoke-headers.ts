import type { InvokeModelRequest } from '@aws-sdk/client-bedrock-runtime'
import type { UpstreamAnswer } from '../upstream/upstream.ts'
import type { ServiceShapes } from './service-shapes.ts'

/** The members of a request that are headers, as the operation calls them. */
export const compileInvokeHeaders = (
  shapes: ServiceShapes,
  input: string,
): ((request: InvokeModelRequest) => Record<string, string>) => {
  const members = Object.entries(shapes[input]?.members ?? {}).flatMap(
    ([name, { location, locationName }]) =>
      location === 'header'
        ? [[name as keyof InvokeModelRequest, (locationName ?? name).toLowerCase()] as const]
        : [],
  )
  return request => {
    const headers: Record<string, string> = { 'content-type': 'application/json' }
    for (const [name, header] of members) {
      const value = request[name]
      if (value !== undefined) headers[header] = String(value)
    }
    return headers
  }
}

/** What Bedrock counts beside a native answer. */
export const readUsage = (
  headers: UpstreamAnswer['headers'],
): { readonly inputTokens?: number; readonly outputTokens?: number } => {
  const inputTokens = count(headers['x-amzn-bedrock-input-token-count'])
  const outputTokens = count(headers['x-amzn-bedrock-output-token-count'])
  return {
    ...(inputTokens !== undefined && { inputTokens }),
    ...(outputTokens !== undefined && { outputTokens }),
  }
}

const count = (header: unknown): number | undefined =>
  typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : undefined
