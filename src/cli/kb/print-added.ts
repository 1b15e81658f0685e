import { writeNumber } from '../numbers.ts'
import type { Added } from './add-folder.ts'
import type { Connection } from './call-server.ts'
import { printFailed } from './find-documents.ts'

/** What has come of it, and a question to paste. */
export const printAdded = (added: Added, { url, region }: Pick<Connection, 'url' | 'region'>): string => {
  const { knowledgeBaseId, dataSourceId, name, documents, removed, failed } = added
  const counts = [
    `${writeNumber(documents - failed.length)} of ${writeNumber(documents)} documents indexed`,
    `${writeNumber(added.new)} new`,
    `${writeNumber(removed)} removed`,
    `${writeNumber(failed.length)} failed`,
  ]
  return `Knowledge base ${knowledgeBaseId} (${name}), data source ${dataSourceId}: ${counts.join(', ')}.
${printFailed(failed)}
Ask it, where the server takes any credentials:
  curl -s ${url}/knowledgebases/${knowledgeBaseId}/retrieve -H 'content-type: application/json' -d '{"retrievalQuery": {"text": "What is this about?"}}'
or with the AWS CLI and credentials of the server:
  aws bedrock-agent-runtime retrieve --endpoint-url ${url} --region ${region} --knowledge-base-id ${knowledgeBaseId} --retrieval-query '{"text": "What is this about?"}'
`
}
