import type { S3Config } from '@aws-sdk/client-bedrock'
import type { Owner } from '../../resources/resource.ts'

/** Where an account's logs of a Region lie. */
export interface Destination {
  readonly bucket: string
  /** `PREFIX/AWSLogs/ACCOUNT/BedrockModelInvocationLogs/REGION` */
  readonly root: string
}

/** Bedrock writes to a prefix with a slash at its end as to one without. */
export const destinationOf = ({ account, region }: Owner, s3: S3Config): Destination => ({
  bucket: s3.bucketName ?? '',
  root: [...segments(s3.keyPrefix), 'AWSLogs', account, 'BedrockModelInvocationLogs', region].join('/'),
})

/** The empty object by which AWS sees, before it keeps a configuration, that it may write there. */
export const permissionCheck = ({ account }: Owner, s3: S3Config): { bucket: string; key: string } => ({
  bucket: s3.bucketName ?? '',
  key: [
    ...segments(s3.keyPrefix),
    'AWSLogs',
    account,
    'BedrockModelInvocationLogs',
    'amazon-bedrock-logs-permission-check',
  ].join('/'),
})

/** `ROOT/2026/04/20/00`: objects lie by the hour. */
export const hourOf = (root: string, at: number): string =>
  `${root}/${new Date(at).toISOString().slice(0, 13).replace(/[-T]/g, '/')}`

/** `20260420T001733123Z_9b86bf4994c4ab1c.json.gz` */
export const batchName = (at: number, id: string): string =>
  `${new Date(at).toISOString().replace(/[-:.]/g, '')}_${id}.json.gz`

/** What is wrong with a bucket's name, a prefix or a Region, if anything: they come from a client and become paths. */
export const destinationProblem = (
  { region }: Pick<Owner, 'region'>,
  { bucketName = '', keyPrefix = '' }: S3Config,
): string | undefined => {
  if (!REGION.test(region)) return 'The request is signed for a Region that is none.'
  if (!BUCKET.test(bucketName) || bucketName.includes('..'))
    return 'A bucket has 3 to 63 lower-case letters, digits, - and . between letters or digits.'
  if (CONTROL.test(keyPrefix) || !isWellFormed(keyPrefix))
    return 'A prefix is text without control characters.'
  if (segments(keyPrefix).some(segment => /^\.{0,2}$/.test(segment)))
    return 'Between the slashes of a prefix there is always a name, and none is . or ..'
  return undefined
}

/** Half of a character has no bytes of its own. */
const isWellFormed = (text: string): boolean => Buffer.from(text).toString() === text

const segments = (prefix: string | undefined): string[] =>
  prefix === undefined || prefix === '' ? [] : prefix.replace(/\/$/, '').split('/')

const REGION = /^[a-z0-9-]{1,64}$/
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const CONTROL = /[\u0000-\u001f\u007f]/
