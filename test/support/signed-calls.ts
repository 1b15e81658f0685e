import { type Call, presign, type Signing, sign } from './sign.ts'

/** Frozen, as its like: the SDK writes into the credentials that it is given, and test files share them. */
export const key: Readonly<{ accessKeyId: string; secretAccessKey: string }> = Object.freeze({
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
})
export const temporary: Readonly<{ accessKeyId: string; secretAccessKey: string; sessionToken: string }> =
  Object.freeze({
    ...key,
    accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
    sessionToken: 'IQoJb3JpZ2luX2VjEXAMPLE+/=',
  })
export const outdated = { ...temporary, accessKeyId: 'ASIAOUTDATEDEXAMPLE1' }

export const MINUTE = 60_000
export const PATH = '/model/us.anthropic.claude-haiku-4-5-20251001-v1%3A0/converse'
export const BODY = '{"messages":[{"role":"user","content":[{"text":"Say hello."}]}]}'

export const base = (): Call => ({
  method: 'POST',
  target: PATH,
  headers: [
    ['host', 'localhost:4510'],
    ['content-type', 'application/json'],
  ],
  body: BODY,
})
export const get = (target: string): Call => ({
  ...base(),
  method: 'GET',
  target,
  headers: base().headers.slice(0, 1),
  body: '',
})
export const signed = (signing: Partial<Signing> = {}, call = base()) => sign(call, { key, ...signing })
export const presigned = (signing: Partial<Signing> = {}, expires = 60) =>
  presign(get('/foundation-models'), { key, ...signing }, expires)

/** A header replaced, or left out where the edit gives undefined. */
export const edit = (call: Call, name: string, change: (value: string) => string | undefined): Call => ({
  ...call,
  headers: call.headers.flatMap(([each, value]) => {
    const changed = each === name ? change(value) : value
    return changed === undefined ? [] : [[each, changed] as const]
  }),
})
export const add = (call: Call, ...header: readonly [string, string]): Call => ({
  ...call,
  headers: [...call.headers, header],
})
export const edited = (from: string | RegExp, to: string, call = signed()) =>
  edit(call, 'authorization', value => value.replace(from, to))
export const authorized = (authorization: string, call = base()) => add(call, 'authorization', authorization)
export const apiKey = (call: Call) =>
  authorized(
    `Bearer bedrock-api-key-${Buffer.from(`bedrock.amazonaws.com${call.target}&Version=1`).toString('base64')}`,
  )
export const shortTerm = (signing: Partial<Signing> = {}, expires = 60) =>
  presign(
    {
      method: 'POST',
      target: '/?Action=CallWithBearerToken',
      headers: [['host', 'bedrock.amazonaws.com']],
      body: '',
    },
    { key, ...signing },
    expires,
  )
