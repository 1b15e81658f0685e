import { stem } from '../language/stem.ts'

/** Verbs of two words, and one of a word that means the same. */
const phrases = `
go up:rise|set off:depart|set out:depart|break down:break|find out:discover|carry out:perform|carry on:continue
look after:care|take care:care|take place:happen|get rid:discard|throw away:discard|throw out:discard|run out:end
fill in:complete|fill out:complete|pick up:collect|drop off:deliver|hand in:submit|hand over:give|turn in:submit
send in:submit|sign up:register|call off:cancel|put off:postpone|push back:postpone|get in:arrive|give back:return
take back:return|send back:return|bring back:return|shut down:close|close down:close|log in:access|break off:end
fall ill:sick|be ill:sick|look for:seek|turn down:refuse|take over:succeed|turn on:activate|switch on:activate
turn off:deactivate|switch off:deactivate|get back:receive|pay back:refund|pay out:pay|set up:install|take off:remove
give up:stop|make up:comprise|point out:mention|write down:note|put out:extinguish|speed up:accelerate|go down:fall
cut down:reduce|use up:consume|back up:backup|wash up:clean|check out:depart|check in:arrive|move in:arrive|die out:die
pass away:die|grow up:childhood|come from:origin|sign off:approve|let in:admit|take part:participate|end up:end
known for:famous|best known:famous|well known:famous|deal with:handle|depend on:condition|consist of:contain`

const known: ReadonlyMap<string, string> = new Map(
  phrases
    .trim()
    .split(/[|\n]/)
    .map(entry => {
      const [phrase = '', meant = ''] = entry.split(':')
      const [verb = '', particle = ''] = phrase.split(' ')
      return [`${stem(verb)} ${particle}`, stem(meant)] as const
    }),
)
const APART = 3
/** They stand before many a particle that belongs elsewhere: "going to set it up". */
const light: ReadonlySet<string> = new Set('go come get be'.split(' ').map(stem))

/** For some words in order, the verbs of two words among them, each with the stem of what it means: "went up", "hand it in". */
export function phrasalVerbs(found: readonly string[]): { readonly verb: string; readonly meant: string }[] {
  const meant: { verb: string; meant: string }[] = []
  for (const [index, word] of found.entries()) {
    const base = stem(word)
    for (let away = 1; away <= (light.has(base) ? 1 : APART); away++) {
      const stands = known.get(`${base} ${found[index + away] ?? ''}`)
      if (stands !== undefined) meant.push({ verb: base, meant: stands })
    }
  }
  return meant
}
