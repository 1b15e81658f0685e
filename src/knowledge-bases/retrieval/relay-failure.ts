import { BedrockException } from '../../errors.ts'

/** By what a model fails with, what the services for agents and knowledge bases say instead: their models lack the former. */
const relayed: ReadonlyMap<string, readonly [name: string, status: number]> = new Map([
  ['ModelErrorException', ['DependencyFailedException', 424]],
  ['ModelNotReadyException', ['DependencyFailedException', 424]],
  ['ModelStreamErrorException', ['DependencyFailedException', 424]],
  ['ModelTimeoutException', ['DependencyFailedException', 424]],
  ['ServiceUnavailableException', ['BadGatewayException', 502]],
])

export const relayFailure = (error: unknown): unknown => {
  if (!(error instanceof BedrockException)) return error
  const [name, status] = relayed.get(error.name) ?? []
  if (name === undefined || status === undefined) return error
  const { message, hint } = error
  return new BedrockException(name, status, message, { cause: error, ...(hint !== undefined && { hint }) })
}

/** What is done, with the failures of its models as this service names them. */
export const relaying = async <Value>(run: () => Promise<Value>): Promise<Value> => {
  try {
    return await run()
  } catch (error) {
    throw relayFailure(error)
  }
}
