/** A file that cannot be ingested: the message is the reason that whoever owns the file reads. */
export class UnreadableDocument extends Error {
  override readonly name = 'UnreadableDocument'
}
