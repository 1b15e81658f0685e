import type { ConverseRequest } from '@aws-sdk/client-bedrock-runtime'

/** The SDK's type of any JSON value. */
type Json = Exclude<ConverseRequest['additionalModelRequestFields'], undefined>

/**
 * An SDK type as validation leaves it. The SDK says `content: ContentBlock[] | undefined` of a required member,
 * so that a caller may leave it out; behind validation it is there, at every depth.
 */
export type Present<T> = [Json] extends [T] ? T : PresentEach<T>

type PresentEach<T> = T extends string | number | boolean | Uint8Array | Date | null | undefined
  ? T
  : T extends readonly unknown[]
    ? { [Key in keyof T]: Present<T[Key]> }
    : T extends AsyncIterable<unknown>
      ? T
      : T extends object
        ? {
            [Key in keyof T]: Optional<T, Key> extends true
              ? Present<T[Key]>
              : Present<Exclude<T[Key], undefined>>
          }
        : T

type Optional<T, Key extends keyof T> = Record<never, never> extends Pick<T, Key> ? true : false
