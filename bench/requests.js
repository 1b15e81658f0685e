// The benchmark's requests, signed once: SigV4 lets the same request be sent again within five minutes.
import { createHash, createHmac } from 'node:crypto'
import { SignatureV4 } from '@smithy/signature-v4'

export const credentials = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
}

class Sha256 {
  constructor(key) {
    this.hash = key === undefined ? createHash('sha256') : createHmac('sha256', key)
  }
  update(data) {
    this.hash.update(data)
  }
  async digest() {
    return new Uint8Array(this.hash.digest())
  }
}

const signer = new SignatureV4({ service: 'bedrock', region: 'us-east-1', credentials, sha256: Sha256 })
const model = encodeURIComponent('us.anthropic.claude-haiku-4-5-20251001-v1:0')
const conversation = text =>
  JSON.stringify({ messages: [{ role: 'user', content: [{ text }] }], inferenceConfig: { maxTokens: 64 } })

/** @returns `{ path, headers, body }` as the AWS SDK for JavaScript would sign it for this authority. */
export const sign = async (operation, authority, text = 'Say hello.') => {
  const body = conversation(text)
  const path = `/model/${model}/${operation}`
  const { headers } = await signer.sign({
    method: 'POST',
    protocol: 'http:',
    hostname: authority,
    path,
    query: {},
    headers: {
      host: authority,
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
    },
    body,
  })
  return { path, headers, body }
}
