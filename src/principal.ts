/** Who signed a request. */
export interface Principal {
  /** `arn:aws:iam::123456789012:user/name`, `arn:aws:iam::123456789012:root` or an assumed role's ARN. */
  readonly arn: string
  readonly account: string
  /** Absent for a call without credentials, where the preset allows it. */
  readonly accessKeyId?: string
  /** False where the preset accepts any credentials, so the ARN is only what the caller said. */
  readonly verified: boolean
}
