import type { Entity, EntityKind } from './entity.ts'

const WORDS = "(?:\\p{Lu}[\\p{L}.'\u2019-]{0,20} ){1,4}"
const KINDS =
  '(?:Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Drive|Dr|Way|Close|Court|Ct|Square|Sq|Place|Pl|Terrace|Boulevard|Blvd|Gardens|Park|Hill|Row|Walk|Crescent|Quay|Wharf|Mews|Grove|Parade|Highway|Hwy|Parkway|Green|Rise|View|Yard)'
/** "27 Harbour Lane", "18b Old Mill Road". */
const english = new RegExp(`(?<![\\p{L}\\d])\\d{1,5}[a-zA-Z]?(?:[-/]\\d{1,4})?,? ${WORDS}${KINDS}\\b`, 'gu')
/** "Elm Street 9". */
const numbered = new RegExp(
  `(?<![\\p{L}\\d])${WORDS}${KINDS} \\d{1,4}[a-z]?(?![\\p{L}\\d:.,]\\d|[\\p{L}\\d])`,
  'gu',
)
/** "Rua das Flores 18", "Via Roma 4", "Calle Mayor 3", "12 rue de Lyon". */
const roman =
  /(?<![\p{L}\d])(?:\d{1,4}(?:bis)?,? )?(?:[Rr]ue|Rua|Via|Viale|Calle|Avenida|Avenue|Piazza|Plaza|Place|Platz|Boulevard|Quai|Largo|Travessa|Corso|Paseo|Ulica|ul\.) (?:(?:de|da|do|das|dos|del|della|di|du|des|la|le|les|el|l'|d')[ ]?){0,2}\p{Lu}[\p{L}'-]{1,20}(?: \p{Lu}[\p{L}'-]{1,20}){0,2}(?:,? \d{1,4}[a-z]?)?/gu
/** "Hauptstrasse 5", "Lindenweg 12a". */
const german =
  /(?<![\p{L}\d])(?:\p{Lu}[\p{L}.-]{0,20} )?\p{Lu}\p{L}{0,25}(?:stra(?:ss|\u00df)e|str\.|weg|gasse|platz|allee|ring|damm|ufer|straat|laan|gatan|gata|vej|veien|katu|kade|gracht) \d{1,4}[a-z]?/gu
const british = /\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b/g
const american = /\b(?:[A-Z]{2} )\d{5}(?:-\d{4})?\b/g
const canadian = /\b[A-Z]\d[A-Z] \d[A-Z]\d\b/g
const continental =
  /(?<![\p{L}\d./-])(?:[A-Z]{1,2}-)?(?:\d{4}-\d{3}|\d{2}-\d{3}|\d{3} \d{2}|\d{4} ?[A-Z]{2}|\d{4,5})(?= \p{Lu}\p{Ll})/gu

/** Streets with their numbers, and postcodes. */
export function findAddresses(text: string): Entity[] {
  const found: Entity[] = []
  const add = (kind: EntityKind, pattern: RegExp): void => {
    for (const { 0: all, index } of text.matchAll(pattern))
      found.push({ kind, text: all, start: index, end: index + all.length })
  }
  add('street', english)
  add('street', numbered)
  add('street', roman)
  add('street', german)
  add('postcode', british)
  add('postcode', canadian)
  for (const { 0: all, index } of text.matchAll(american)) {
    const digits = all.slice(3)
    found.push({ kind: 'postcode', text: digits, start: index + 3, end: index + all.length })
  }
  const afterStreet = (start: number): boolean =>
    found.some(({ kind, end }) => kind === 'street' && start >= end && start - end <= 4)
  for (const { 0: all, index } of text.matchAll(continental)) {
    const bare = /^(?:19|20)\d\d$/.test(all)
    const sure = /[- ]/.test(all) || all.length === 5
    if (
      afterStreet(index) ||
      (sure && !bare && /[,\n] ?$|^$/.test(text.slice(Math.max(0, index - 2), index)))
    )
      found.push({ kind: 'postcode', text: all, start: index, end: index + all.length })
  }
  return found
}
