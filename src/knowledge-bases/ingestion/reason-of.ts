/** What of a failure is listed. What the file system says names paths of the server, which are nothing to its clients. */
export const reasonOf = (error: unknown, otherwise: string): string => {
  if (!(error instanceof Error) || 'syscall' in error || error.message === '') return otherwise
  return error.message
}
