const list = (text: string): string[] => text.trim().split(/\s+/)

/** Words of praise in German, French, Spanish, Italian, Portuguese and Dutch that are no English words of another sense. */
const praising = `
gut gute guter gutes super toll tolle toller tolles wunderbar perfekt ausgezeichnet hervorragend begeistert zufrieden freundlich freundliche schnell lecker empfehlen empfehlenswert danke
liebe schön schöne einwandfrei klasse großartig hilfsbereit sauber pünktlich gerne prima spitze
excellent excellente parfait parfaite génial géniale merveilleux magnifique recommande délicieux délicieuse ravi ravie rapide sympathique agréable bravo merci adore adoré impeccable content contente
excelente perfecto perfecta maravilloso maravillosa fantástico encantado encantada encanta encantó recomiendo rápido rápida amable amables delicioso deliciosa gracias bueno buena genial contento mejor increíble
ottimo ottima perfetto perfetta fantastico meraviglioso consiglio consigliato veloce gentile gentili buonissimo delizioso grazie bello bella eccellente contento felice
ótimo ótima perfeito perfeita maravilhoso recomendo rápido simpático simpática gostei adorei obrigado bom boa feliz
goed goede geweldig uitstekend prachtig tevreden vriendelijk vriendelijke snel lekker aanrader bedankt mooi fijn heerlijk blij
`
const blaming = `
schlecht schlechte schlechter schlechtes kalt unfreundlich unfreundliche furchtbar schrecklich enttäuscht enttäuschend enttäuschung kaputt defekt langsam teuer dreckig schmutzig nie wieder ärgerlich leider fehler
katastrophe mangelhaft beschädigt beschwerde verspätet unverschämt wütend miserabel problem probleme zurückgeben
mauvais mauvaise horrible nul nulle déçu déçue décevant froid froide lent lente cher sale cassé cassée impoli retard jamais problème dommage arnaque pire inadmissible remboursement colère
malo mala terrible pésimo pésima horrible decepcionado decepcionada decepcionante frío fría lento lenta caro sucio sucia roto rota grosero grosera nunca peor problema tarde estafa desastre lamentable
pessimo pessima terribile orribile deluso delusa deludente freddo fredda lento lenta caro sporco sporca rotto rotta maleducato mai peggiore problema ritardo truffa disastro vergogna
péssimo péssima terrível horrível decepcionado decepcionada frio fria lento sujo quebrado quebrada grosseiro nunca pior atraso ruim
slecht slechte vreselijk teleurgesteld teleurstellend koud traag duur vies kapot onvriendelijk nooit boos klacht helaas waardeloos
`
const weights: ReadonlyMap<string, number> = new Map([
  ...list(praising).map(word => [word, 1] as const),
  ...list(blaming).map(word => [word, -1] as const),
])
/** Words that English has too, so that they say nothing unless the text is in another language. */
const shared: ReadonlySet<string> = new Set(
  list(
    'excellent super problem horrible terrible bravo content sale nie caro perfect impeccable mai froid lent lento',
  ),
)
const negators: ReadonlySet<string> = new Set(
  list('nicht kein keine keinen pas no non não niet geen sans ohne sin senza nie jamais'),
)
const commonEnglish: ReadonlySet<string> = new Set(list('the and is was of to with for it this my'))
const REACH = 3
const READ = 500

/** How much a text in another language of western Europe praises and blames; nothing for an English one. */
export function foreignSentiment(text: string): { praise: number; blame: number } {
  const found = text
    .slice(0, 4_000)
    .toLowerCase()
    .split(/[^\p{L}']+/u)
    .filter(word => word !== '')
    .slice(0, READ)
  const english = found.filter(word => commonEnglish.has(word)).length
  if (found.length === 0 || english / found.length > 0.06) return { praise: 0, blame: 0 }
  let praise = 0
  let blame = 0
  let negatedUntil = -1
  for (const [index, word] of found.entries()) {
    if (negators.has(word)) negatedUntil = index + REACH
    const weight = shared.has(word) ? 0 : (weights.get(word) ?? 0)
    const turned = index <= negatedUntil && !negators.has(word) ? -weight : weight
    if (turned > 0) praise += turned
    else blame -= turned
  }
  return { praise, blame }
}
