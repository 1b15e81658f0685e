const forms: readonly (readonly [names: string, form: RegExp])[] = [
  ['version versions release', /^v?\d+(?:\.\d+)+(?:[-+][\w.]+)?$/i],
  ['ip', /^\d{1,3}(?:\.\d{1,3}){3}$/],
  ['plate registration', /^(?=.*\d)[A-Z\d]{1,4}(?:[ -]?[A-Z\d]{1,5}){0,2}$/],
  ['pin', /^\d{4,8}$/],
  ['vin', /^[A-HJ-NPR-Z\d]{17}$/],
  ['isbn', /^(?:97[89][- ]?)?[\d -]{9,13}[\dX]$/],
  ['flight', /^[A-Z\d]{2} ?\d{1,4}[A-Z]?$/],
  ['commit commits hash hashes sha revision', /^[\da-f]{7,40}$/],
  ['gate', /^[A-Z]?\d{1,3}[A-Z]?$/],
]

/** Forms that identifiers of some kinds have, by the words of a field's name. */
export const identifierForms: ReadonlyMap<string, RegExp> = new Map(
  forms.flatMap(([names, form]) => names.split(' ').map(name => [name, form] as const)),
)
