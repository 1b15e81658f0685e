const verbs = `
  be was were been|bring brought|build built|buy bought|catch caught|choose chose chosen|come came|draw drew drawn
  |drive drove driven|eat ate eaten|fall fell fallen|feel felt|fight fought|find found|fly flew flown|forget forgot
  forgotten|freeze froze frozen|get got gotten|give gave given|go went gone|grow grew grown|hear heard|hide hid hidden
  |hold held|keep kept|know knew known|lead led|leave left|lend lent|lose lost|make made|mean meant|meet met|pay paid
  |ride rode ridden|ring rang rung|rise rose risen|run ran|say said|see saw seen|seek sought|sell sold|send sent|shake
  shook shaken|sing sang sung|sit sat|sleep slept|speak spoke spoken|spend spent|stand stood|steal stole stolen|swim
  swam swum|take took taken|teach taught|tell told|think thought|throw threw thrown|understand understood|wake woke
  woken|wear wore worn|win won|write wrote written|break broke broken|begin began begun|arise arose arisen|become
  became|blow blew blown|breed bred|cling clung|creep crept|deal dealt|dig dug|dream dreamt|drink drank drunk|feed fed
  |flee fled|forbid forbade forbidden|foresee foresaw foreseen|forgive forgave forgiven|hang hung|kneel knelt|lay laid
  |mislead misled|mistake mistook mistaken|overcome overcame|rebuild rebuilt|shine shone|shrink shrank shrunk|sink sank
  sunk|slide slid|spin spun|stick stuck|strike struck|swear swore sworn|sweep swept|swing swung|tear tore torn
  |undertake undertook undertaken|undo undid undone|weave wove woven|weep wept|withdraw withdrew withdrawn|withhold withheld
  |uphold upheld|outgrow outgrew outgrown|oversee oversaw overseen|bind bound|bend bent|bet bet|burn burnt|learn learnt|spill
  spilt|spoil spoilt|show shown|lie lain|bite bit bitten|shoot shot|light lit|prove proven|sew sewn|sow sown|swell swollen`

const nouns = `
  man men|woman women|child children|person people|foot feet|tooth teeth|mouse mice|half halves|life lives|leaf leaves
  |appendix appendices|criterion criteria|crisis crises|curriculum curricula|goose geese|hypothesis hypotheses|index
  indices|knife knives|loaf loaves|matrix matrices|phenomenon phenomena|shelf shelves|thesis theses|thief thieves
  |vertex vertices|wife wives|wolf wolves
  |bus buses|gas gases|bonus bonuses|virus viruses|campus campuses|status statuses|lens lenses|focus focuses`

/** Irregular forms of common English words to the word itself: `lost` to `lose`, `children` to `child`. */
export const irregularForms: ReadonlyMap<string, string> = new Map(
  `${verbs}|${nouns}`.split('|').flatMap(group => {
    const [base = '', ...forms] = group.trim().split(/\s+/)
    return forms.map(form => [form, base] as const)
  }),
)
