/** Settings that cannot be, found when a backend is made: the server does not start, and says only the message. */
export class SettingError extends Error {
  override readonly name = 'ConfigError'
}
