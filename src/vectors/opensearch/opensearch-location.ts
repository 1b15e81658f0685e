import type { CredentialSettings } from '../../backends/aws/credentials.ts'

/** Where an OpenSearch is, and as whom it is called. */
export interface OpenSearchLocation extends CredentialSettings {
  readonly url: string
  readonly username?: string | undefined
  readonly password?: string | undefined
  /** Calls are signed for this Region, with the server's own credentials. */
  readonly region?: string | undefined
  /** What calls are signed for: `aoss` is OpenSearch Serverless, which knows fewer operations. */
  readonly service?: 'es' | 'aoss' | undefined
}

/** What a knowledge base calls its fields. */
export interface OpenSearchFields {
  readonly vectorField: string
  readonly textField: string
  readonly metadataField: string
}

export const isServerless = ({ service, url }: OpenSearchLocation): boolean =>
  service === undefined ? new URL(url).hostname.endsWith('.aoss.amazonaws.com') : service === 'aoss'
