/** An object of the log, as S3 names it. */
export interface LogObject {
  readonly bucket: string
  /** Segments between slashes, none of them empty, `.` or `..`. */
  readonly key: string
  readonly body: Uint8Array
}

/** Where logs go. */
export interface LogTarget {
  /** The same object twice is one. @throws where it is not kept. */
  put(object: LogObject, signal: AbortSignal): Promise<void>
  close(): Promise<void>
}
