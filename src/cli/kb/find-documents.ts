import type {
  KnowledgeBaseDocumentDetail,
  ListKnowledgeBaseDocumentsResponse,
} from '@aws-sdk/client-bedrock-agent'
import { type Column, renderTable } from '../table.ts'
import type { CallServer } from './call-server.ts'

export interface FailedDocument {
  readonly document: string
  readonly reason: string
}

export interface SourceAddress extends Record<string, unknown> {
  readonly knowledgeBaseId: string
  readonly dataSourceId: string
}

/** All that the source has. */
export const listDocuments = async (
  call: CallServer,
  at: SourceAddress,
): Promise<KnowledgeBaseDocumentDetail[]> => {
  const found: KnowledgeBaseDocumentDetail[] = []
  let nextToken: string | undefined
  do {
    const page: ListKnowledgeBaseDocumentsResponse = await call('ListKnowledgeBaseDocuments', {
      ...at,
      maxResults: 1_000,
      ...(nextToken !== undefined && { nextToken }),
    })
    found.push(...(page.documentDetails ?? []))
    nextToken = page.nextToken
  } while (nextToken !== undefined)
  return found
}

export const nameOf = ({ identifier }: KnowledgeBaseDocumentDetail): string =>
  identifier?.custom?.id ?? identifier?.s3?.uri ?? ''

export const failedOf = (documents: readonly KnowledgeBaseDocumentDetail[]): FailedDocument[] =>
  documents
    .filter(({ status }) => status === 'FAILED')
    .map(each => ({ document: nameOf(each), reason: each.statusReason ?? 'No reason was given.' }))

const COLUMNS: readonly Column[] = [{ title: 'document that failed' }, { title: 'reason', widest: 300 }]
const MOST_ROWS = 50

export const printFailed = (failed: readonly FailedDocument[]): string => {
  if (failed.length === 0) return ''
  const rows = failed.slice(0, MOST_ROWS).map(({ document, reason }) => [document, reason])
  const more =
    failed.length > MOST_ROWS ? `\n… and ${failed.length - MOST_ROWS} more; --json has them all.` : ''
  return `\n${renderTable(COLUMNS, rows)}${more}\n`
}
