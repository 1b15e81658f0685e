import { stopWords } from '../../language/stop-words.ts'
import { actVerbs, homographs } from '../choice/act-words.ts'

/** Words that begin sentences with a capital and are no names. */
const openers: ReadonlySet<string> = new Set(
  (
    'hi hello hey dear good morning afternoon evening thanks thank thx sorry ok okay yes yeah no nope sure great well ' +
    'actually also then next first finally otherwise today tomorrow tonight yesterday monday tuesday wednesday thursday ' +
    'friday saturday sunday january february march april june july august september october november december ' +
    'add apply approve arrange ask assign authorise authorize book bring buy calculate call cancel change charge check ' +
    'choose clear close collect compare compute confirm contact convert copy count create cut decline delete deliver ' +
    'deploy describe disable dispatch display download draft drop email enable enter escalate estimate exchange export ' +
    'fetch file fill find fix flag fly force forward generate give go grab have hire hold import inform inspect install ' +
    'invite invoice issue kill launch leave lend let list locate lock log look lookup mail make mark message move mute ' +
    'need note notify open order pause pay phone pick place plan play please post prepare print process provide pull push ' +
    'put query raise rate read rebook reboot recommend record refund register reject release remind remove rename renew ' +
    'rent repeat replace reply report request reschedule reserve reset resolve restart restore resume retrieve return ' +
    'ring run save say schedule search see sell send set share ship show shut skip sort start stop submit subscribe ' +
    'suggest summarise summarize switch take tell text track transfer translate trigger turn unlock unmute unsubscribe ' +
    'update upgrade upload use validate verify view wake want warm watch wire write looking looks is are was were do ' +
    'does did has have had can could would should will shall may might must how what when where which who why if ' +
    'because since the a an this that these those my our your his her its their it i we you he she they there here ' +
    'lights light all every any some per for from to in on at by with without of and or but not never new dr mr mrs ms ' +
    'mail forecast weather bump drop settle freeze log page raise turn hand bring get mark wrap pencil sign roll fire power cut kick ticket flight flights table reminder invoice hmm oh ah'
  )
    .split(' ')
    .concat(actVerbs.flatMap(([, verbs]) => verbs.filter(verb => !homographs.has(verb)))),
)

/** Whether a word with a capital at the beginning of a sentence is an everyday word. */
export const isOpener = (lower: string): boolean => openers.has(lower) || stopWords.has(lower)
