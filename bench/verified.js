// SigV4 in as few steps as it takes: for the server that shows what the check alone costs.
import { createHmac, hash, timingSafeEqual } from 'node:crypto'
import { credentials } from './requests.js'

const PARTS = /Credential=[^/]+\/([^,]+), SignedHeaders=([^,]+), Signature=(\w+)/
const hmac = (key, text) => createHmac('sha256', key).update(text).digest()
const keys = new Map()

const signingKey = scope => {
  let key = keys.get(scope)
  if (key === undefined) {
    key = scope.split('/').reduce(hmac, `AWS4${credentials.secretAccessKey}`)
    keys.set(scope, key)
  }
  return key
}

export const verified = ({ method, url, headers }, body) => {
  const [, scope, names, signature] = PARTS.exec(headers.authorization)
  const lines = names.split(';').map(name => `${name}:${headers[name]}\n`)
  const path = url.replaceAll('%', '%25')
  const canonical = `${method}\n${path}\n\n${lines.join('')}\n${names}\n${hash('sha256', body)}`
  const text = `AWS4-HMAC-SHA256\n${headers['x-amz-date']}\n${scope}\n${hash('sha256', canonical)}`
  return timingSafeEqual(hmac(signingKey(scope), text), Buffer.from(signature, 'hex'))
}
