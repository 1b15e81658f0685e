/** What to do about a turn that has failed, by the exception's name. */
export const adviseOn = (name: string): string =>
  Object.hasOwn(advice, name) ? (advice[name] ?? OTHERWISE) : OTHERWISE

const OTHERWISE = 'The log of the server tells more. The session is as it was before: ask again.'

const advice: Readonly<Record<string, string>> = {
  DependencyFailedException:
    'The reason stands above, and in the log of the server. Functions are in its settings under `functions`. The session is as it was before.',
  ThrottlingException: 'Ask again in a minute, or raise the quota of the model.',
  ServiceQuotaExceededException: 'Raise the quota, or ask with less.',
  AccessDeniedException: 'Give the caller, and the role of the agent, the right that is named.',
  ConflictException: 'Wait until the other turn of this session has ended, or leave --session out.',
  ResourceNotFoundException:
    'Something that the agent refers to is gone: correct it and prepare the agent again.',
  ValidationException: 'Change what is named, prepare the agent again if it is its own, and ask again.',
  ModelNotReadyException: 'Ask again in a minute.',
}
