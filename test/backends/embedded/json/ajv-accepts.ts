// Needs the development dependency `ajv`: an independent validator of JSON schemas.
import { isIPv4 } from 'node:net'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { JsonObject } from '../../../../src/backends/embedded/json/json.ts'

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))
const isTime = (text: string): boolean => /^\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(text)

function newAjv(): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  ajv.addFormat('date', isDay)
  ajv.addFormat('time', isTime)
  ajv.addFormat('date-time', text => {
    const [day, time] = text.split('T')
    return isDay(day ?? '') && isTime(time ?? '')
  })
  ajv.addFormat('email', /^[^\s@]+@[^\s@]+\.[^\s@]+$/)
  ajv.addFormat('uri', text => URL.canParse(text))
  ajv.addFormat('uuid', /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i)
  ajv.addFormat('ipv4', isIPv4)
  ajv.addFormat('hostname', /^[a-z\d](?:[a-z\d.-]*[a-z\d])?$/i)
  return ajv
}

/** Makes a check of what an independent validator has against values; empty for nothing. */
export function createComplaints(schema: JsonObject): (value: unknown) => string[] {
  const validate = newAjv().compile(schema)
  return value =>
    validate(value)
      ? []
      : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}
