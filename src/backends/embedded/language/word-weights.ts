import { stem } from './stem.ts'
import { stopWords } from './stop-words.ts'

/** Grammar, and the least that a word can say. */
const STOP_WORD_WEIGHT = 0.05
/** Of the words of each list: most texts, whatever they are about, hold the first. */
const LIST_WEIGHTS = [0.4, 0.65, 0.82] as const
/** One or two letters or digits: list numbers, initials, units. */
const SHORT_WEIGHT = 0.6
const SHORT = 2
/** A long word is rarer than a short one, and says more. */
const LONG_WEIGHT = 1.1
const LONG = 9
/** Longer ones are no English. */
const LONGEST = 40
/** A letter and a digit in one word: a code, a part number, a version. */
const CODE_WEIGHT = 1.2

/** Everyday English in order of how many texts hold a word, from general knowledge. */
const lists: readonly string[] = [
  `also another around away back become begin believe best better big bring call case change close come
  consider continue course day different do easy enough example fact far feel find first follow form general get give
  go good great group hand happen hard help high hold hope important include keep kind know large last late later
  lead learn leave less let life like line little live long look lot main make man many matter mean mention move
  name necessary need new next note number offer often old open order part particular people perhaps person place point
  possible present problem provide put question read real reason receive recent result right run say second see seem
  send set several show side simple sit small some soon sort speak stand start state still stop sure take talk tell
  term thing think three time today together top try turn two type understand use various view want watch way week
  well whole wish woman word work world write year yes one four five six seven eight nine ten zero hundred thousand million
  please thank thanks hello hi hey dear ok okay maybe really actually currently usually especially anything something
  everything nothing anyone someone everyone nobody everybody somebody instead since upon via etc vs among along
  against across behind below above near toward towards unless although though despite except besides
  therefore thus hence moreover furthermore nevertheless otherwise anyway whenever wherever whatever
  due able likely available certain based according given associated related concerning regarding made done won't`,
  `accept account achieve act action add additional age ago agree air allow almost alone already always amount
  analysis answer appear apply approach area arrive article ask aspect assume attempt attention author average bad base
  basic basis bear behaviour behavior body book both break brief build business buy calculate capable care carry
  cause central century chance character check child choose city claim class clear closely combine common
  company compare complete complex concern conclude conclusion condition conduct connect consist contain context control
  correct correspond cost could country cover create cut data date deal decide deep define degree demonstrate depend
  derive describe design despite detail determine develop development difference difficult difficulty direct discuss
  discussion draw drive drop early effect effective effort either element end entire equal establish estimate even
  event eventually evidence exact examine exist expect experience experiment experimental explain express extend extent
  eye face factor fail fall family feature field figure fill final fine fit flow form former forward free frequently
  friend front full function further future gain generally goal ground grow growth guide half head hear heart higher
  history home hour house however human idea identify illustrate image immediately improve increase indicate individual
  influence inform information initial inside interest introduce investigate investigation involve issue item job join
  just key land language lay lead least left let level light limit list local local locate low lower mainly
  major manage manner material maximum measure meet member mention method might mind minute miss model modern moment
  month morning mostly mother move must natural nature nearly necessarily night none normal notice object observe obtain
  obvious occur offer office operate operation opinion outside own page paper parent pass past pay perform period
  piece plan play plus position power practical practice prefer prepare presence press previous principle probably
  procedure process produce program project proper properly property propose prove public pull purpose push quality
  quick quite raise range rate rather reach ready reduce refer regard relate relation relative relatively release
  remain remember remove repeat replace report represent request require research respect respectively rest return
  rise role room rule same save scale school search section select sense separate series serious serve service share
  short significant similar single situation size slightly social society solution solve source space special specific
  spend stage standard statement step story strong structure student study subject success successful such suggest
  suit supply support suppose system table task team technique test theory total toward travel treat true
  understanding unit useful usual value vary visit wait walk wall war water website whole wide win within wonder
  young yet anyone detail details latest main maintain mine perfect`,
  `ability academic access accident accurate active activity actual adapt address adjust administration adult advance
  advantage affect agency agent agreement aim alternative america american animal annual anticipate apparent appropriate
  argue argument army arrange art assess assist assistance associate attack attend authority average avoid award aware
  balance bank bar beautiful bed behave benefit beyond bill bird black blood blue board box boy brother budget camera
  campaign capacity capital car card catch category center centre chair challenge choice church civil clean client
  coach coffee cold collect college colour color committee communication community competition computer concept
  conference confirm conflict congress consequence constant construct construction consumer contact contract
  contribute contribution contrast convert copy corner correctly couple court crime crisis critical culture current
  customer cycle daily damage danger dark daughter dead death debate decade decision defence defense degree
  deliver demand department description despite detect device die difficulty dinner direction director discover
  disease display distance distribute distribution division doctor document dog door double doubt dream dress drink dry
  east economic economy edge edit education efficient election electric email emerge emphasis employ employee enable
  encourage energy engage engine enjoy ensure enter environment equation equipment error escape essential evaluate
  evening everyday exchange exercise existence expensive expert explore explanation exposure express external extra
  extreme failure fair familiar famous farm fast father fear federal feedback fee fight file film finance finger finish
  fire fish floor focus food foot force foreign forest forget formal formula fresh frequency fuel fund
  game garden gas gather generate generation girl glass global gold government green guess gun guest hair hang happy
  health heat heavy height hide hill hire hit holiday hospital hot hotel hundred husband ideal illness impact implement
  impose improvement independent index industrial industry inner input insist install institution instruction insurance
  intend intention internal international internet interview invest invite judge jump justice kill kitchen knowledge
  labour labor lack lady law lawyer leader league legal length letter library lie limitation link liquid literature load
  loan location lock loss love lunch machine magazine mail manager map mark market marriage mass master match math
  mathematical meal meaning measurement media medical medicine meeting memory message metal middle military miles minister
  minor mistake mix mobile mode money mountain mouth movement movie music nation national negative network news
  newspaper noise north ocean office officer oil online operator opportunity opposite option organisation organization
  original output owner pain paint pair park participant partner party patient pattern peace percent percentage
  performance permanent phone photo physical picture plane plant platform player pleasure police policy political
  politics poor popular population positive post potential practice predict preparation president pressure pretty
  prevent price primary print prior prison private procedure product production professional professor profit
  promise proposal protect protection quarter quiet race radio rain random ratio reaction record recover red
  reduction reflect region regular reject relationship religious rely report representative reserve resident resource
  respond response responsibility restaurant reveal revenue review rich ring risk river road rock rough round
  route row safe safety sale sample scene schedule scheme science scientific scientist sea season seat secret
  secretary sector security seek sell senior sentence shape ship shoot shop shot sign signal significantly sister site
  skill skin sleep slow smile soft software soldier solid son song sound south speech speed spirit sport spot spring
  staff star station status stay steady stock store strange strategy stream street strength stress strike structure
  style summer sun surface survey survive symbol target tax teach teacher technical technology telephone television
  temperature tend thank theoretical thick threat throw ticket title tool touch tour town track trade traditional
  train training transfer transport treatment tree trial trip trouble truth uniform union unique university update
  user usage vacation variable variation variety vehicle velocity version victim video village violence visible vision
  voice volume vote warm warn waste weapon weather web weekend weight west white wife wind window winter wood
  worker worry wrong yard yellow`,
]

const weights: ReadonlyMap<string, number> = (() => {
  const found = new Map<string, number>()
  for (const [index, list] of lists.entries())
    for (const word of list.trim().split(/\s+/)) {
      const base = stem(word)
      if (!found.has(base)) found.set(base, LIST_WEIGHTS[index] ?? 1)
    }
  return found
})()

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39

function isCode(word: string): boolean {
  let [digit, other] = [false, false]
  for (let index = 0; index < word.length && !(digit && other); index++)
    if (isDigit(word.charCodeAt(index))) digit = true
    else other = true
  return digit && other
}

/** Whether a word carries grammar rather than matter. */
export const isGrammar = (word: string): boolean => stopWords.has(word)

/**
 * How much one occurrence of a word says of what a text is about: from almost 0 to a little more than 1.
 * @param base its stem
 */
export function wordWeight(word: string, base: string): number {
  if (isGrammar(word)) return STOP_WORD_WEIGHT
  const known = weights.get(base)
  if (known !== undefined) return known
  if (base.length <= SHORT) return SHORT_WEIGHT
  if (base.length > LONGEST) return 1
  if (isCode(base)) return CODE_WEIGHT
  return base.length >= LONG ? LONG_WEIGHT : 1
}
