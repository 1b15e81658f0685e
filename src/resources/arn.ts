import type { Owner } from './resource.ts'

export const partitionOf = (region: string): string => {
  if (region.startsWith('us-gov-')) return 'aws-us-gov'
  return region.startsWith('cn-') ? 'aws-cn' : 'aws'
}

export const arnOf = (kind: string, id: string, { account, region }: Owner): string =>
  `arn:${partitionOf(region)}:bedrock:${region}:${account}:${kind}/${id}`

export interface Arn {
  readonly region: string
  /** Empty for what belongs to nobody, such as foundation models. */
  readonly account: string
  readonly kind: string
  readonly id: string
}

const ARN = /^arn:aws[a-z-]*:bedrock:([a-z0-9-]*):(\d{12}|):([a-z0-9-]+)\/([^/]+.*)$/

/** Undefined for text that is no ARN of Bedrock. */
export const parseArn = (text: string): Arn | undefined => {
  const [, region, account, kind, id] = ARN.exec(text) ?? []
  if (region === undefined || account === undefined || kind === undefined || id === undefined)
    return undefined
  return { region, account, kind, id }
}
