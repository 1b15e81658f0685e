interface ServiceFailure {
  readonly name?: string
  readonly message?: string
  readonly $metadata?: { readonly httpStatusCode?: number }
  readonly $response?: { readonly headers?: Readonly<Record<string, string>> }
}

/** What a client of AWS's SDK sees of a call that fails. */
export const failureOf = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    ({ name, message, $metadata, $response }: ServiceFailure) => ({
      name,
      message,
      status: $metadata?.httpStatusCode,
      hint: $response?.headers?.['x-outcrop-hint'],
    }),
  )
