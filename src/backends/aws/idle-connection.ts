/**
 * Whether a call met a kept connection that the other side closed before it answered anything: it was closed while
 * idle, and the call may be made once more.
 *
 * @param error of a call without an answer.
 */
export const wasClosedWhileIdle = (error: unknown): boolean => {
  if (!(error instanceof Error) || !(error.cause instanceof Error)) return false
  const { code, socket } = error.cause as { readonly code?: unknown; readonly socket?: unknown }
  return code === 'UND_ERR_SOCKET' && hasAnsweredBefore(socket)
}

/** What undici tells of the connection. */
const hasAnsweredBefore = (socket: unknown): boolean =>
  typeof socket === 'object' && socket !== null && Number((socket as { bytesRead?: unknown }).bytesRead) > 0
