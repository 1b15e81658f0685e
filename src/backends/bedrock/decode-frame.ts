import { isObject, type JsonObject } from '../../dialects/native/json.ts'
import { BedrockException, modelStreamErrorException, UNEXPECTED_ERROR } from '../../errors.ts'
import type { ReceivedFrame } from '../aws/event-stream.ts'
import type { ServiceShapes } from './service-shapes.ts'

/** What a frame says; undefined for an event that nobody here knows. @throws the exception that it carries */
export type DecodeFrame<Item> = (frame: ReceivedFrame) => Item | undefined

/**
 * The frames of one of the service's streams.
 *
 * @param stream the shape that lists its events and exceptions.
 * @param toItem an event, by its name and what it holds.
 */
export const compileDecodeFrame = <Item>(
  shapes: ServiceShapes,
  stream: string,
  toItem: (name: string, payload: JsonObject) => Item | undefined,
  backend: string,
): DecodeFrame<Item> => {
  const members = shapes[stream]?.members ?? {}

  const exception = (type: string, payload: JsonObject): BedrockException => {
    const name = (Object.hasOwn(members, type) ? members[type]?.target : undefined) ?? capitalised(type)
    const { message, Message, ...others } = payload
    const text =
      typeof message === 'string' ? message : typeof Message === 'string' ? Message : UNEXPECTED_ERROR
    return new BedrockException(name, shapes[name]?.error?.httpStatus ?? 500, text, {
      hint: `The upstream of the backend ${backend} ended its stream so.`,
      members: others,
    })
  }

  return ({ headers, payload }) => {
    const header = (name: string) => headers.get(name) ?? ''
    switch (header(':message-type')) {
      case 'event':
        return toItem(header(':event-type'), readObject(payload))
      case 'exception':
        throw exception(header(':exception-type'), readObject(payload))
      case 'error':
        throw modelStreamErrorException(header(':error-message') || UNEXPECTED_ERROR, {
          hint: `The upstream of the backend ${backend} ended its stream with ${header(':error-code') || 'an error'}.`,
        })
    }
    throw unreadable('a frame is no event')
  }
}

const capitalised = (type: string): string => type.charAt(0).toUpperCase() + type.slice(1)

const unreadable = (problem: string, cause?: unknown) =>
  modelStreamErrorException(UNEXPECTED_ERROR, {
    hint: `The upstream's event stream cannot be read: ${problem}.`,
    ...(cause !== undefined && { cause }),
  })

const readObject = (payload: Buffer): JsonObject => {
  let value: unknown
  try {
    value = JSON.parse(payload.toString('utf8'))
  } catch (cause) {
    throw unreadable('a frame does not hold JSON', cause)
  }
  if (isObject(value)) return value
  throw unreadable('a frame holds no object')
}
