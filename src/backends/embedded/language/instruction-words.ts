const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Commands that are given to somebody who reads and writes, hardly ever within the texts they are given. */
export const readerCommands: ReadonlySet<string> = list(`
  summarise summarize summarising summarizing condense recap tldr distil distill shorten abridge paraphrase rephrase rewrite
  reword reformulate reformat restate simplify proofread translate transcribe transliterate classify categorise categorize
  label tag triage judge assess evaluate rate rank score grade extract identify detect determine infer deduce parse
  convert transform turn format list enumerate itemise itemize bullet number tabulate compare contrast explain describe
  define outline brief sum boil answer reply respond output return produce generate compose draft write name mention
  quote cite tell give show provide state say spell count calculate compute estimate suggest recommend propose brainstorm
  imagine invent pick choose select decide sort group assign map match fill highlight analyse analyze review find pull
  capitalise capitalize proof edit improve polish expand elaborate complete continue title headline
  read echo repeat print recite get gimme express fit squeeze compress summerize sumarize summarice traduce discuss
  verify check point break split organise organize arrange structure serialise serialize render cut trim reduce
`)

/** Commands that a text may hold as well: what a leaflet, a recipe or a letter tells its reader. */
export const plainCommands: ReadonlySet<string> = list(`
  use keep make put add do don't avoid include exclude focus limit leave start begin end stop let ensure follow take look
  see consider assume treat act pretend respect wrap surround separate prefix prioritise prioritize emphasise emphasize
  ignore skip omit stay be remember note never always only wait send call ask help think act fix correct
`)

/** Words that come before the command: "Please, can you now just ...". */
export const leadIns: ReadonlySet<string> = list(`
  please pls plz kindly now then next and also so ok okay hi hey hello just finally first again but could can would will you
  i'd i'll like want need to your task job is goal role the quick quickly briefly simply thanks well alright
`)

export const questionWords: ReadonlySet<string> = list(`
  what what's whats who who's whom whose when when's where where's which why how how's is are was were does do did can could
  should would will has have had may must am isn't aren't doesn't
`)

/** Forms that an answer may have. */
export const formWords: ReadonlySet<string> = list(`
  bullet bullets bulleted bulletpoint bulletpoints sentence sentences words word paragraph paragraphs json yaml csv
  markdown table columns column rows numbered comma commas comma-separated semicolon semicolons newline lowercase uppercase caps
  capitals capital schema keys fields array xml html template tags characters headline title tldr tl dr abstract synopsis
  takeaway takeaways gist digest liner one-liner eli5 null
`)

/** Texts that an instruction points at. */
export const materialNouns: ReadonlySet<string> = list(`
  text texts article articles document documents doc passage passages paragraph excerpt extract email e-mail mail message messages
  memo note notes letter report reports review reviews transcript chat conversation thread dialogue log logs story post
  comment feedback ticket description snippet content minutes leaflet notice clause contract statement claim announcement
  press release draft input source sources context essay abstract speech interview call meeting recipe advert ad entry
  proposal tender policy handbook manual section chapter list data dataset table invoice receipt order sentence tweet
  headline question answer booking request complaint above below following
`)

export const pointers: ReadonlySet<string> = list(
  'the this that these those following above below given attached my',
)

/** They speak of the answer that is wanted. */
export const answerNouns: ReadonlySet<string> = list(
  'answer answers response responses reply replies output outputs summary summaries',
)

/** They tell of things, as texts do. */
export const narrators: ReadonlySet<string> = list(`
  i we he she they it our my his her their its there was were had has been us me myself ourselves
`)

/** Lines that begin with such a word and a colon hold what is worked on. */
export const materialLabels: ReadonlySet<string> = list(`
  article comment content context conversation chat customer document documents draft email e-mail mail excerpt extract
  feedback input log logs material message note notes paragraph passage passages post report review
  snippet source sources story text ticket transcript tweet headline letter memo minutes clause description data
  abstract entry advert listing recipe statement premise announcement speech interview complaint body
`)
export const instructionLabels: ReadonlySet<string> = list(`
  question query task instruction instructions request q format output answer answers rules claim hypothesis example examples
  schema template requirements constraints style tone role system response reply user_question prompt category label headings intents teams queues topics tags classes ratings levels
  sentiment summary output_format guidelines json keys fields columns labels categories options choices
`)

/** One of them before a colon labels what follows rather than commands. */
export const nounCommands: ReadonlySet<string> = list(`
  review label tag title headline name rate rating score number point group match map list return reply answer state cut trim break
  quote report note draft brief fill count grade format edit estimate present sort pick choose
`)
