/** A sentence for who asked: what cannot be done, and what to do about it. */
export class AgentError extends Error {
  override readonly name = 'AgentError'
}
