import type { Entity, EntityKind } from './entity.ts'

const email = /[\p{L}\d._%+-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,6}/gu
const url =
  /\b(?:https?:\/\/|www\.)[^\s<>"')\]]{2,500}|(?<![@\p{L}\d.-])[a-z\d-]{2,63}\.(?:com|org|net|io|dev|co|eu|uk|de|fr|example|info|app|ai|gov|edu)(?:\.[a-z]{2})?(?:\/[^\s<>"')\]]{0,300})?(?![\p{L}\d@])/giu
const iban = /\b[A-Z]{2}\d{2}(?:[ \n]?[A-Z\d]{4}){2,7}(?:[ \n]?[A-Z\d]{1,4})?\b/g
const phone =
  /(?<![\p{L}\d/.-])(?:\+\d{1,3}|\(?0\d{1,5}\)?|\(\d{3}\)|\d{3}[-. ](?=\d{3}[-. ]\d{4})|\d{3}(?=[ -]\d{4}(?!\d)))(?:[ ./-]?\(?\d{1,5}\)?){1,7}(?![\p{L}\d])/gu
/** A short number right after a word that says to dial it. */
const called =
  /\b(?:call|ring|dial|tel\.?|telephone|phone|fax|mobile)(?: us)?(?: (?:on|at|under))?:? (\d{3,15})(?![\d.,]*\d|[ -]?\d)/gi
const SHORTEST_IBAN = 15
/** Two or three groups of capitals and digits after a word for what a vehicle bears. */
const plate =
  /\b(?:plates?|registration|reg\.?)(?: (?:number|no\.?|is|reads|of))*:? ((?=[A-Z -]{0,8}\d)[A-Z\d]{1,4}(?:[ -][A-Z\d]{1,5}){1,2})(?![\p{L}\d])/gu
const ip = /\b\d{1,3}(?:\.\d{1,3}){3}\b/g
const code =
  /(?<![\p{L}\d@.])(?=[A-Za-z\d/_.-]{0,40}\d)#?[A-Za-z\d]+(?:[-/._:][A-Za-z\d]+){0,8}(?![\p{L}\d@])/gu
/** `AZ 611`: a flight, a licence plate. */
const spaced =
  /(?<![\p{L}\d-])(?:[A-Z]{1,3} ?\d{1,4} ?[A-Z]{2,3}(?![\p{L}\d])|(?!(?:VAT|TAX|NET|EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|JPY|CAD|AUD|INR|PO|AM|PM|NO|QTY) )(?:[A-Z]{1,3}-)?[A-Z]{2,3} \d{1,5}[A-Z]?(?![.,]\d)|[A-Z]{2}\d{2} [A-Z]{3})(?![\p{L}\d])/gu
const hashtag = /(?<![\p{L}\d&])[#@][\p{L}_][\p{L}\d_]{1,60}/gu
const version = /\bv\d+(?:\.\d+){0,3}\b|(?<![\d.])\d{1,2}\.\d{1,3}\.\d{1,3}(?:-[a-z]*\.?\d*)?(?!\.?\d)/gi
/** `Checkout.java`, `report-2026.pdf`, `/etc/hosts.conf`. */
const path = /[\w./~-]{3,200}/g
const extension =
  /[\w-]\.(?:java|py|js|mjs|ts|tsx|jsx|go|rs|rb|php|c|h|cpp|hpp|cs|kt|swift|scala|sh|sql|html?|css|json|ya?ml|toml|xml|csv|tsv|txt|md|log|conf|cfg|ini|env|lock|pdf|docx?|xlsx?|pptx?|odt|rtf|png|jpe?g|gif|svg|webp|heic|mp[34]|wav|mov|avi|zip|gz|tar|tgz|rar|7z|exe|dmg|iso|bak|tmp|db|parquet|ipynb)$/
/** Words after which a bare word of capitals or digits is an identifier. */
const cue =
  /\b(?:order|ticket|invoice|reference|ref|booking|confirmation|tracking|account|customer|case|policy|contract|serial|code|number|no|nr|id|sku|part|article|item|model|patient|employee|member|membership|claim|shipment|parcel|purchase|po|flight|train|gate|quote|project|licence|license|registration|passport|voucher|coupon|pin|iban|version|build)(?:s|\.)?(?: ?(?:number|no\.?|nr\.?|code|id|reference|ref))?(?: is| are| was|:| #|#)?:? ?#?((?:[A-Z]{2,4} \d{2,6})|[A-Z\d][A-Z\d/_.-]{1,30}\w|\d{1,20})/gi

const hasLetter = (text: string): boolean => /[A-Za-z]/.test(text)
const digits = (text: string): number => text.replaceAll(/\D/g, '').length
const dateLike =
  /^(?:\d{4}-\d\d-\d\d.*|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d+(?:st|nd|rd|th|s|am|pm|x|h|k|m|kg|g|km|cm|mm|gb|mb|ml|l|w|kw|mg|c|f|min)|\d{1,2}:\d\d(?::\d\d)?|\d+[.,]\d+|\d{1,3}-\d{1,3}|x\d+)$/i
/** "14-day" counts. */
const counting = /^\d{1,4}-[a-z]+$/

/** Identifiers by their shape, or by the word before them. */
function identifiers(text: string): Entity[] {
  const found: Entity[] = []
  const add = (start: number, written: string): void => {
    found.push({ kind: 'identifier', text: written, start, end: start + written.length })
  }
  for (const { 0: all, 1: value = '', index } of text.matchAll(cue)) {
    const start = index + all.length - value.length
    const shaped = /\d/.test(value) || (value === value.toUpperCase() && value.length >= 4)
    if (/^\d+[.,]\d{1,2}$/.test(value) || counting.test(value)) continue
    if (!shaped || /^\d{1,2}(?:st|nd|rd|th)?$/i.test(value) || /^(?:19|20)\d\d-\d\d-\d\d$/.test(value))
      continue
    if (/^\d{1,2}[/.]\d{1,2}[/.]\d{2,4}$/.test(value) || /^[A-Za-z]*[a-z][A-Za-z]* /.test(value)) continue
    add(start, value)
  }
  for (const { 0: all, 1: value = '', index } of text.matchAll(plate))
    add(index + all.length - value.length, value)
  for (const { 0: all, index } of text.matchAll(spaced)) add(index, all)
  for (const { 0: all, index } of text.matchAll(version)) if (!dateLike.test(all)) add(index, all)
  for (const { 0: all, index } of text.matchAll(code)) {
    const bare = all.startsWith('#') ? all.slice(1) : all
    if (/^\d{1,3}(?:\.\d{1,3}){3}:/.test(bare)) continue
    if ((dateLike.test(bare) || counting.test(bare)) && !all.startsWith('#')) continue
    const joined = /[-/_]/.test(bare) && digits(bare) >= 3
    const mixed = hasLetter(bare) && /\d/.test(bare) && (/[A-Z]/.test(bare) || bare.length > 5)
    const long = /^\d{5,20}$/.test(bare)
    if (joined || mixed || long || all.startsWith('#')) add(index + all.length - bare.length, bare)
  }
  return found
}

/** Addresses of e-mail and pages, numbers of telephones and accounts, and other identifiers. */
export function findCodes(text: string): Entity[] {
  const found: Entity[] = []
  const add = (kind: EntityKind, pattern: RegExp, accepts: (written: string) => boolean): void => {
    for (const { 0: all, index } of text.matchAll(pattern)) {
      const written = all.replace(/[.,;:!?)-]+$/, '').trimEnd()
      if (accepts(written)) found.push({ kind, text: written, start: index, end: index + written.length })
    }
  }
  add('email', email, () => true)
  add('url', url, () => true)
  add(
    'file',
    path,
    written => extension.test(written.slice(-60)) && !written.includes('//') && !/^\.{2,}$/.test(written),
  )
  add('iban', iban, written => digits(written) >= 8 && written.replaceAll(/\s/g, '').length >= SHORTEST_IBAN)
  add('hashtag', hashtag, () => true)
  add('identifier', ip, () => true)
  add(
    'phone',
    phone,
    written => digits(written) >= 7 && digits(written) <= 15 && !/^\d{2}\.\d{2}\.\d{4}$/.test(written),
  )
  for (const { 0: all, 1: dialled = '', index } of text.matchAll(called))
    found.push({
      kind: 'phone',
      text: dialled,
      start: index + all.length - dialled.length,
      end: index + all.length,
    })
  return [...found, ...identifiers(text)]
}
