import type { Clock } from '../../clock.ts'
import { createS3Client, type S3Settings } from './s3.ts'

/** @throws Error that names what S3 refuses it with. */
export const writeS3Object = async (
  settings: Omit<S3Settings, 'inclusionPrefixes'>,
  key: string,
  bytes: Uint8Array,
  clock: Clock,
  signal: AbortSignal,
): Promise<void> => {
  const { PutObjectCommand } = await import('@aws-sdk/client-s3')
  const client = await createS3Client(settings, clock)
  try {
    await client.send(
      new PutObjectCommand({
        Bucket: settings.bucket,
        Key: key,
        Body: bytes,
        ContentType: 'application/json',
        ...(settings.bucketOwnerAccountId !== undefined && {
          ExpectedBucketOwner: settings.bucketOwnerAccountId,
        }),
      }),
      { abortSignal: signal },
    )
  } catch (cause) {
    signal.throwIfAborted()
    throw new Error(`The bucket ${settings.bucket} cannot be written: ${(cause as Error).name}.`, { cause })
  } finally {
    client.destroy()
  }
}
