import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseCall } from './exchange-raw.ts'
import { type Call, sign, valuesOf } from './sign.ts'
import { key, temporary } from './signed-calls.ts'

/**
 * Requests as clients write them. Those of boto3, the AWS CLI and curl were recorded from these programs; those of the
 * Anthropic SDKs were signed by the signers that they call, over their headers; the others follow their sources.
 */
const folder = join(import.meta.dirname, '../wire/recorded')
export const recorded = Object.fromEntries(
  readdirSync(folder).map(file => [
    file.replace('.http', ''),
    parseCall(readFileSync(join(folder, file), 'utf8')),
  ]),
)
export const recording = (name: string): Call => {
  const call = recorded[name]
  if (call === undefined) throw new Error(`No recording ${name}`)
  return call
}

export const header = (call: Call, name: string): string | undefined => valuesOf(call, name)[0]

/** The same request to this server, signed now if it was signed, over the same headers. */
export const current = (call: Call, port: number): Call => {
  const signedHeaders = /SignedHeaders=([^,]*)/.exec(header(call, 'authorization') ?? '')?.[1]?.split(';')
  const moved = call.headers.map(
    ([name, value]) => [name, name.toLowerCase() === 'host' ? `127.0.0.1:${port}` : value] as const,
  )
  if (signedHeaders === undefined) return { ...call, headers: moved }
  const bySigner = ['authorization', 'x-amz-date', 'x-amz-security-token', 'x-amz-content-sha256']
  const bodyHash = header(call, 'x-amz-content-sha256')
  const signed = sign(
    { ...call, headers: moved.filter(([name]) => !bySigner.includes(name.toLowerCase())) },
    {
      key: header(call, 'x-amz-security-token') === undefined ? key : temporary,
      signedHeaders,
      ...(bodyHash === undefined ? {} : { bodyHash }),
    },
  )
  const headers = moved.map(([name, value]) => [name, header(signed, name.toLowerCase()) ?? value] as const)
  return { ...call, headers }
}
