/** A value of each format that is valid and visibly nobody's; `variant` makes it another one. */
const placeholders: Readonly<Record<string, (variant: number) => string>> = {
  date: variant => new Date(variant * 86_400_000).toISOString().slice(0, 10),
  'date-time': variant => `${new Date(variant * 1_000).toISOString().slice(0, 19)}Z`,
  time: variant => `${new Date(variant * 1_000).toISOString().slice(11, 19)}Z`,
  duration: variant => `PT${variant}S`,
  email: variant => `unknown${variant || ''}@example.invalid`,
  'idn-email': variant => `unknown${variant || ''}@example.invalid`,
  uri: variant => `https://example.invalid/${variant || ''}`,
  'uri-reference': variant => `/${variant || ''}`,
  url: variant => `https://example.invalid/${variant || ''}`,
  iri: variant => `https://example.invalid/${variant || ''}`,
  hostname: variant => `${variant === 0 ? '' : `h${variant}.`}example.invalid`,
  uuid: variant => `00000000-0000-0000-0000-${String(variant).padStart(12, '0')}`,
  ipv4: variant => `0.0.${(variant >> 8) & 255}.${variant & 255}`,
  ipv6: variant => `::${variant === 0 ? '' : variant.toString(16)}`,
}

const shapes: Readonly<Record<string, RegExp>> = {
  date: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/,
  'date-time':
    /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i,
  time: /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i,
  duration: /^P(?=[\dT])(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/,
  email:
    /^[a-z\d!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z\d!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z\d](?:[a-z\d-]*[a-z\d])?$/i,
  uri: /^[a-z][a-z\d+.-]*:(?:\/\/)?[^\s"<>\\^`{|}\p{C}]+$/iu,
  url: /^https?:\/\/[^\s"<>\\^`{|}]+\.[^\s"<>\\^`{|}]+$/i,
  'uri-reference': /^[\w/.~%!$&'()*+,;=:@?#[\]-]*$/,
  hostname: /^(?=.{1,253}$)[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*$/i,
  uuid: /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i,
  ipv4: /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/,
  ipv6: /^(?:[\da-f]{0,4}:){2,7}[\da-f]{0,4}$/i,
}
const LONGEST = 2_000

const isDay = (text: string): boolean => {
  const time = Date.parse(`${text.slice(0, 10)}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text.slice(0, 10)
}

/** Whether a text is of a format; of one that is not known here it is. */
export function hasFormat(text: string, format: string): boolean {
  const shape = Object.hasOwn(shapes, format) ? shapes[format] : undefined
  if (shape === undefined) return true
  if (text.length > LONGEST || !shape.test(text)) return false
  return format === 'date' || format === 'date-time' ? isDay(text) : true
}

export const placeholderFor = (format: string, variant: number): string | undefined =>
  Object.hasOwn(placeholders, format) ? placeholders[format]?.(variant) : undefined

/** A date or time as the format wants it: `19:30` with seconds and zone, a day with its midnight. */
export function toFormat(text: string, format: string): string {
  if (format === 'time' && /^\d\d:\d\d$/.test(text)) return `${text}:00Z`
  if (format === 'date-time' && /^\d{4}-\d\d-\d\d$/.test(text)) return `${text}T00:00:00Z`
  if (format !== 'date-time') return text
  const moment = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d)?$/.exec(text)
  return moment ? `${moment[1]}${moment[2] ?? ':00'}Z` : text
}
