import { type BedrockException, notImplementedException } from '../../errors.ts'

/** What Bedrock does here and Outcrop does not yet: refused by name, never dropped. */
export const unbuilt = (what: string, hint: string): BedrockException =>
  notImplementedException(`${what} not implemented. See docs/knowledge-bases.md for what is.`, { hint })

/** @throws NotImplementedException for an answer that would not be what was asked for. */
export const refuseUnbuilt = ({
  guardrailConfiguration,
  userContext,
  sessionConfiguration,
}: {
  readonly guardrailConfiguration?: unknown
  readonly userContext?: unknown
  readonly sessionConfiguration?: unknown
}): void => {
  if (guardrailConfiguration !== undefined)
    throw unbuilt(
      'Guardrails are',
      'Leave guardrailConfiguration out: a call that asks for a guardrail is not answered without one.',
    )
  if (userContext !== undefined)
    throw unbuilt(
      'Access control by user is',
      'Leave userContext out: documents are not hidden from anybody here. Filter by metadata instead.',
    )
  if (sessionConfiguration !== undefined)
    throw unbuilt(
      'Encryption of sessions with a key of AWS KMS is',
      "Leave sessionConfiguration out: sessions are kept in the server's own database.",
    )
}
