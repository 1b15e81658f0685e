const view = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength)

export const toBase64 = (bytes: Uint8Array): string => view(bytes).toString('base64')

export const toText = (bytes: Uint8Array): string => view(bytes).toString()
