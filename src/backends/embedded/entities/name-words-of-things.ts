const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Before a person's name. */
export const titles = list(
  'mr mrs ms miss dr prof professor sir dame lord lady madam mx herr frau monsieur madame judge captain father sister brother rev reverend sgt sergeant major colonel lieutenant officer inspector detective chancellor king queen prince princess saint uncle aunt president senator mayor minister councillor nurse doctor',
)
/** Titles that are no part of the name. */
export const plainTitles = list('mr mrs ms miss dr prof professor sir madam mx herr frau monsieur madame')
/** Words that a name of an organisation has. */
export const organisationWords = list(`
ltd limited gmbh ag inc llc llp plc corp corporation co company bv nv oy ab as sa srl spa kg sarl pty group holdings holding partners associates
sons brothers bank university college school academy institute museum library hospital clinic council office department ministry agency authority
association society foundation trust union federation club team committee commission board court parliament church theatre theater observatory hotel
restaurant cafe bakery pharmacy airlines airways rail railways logistics transport shipping foods tools plumbing electric electronics energy motors
systems solutions software technologies technology tech labs laboratories studio studios press media news times post publishing books records games
services service consulting insurance assurance capital ventures industries manufacturing works engineering construction builders bau properties realty
logistics freight couriers airlines supplies supply trading imports exports stores store shop market markets catering events travel tours care health healthcare medical dental pharma
charity cooperative coop network centre center sparkasse savings telecom communications mobile express cabs taxis garage orchestra choir band
court tribunal fc united rovers athletic nations nato unicef unesco police fire`)
/** Words that a name of a place has. */
export const placeWords = list(`
street road lane avenue drive way close court square place terrace boulevard gardens park hill bridge river lake mountain mount valley island bay beach
harbour harbor port airport station terminal village town city county district province region state hall room building tower floor house castle palace
forest sea ocean coast north south east west upper lower new old saint st cape fort quay wharf docks pavilion arena stadium hotel museum theatre theater library auditorium studio centre center garden lounge ballroom campus field fields green cross gate`)
/** Between the parts of a name. */
export const particles = list(
  'de da do dos del della di du des van von der den ten ter zu zur la le el al bin ibn ben of the und y e af',
)
/** Words with a capital at the beginning of a sentence, a salutation or a heading, and no names. */
export const noNames = list(`
a about above according account action add address after again agenda all also although always amount an and another any april are as at attached august
balance be because been before below best between both bring but by call can cancel check cheers client come contact context could customer date dear december
delivery did discard do does doors due during each either email employees every everyone except february fill final find first flight follow following
for four friday from full fyi get give good great guests had has have he hello help her here hey hi his hours how however i if in information instead invoice is it
its january july june just kind last later let like list look many march may me meeting members message mobile monday more most mr mrs ms my name nd new next no
nobody none not note notes notice november now number october of off on once one only open opening or order other our over part participants parties
people phone place please policy price purchase question questions quick re read reference regards reminder reply report residents results
saturday second see sent september she should since sincerely so some soon staff start still subject such sunday take team tel telephone thank thanks that the their
then there these they third this those three thursday ticket time title to today tomorrow total tuesday two under until up update urgent use user
very was both two three five six seven eight nine ten eleven twelve twenty hundred half several many few we wednesday week welcome well were what when where which while who whose why will with without would yes yesterday yet you your yours
subtotal vat tax shipping discount quantity qty item items price fee cost fax attn cc bcc
afternoon morning evening night everybody faithfully truly warm wishes congratulations sorry apologies passport adults children lost basic summary background
overview introduction conclusion section chapter page table figure appendix annex article clause step doors tickets bookings entry admission breakfast lunch dinner
json iso text output input pdf csv html xml api url id faq asap eur usd gbp chf iban bic pm am ok tbd tba n/a`)
