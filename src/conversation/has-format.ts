import { isIP } from 'node:net'

const DATE = /^(\d{4})-(\d\d)-(\d\d)$/
const TIME = /^([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d{1,12})?(z|[+-]\d\d:\d\d)$/i
const DURATION = /^P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?!$)(\d+H)?(\d+M)?(\d+S)?)?$/
const EMAIL = /^[^\s@]{1,64}@[^\s@]{1,255}$/
const HOST_LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const SCHEME = /^[a-z][a-z0-9+.-]*:\S*$/i

const isDate = (text: string): boolean => {
  const [, year, month, day] = DATE.exec(text) ?? []
  if (year === undefined) return false
  const date = new Date(`${text}T00:00:00Z`)
  return date.getUTCMonth() + 1 === Number(month) && date.getUTCDate() === Number(day)
}

const isDateTime = (text: string): boolean =>
  /^[t ]$/i.test(text.charAt(10)) && isDate(text.slice(0, 10)) && TIME.test(text.slice(11))

const FORMATS: Readonly<Record<string, (text: string) => boolean>> = {
  date: isDate,
  time: text => TIME.test(text),
  'date-time': isDateTime,
  duration: text => text.length < 100 && DURATION.test(text),
  email: text => EMAIL.test(text),
  hostname: text => text.length < 254 && text.split('.').every(label => HOST_LABEL.test(label)),
  uri: text => SCHEME.test(text) && URL.canParse(text),
  uuid: text => UUID.test(text),
  ipv4: text => isIP(text) === 4,
  ipv6: text => isIP(text) === 6,
}

/** Whether a text is of a format of JSON Schema; of one that is not known here every text is. */
export const hasFormat = (text: string, format: string): boolean =>
  !Object.hasOwn(FORMATS, format) || (FORMATS[format]?.(text) ?? true)
