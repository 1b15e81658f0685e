import type { HttpRequest } from './exchange.ts'

/**
 * What to tell a streaming client that tries again: after the first byte nothing can be taken back, so that a retry
 * shows the beginning twice. SDKs count their attempts in `amz-sdk-request`, and name their retry mode in the user
 * agent, as `cfg/retry-mode#legacy` or by the business metric `D`.
 * https://github.com/boto/botocore/blob/develop/botocore/useragent.py
 */
export const retryHint = (headers: HttpRequest['headers']): string | undefined => {
  const attempt = Number(/\battempt=(\d{1,4})\b/.exec(headers['amz-sdk-request'] ?? '')?.[1] ?? 1)
  if (attempt > 1)
    return `This is attempt ${attempt} of the same stream: drop what an earlier one has shown before its events are added.`
  const agent = `${headers['user-agent'] ?? ''} ${headers['x-amz-user-agent'] ?? ''}`.slice(0, 4_000)
  const metrics = /(?:^| )m\/([A-Za-z0-9,+-]+)/.exec(agent)?.[1]?.split(',') ?? []
  if (agent.includes('cfg/retry-mode#legacy') || metrics.includes('D'))
    return 'This client retries in legacy mode, up to five times at any rate: AWS_RETRY_MODE=standard has a budget for retries.'
  return undefined
}
