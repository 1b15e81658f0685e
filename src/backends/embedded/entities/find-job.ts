import type { ReadText } from './read-text.ts'

const ends = new Set('from with at in on for to and or who which that by is was'.split(' '))

const jobBefore =
  /(?:^|["\u201c\n]|\b(?:an? |for |our new ))([\p{L}][\p{L}-]*(?: [\p{L}][\p{L}-]*){0,3}?) (?:wanted|needed|required|sought|vacancy|\(m\/f)/u
const jobAfter =
  /\b(?:as an?|as the|position of|role of|post of|job of|seeking an?|hiring an?|looking for an?|recruiting an?|is an?|works as an?|is the|is our|(?:joins?|joined|joining|appointed|hired|promoted|named|serves?|served|worked|works|working|start\w*)(?: [\w']+){0,3}? (?:as|to)(?: the| an?| our)?)(?: new| experienced| full-time| part-time)? ([\p{L}][\p{L}-]*(?: [\p{L}][\p{L}-]*){0,4})/iu
const signed =
  /\n[ \t]*\p{Lu}[\p{L}.'-]+(?: \p{Lu}[\p{L}.'-]+){1,3}[ \t]*(?:\n|, )[ \t]*(\p{Lu}[\p{L} &-]{2,60}?)[ \t]*(?:\n|,|$)/u

const jobWords =
  /\b(?:head|manager|director|officer|engineer|developer|designer|analyst|consultant|assistant|coordinator|specialist|lead|architect|administrator|accountant|president|partner|founder|owner|editor|researcher|scientist|advisor|adviser|representative|executive|supervisor|secretary|nurse|doctor|teacher|professor|lawyer|attorney|technician|buyer|planner|chef|clerk|intern|trainee|chair\w*|c[eftoim]o)\b/i

/** A line or a cell of a card that is a position and nothing else: "Head of Research". */
function jobCell(text: string): string | undefined {
  const cells = text.split(/\n|\||\u2022| \u00b7 /).map(cell => cell.trim())
  return cells.length < 2
    ? undefined
    : cells.find(
        cell =>
          /^\p{Lu}/u.test(cell) &&
          cell.split(/\s+/).length <= 6 &&
          jobWords.test(cell) &&
          !/[.:@!?\d]/.test(cell),
      )
}

const department =
  /\b(?:in|from|of|joins?|joined|for|to) (?:the |our )?(?!the\b)([\p{L}&-]{2,30}(?: [\p{L}&-]{2,30}){0,2}?) (?:department|team|dept|division)\b|\bwork(?:s|ed|ing)? in (?:the )?([\p{L}&-]{2,30}(?: (?:&|and) [\p{L}-]{2,30})?)/iu

/** Where in a company somebody works: "the sales team", "works in accounting". */
export function findDepartment({ text }: ReadText): string | undefined {
  const found = department.exec(text.slice(0, 8_000))
  return found?.[1] ?? found?.[2]
}

const beside =
  /\p{Lu}\p{L}+, (?:our|the|an?|their) (?:new |former |current |senior )?(\p{Ll}[\p{L}-]*(?: [\p{Ll}-]+){0,3}?)(?= in | at | of | for |[,.;])/u

/** "Ingrid Sol, our new payroll specialist in Finance". */
function apposed(text: string): string | undefined {
  const found = beside.exec(text)?.[1]
  return found !== undefined && jobWords.test(found) ? found : undefined
}

/** A profession or position: "Bookkeeper wanted", "works as a nurse", the line under a name. */
export function findJob({ text }: ReadText): string | undefined {
  const said = text.slice(0, 8_000)
  const cell = jobCell(said.slice(0, 2_000))
  if (cell !== undefined) return cell.split(', ')[0]
  const below = signed.exec(`\n${said}`)?.[1]
  const found =
    jobBefore.exec(said)?.[1] ??
    (below !== undefined && jobWords.test(below) ? below : undefined) ??
    jobAfter.exec(said)?.[1] ??
    apposed(said) ??
    below
  if (found === undefined) return undefined
  const parts = found.split(' ')
  const end = parts.findIndex((part, index) => index > 0 && ends.has(part))
  return (end > 0 ? parts.slice(0, end) : parts).join(' ')
}
