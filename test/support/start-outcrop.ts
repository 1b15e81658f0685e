import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BedrockClient } from '@aws-sdk/client-bedrock'
import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import type { PartialConfig } from '../../src/config.ts'
import { createOutcrop, type Outcrop } from '../../src/outcrop.ts'

export interface Started extends AsyncDisposable {
  readonly outcrop: Outcrop
  readonly url: string
  readonly port: number
  /** The SDK as it comes: h2c with prior knowledge, a session for each request. */
  readonly runtime: BedrockRuntimeClient
  /** The same over HTTP/1.1. */
  readonly runtimeHttp1: BedrockRuntimeClient
  readonly bedrock: BedrockClient
  close(): Promise<void>
}

/** A server of its own on a free port, with a home that goes away with it. */
export const startOutcrop = async (settings: PartialConfig = {}): Promise<Started> => {
  const home = await mkdtemp(join(tmpdir(), 'outcrop-'))
  const outcrop = await createOutcrop({ port: 0, home, log: { level: 'silent' }, ...settings })
  const { url, port } = await outcrop.listen()
  const options = {
    endpoint: url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'anything' },
    maxAttempts: 1,
  }
  const runtime = new BedrockRuntimeClient(options)
  const runtimeHttp1 = new BedrockRuntimeClient({ ...options, requestHandler: new NodeHttpHandler() })
  const bedrock = new BedrockClient(options)
  const close = async () => {
    for (const client of [runtime, runtimeHttp1, bedrock]) client.destroy()
    await outcrop.close()
    await rm(home, { recursive: true, force: true })
  }
  return { outcrop, url, port, runtime, runtimeHttp1, bedrock, close, [Symbol.asyncDispose]: close }
}
