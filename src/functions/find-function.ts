/** The setting for all that no other names. */
const OTHERS = '*'

/**
 * Which of the settings is meant: the one that says most of the name. With a version, without, the bare name, `*`.
 *
 * @param name an ARN, or a name alone; either with a version or without.
 */
export const findFunction = (settings: Readonly<Record<string, unknown>>, name: string): string | undefined =>
  [name, ...shorterNames(name), OTHERS].find(each => Object.hasOwn(settings, each))

/** `arn:aws:lambda:us-east-1:123456789012:function:orders:7`: without its version, and its name alone. */
const shorterNames = (name: string): string[] => {
  const parts = name.split(':', 9)
  const [, , , , , , ofArn] = parts
  if (parts[0] === 'arn' && ofArn !== undefined) return [parts.slice(0, 7).join(':'), ofArn]
  const [bare] = parts
  return parts.length === 2 && bare !== undefined ? [bare] : []
}
