export interface FailedDocument {
  readonly document: string
  readonly reason: string
}

/** As the API bounds a reason and their number. */
const LONGEST = 2_048
const MOST = 2_048

/**
 * Bedrock lists one string for each reason, which is itself a list in JSON:
 * `["Encountered error: REASON [Files: s3://a, s3://b]. Call to Customer Source did not succeed."]`.
 */
export const failureReasons = (failed: readonly FailedDocument[]): string[] => {
  const byReason = new Map<string, string[]>()
  for (const { document, reason } of failed) {
    const documents = byReason.get(reason)
    if (documents === undefined) byReason.set(reason, [document])
    else documents.push(document)
  }
  return [...byReason].flatMap(([reason, documents]) => describe(reason, documents)).slice(0, MOST)
}

/** As many as it takes, where there are more files than one string holds. */
const describe = (reason: string, documents: readonly string[]): string[] => {
  const texts: string[] = []
  let files: string[] = []
  let length = 0
  const room = LONGEST - write(shorten(reason), []).length
  for (const document of documents) {
    const added = JSON.stringify(document).length
    if (files.length > 0 && length + added > room) {
      texts.push(write(shorten(reason), files))
      files = []
      length = 0
    }
    files.push(cut(document, room))
    length += added
  }
  texts.push(write(shorten(reason), files))
  return texts
}

const write = (reason: string, files: readonly string[]): string =>
  JSON.stringify([
    `Encountered error: ${reason} [Files: ${files.join(', ')}]. Call to Customer Source did not succeed.`,
  ])

const shorten = (reason: string): string => cut(reason, LONGEST / 4)

/** To so many characters of its JSON. */
const cut = (text: string, most: number): string => {
  let kept = text.slice(0, most)
  while (JSON.stringify(kept).length > most) kept = kept.slice(0, Math.floor(kept.length * 0.8))
  return kept
}
