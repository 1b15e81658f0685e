/** A language: its names, its script or its letters, and the words that no text in it goes without. */
export interface LanguageData {
  readonly code: string
  /** In English, then in the language itself; the codes of three letters after them. */
  readonly names: readonly string[]
  readonly words: ReadonlySet<string>
  /** Letters that few others have. */
  readonly letters: string
  readonly endings: readonly string[]
}

/** `code names / letters / endings / words`, one language a line. */
const rows = `
en english eng / / ing tion ould ight / the of and to in is that it for was on are with as you be this have at not they but from or we an your i my what there can will would has had been do if me so when where how please which could our she he his her their about no just like any
de german deutsch deu ger / äöüß / ung lich keit heit chen / der die das und ist nicht ich sie ein eine zu mit den dem des auf für von im es auch wir er wie haben sind war wird werden bei aus noch nach einen einem einer mir mich dass oder aber wenn kann bitte sich uns ihr ihre mein keine über wann wo was sehr hat am um vom zum zur können möchte schon nur
fr french français francais fra fre / éèêàçùœîôû / tion ment eux aux / le la les des et est un une du que qui pas je vous nous dans pour sur avec ce il elle au aux ne se sont mais ou où mon ma mes votre notre être avoir fait plus par cette son sa ses leur bien très tout comme si quand merci été suis ai avez peut faire c'est j'ai n'est d'un l'on qu'il aussi chez sans même
es spanish español espanol spa castellano / ñ¿¡áéíóú / ción dad mente amos / el la los las de que y en un una es por con no se lo del al para su más pero como mi le me te está este esta son si ya muy hay fue ser tengo tiene quiero usted nos sin sobre todo también cuando donde dónde qué cómo hasta desde porque han he puede hace gracias yo mis sus estoy era quisiera
it italian italiano ita / àèìòù / zione mente ità / il di che e la è un una per non in sono mi ho lo con si le da del della dei gli come ma anche ci al alla nel nella più questo questa ha molto suo mio sua mia essere dove quando quanto perché grazie vorrei posso i dal se cosa tutto tutti ancora già fare stato siamo hanno c'è l'ho abbiamo degli delle sul sulla
pt portuguese português portugues por / ãõçâêô / ção ções mente ões / o a os as de que e em um uma do da não para com por se no na é mais dos das como mas ao ele ela foi são está este esta isso meu minha seu sua tem muito também já você eu ser quando onde obrigado obrigada estou pelo pela até sem nos só há depois vou quero pode fazer às gostaria ainda ou
nl dutch nederlands nld dut / ĳ / ijk heid tje aar / de het een en van ik is dat niet in op te zijn je voor met die er aan maar om hij wat ook als dan naar ze bij nog uit kan geen mijn deze wij we ben heb heeft wordt door over hoe waar wanneer graag meer al u uw ons onze hebben worden veel moet dit zo kunt wil
sv swedish svenska swe / åäö / het ande ning / och att det i en som är på för av med inte jag har den till om ett du vi kan men var så från de när nu vad hur mig min din ska vill här mycket eller finns där han hon efter också bara våra mitt era vår detta utan alla blir hade
da danish dansk dan / æøå / hed ende ning lige / og at det i en er på for af med ikke jeg har den til om et du vi kan men var så fra de når nu hvad hvor hvordan mig min din skal vil her meget eller der han hun efter også kun vores være blev denne havde hvornår gerne uden af bliver
no norwegian norsk nor bokmål nob nb / æøå / het ende ning / og at det i en er på for av med ikke jeg har den til om et du vi kan men var så fra de når nå hva hvor hvordan meg min din skal vil her mye eller der han hun etter også bare vår være ble denne hadde hvorfor noen noe uten blir oss dere etter
fi finnish suomi fin / äö / ssa ssä lla llä sta stä nut nen ksi / ja on ei se että hän minä olen oli mutta kun niin myös tai jos mitä missä milloin kuin ovat olla minun sinun tämä tämän voi voin vain nyt kaikki joka mikä ole sen siitä hyvä kiitos sitten vielä jo koska meidän teidän mitään voisitko haluan
is icelandic íslenska isl / ðþáíúýæö / inn num / og að er ekki í á sem til var það hann við með um en ég af fyrir hún þetta þú eru hefur þegar eða hvar hvað mér þér frá verið
pl polish polski pol / ąćęłńśźż / ość nie ego ych / i w nie na się z do to jest że jak co po ale o od za przez są tak dla czy już mnie mi był była być tylko jego ja ten ta może można gdzie kiedy proszę dziękuję mam moje mój moja który która ich przed bardzo jeszcze ze przy pan pani chcę
cs czech čeština cestina ces cze / ěščřžýůťď / ost ého ých / a je v se na že to s z do o jsem jak ale za by po co pro jsou tak byl být jako když už jen mi ve ne která který jeho také kde kdy prosím děkuji mám můj moje není od před při mohu nebo velmi aby jsme dnes chci bych
sk slovak slovenčina slk slo / ľĺŕôťďňž / osť ého / a je v sa na že to s z do o som ako ale za by po čo pre sú tak bol byť keď už len mi vo nie ktorá ktorý jeho tiež kde kedy prosím ďakujem mám môj moje od pred pri môžem alebo veľmi aby sme dnes chcem
hu hungarian magyar hun / őűáéíóöü / ság ség nak nek ban ben / a az és hogy nem is egy van ez de meg csak mint én ha el már volt kell mi azt ezt lehet nagyon vagy hol mikor kérem köszönöm nekem minden még fel le be ki szeretnék vannak ezek ön itt ott után lesz most
ro romanian română romana ron rum / ăâîșțşţ / ului ilor ție / și de la a în nu o un este că cu pe pentru din mai ce am sunt se care ca sau fost dar fi unde când cum mi foarte acest această au ai avea vă te îmi mulțumesc doresc aș prin după ne meu mea lui
tr turkish türkçe turkce tur / ğşıç / lar ler yor mak mek dır / ve bir bu da de için ne ile çok var mı mi değil daha ben sen o en gibi kadar olarak ama şu nerede zaman nasıl lütfen teşekkürler benim sizin bana olan her sonra yok istiyorum oldu siz biz mısınız musunuz ya hiç
hr croatian hrvatski hrv serbian srpski srp sr bosnian bosanski bos bs / čćđšž / ost iti ati / i je u se na da za su od s sam ne što kako ali nije to bi po iz koji koja kao ili me mi gdje kada molim hvala moj moja možete imam biti samo već ste smo vrlo jako može treba
sl slovenian slovenščina slovene slv / čšž / ost iti ati / in je v se na da za so od s sem ne kaj kako ali ni to bi po iz ki kot me mi kje kdaj prosim hvala moj moja lahko imam biti samo že ste smo zelo tudi pri še pa če bom nisem
et estonian eesti est / õäöü / ud tud mine / ja on ei et see ma kui oma mis ta oli aga ka kas kus millal siis nii või seda minu sinu palun tänan väga kõik veel olen saab mul selle kuidas
lv latvian latviešu lav / āčēģīķļņšūž / iem ība / un ir nav ka es uz ar no par kas kur kad kā lūdzu paldies mans man jūs viņš tas to bet vai tikai ļoti būt šo mani vēl līdz
lt lithuanian lietuvių lit / ąčęėįšųūž / imas ių / ir yra ne kad aš į su iš apie kas kur kada kaip prašau ačiū mano man jūs jis tai bet ar tik labai būti šis dar iki buvo nėra
sq albanian shqip sqi alb / ëç / / dhe të në një është për me që nga nuk i e më si po ka jam ku kur faleminderit mund do kjo ky por janë
ca catalan català catala cat / ·çàèòï / ció tat / el la els les de que i en un una és per amb no es al del més però com meu meva està aquest aquesta són si ja molt hi ha fer tinc vull vostè quan on gràcies també
gl galician galego glg / ñ / ción / o a os as de que e en un unha é por con non se do da máis pero como meu miña está este esta son moi hai foi ser teño quero cando onde grazas tamén xa
eu basque euskara eus baq / / / eta da ez du bat dira egin izan baina ere zer non noiz nire dut naiz mesedez eskerrik asko hau dago dute
ga irish gaeilge gle / áéíóú / / agus an na is ar tá sé sí go le mé tú níl bhí do cad conas cá ach seo sin
cy welsh cymraeg cym wel / ŵŷ / / y yr yn a i o mae ar gan ei fy am wedi nid oes sut ble pryd diolch bod hwn oedd
mt maltese malti mlt / ħġżċ / / u il ta li fil ma hija huwa għal minn biex kien jew fejn
la latin latina lat / / orum ibus tur / et in est non ad cum ut sed qui quae quod ex de per ab sunt esse hoc enim atque
eo esperanto epo / ĉĝĥĵŝŭ / oj ajn / la kaj de en estas mi ne al por kun ke vi ĝi sed kiel kio kie
id indonesian bahasa ind malay melayu msa ms / / kan nya / yang dan di ini itu untuk dengan tidak dari dalam akan saya anda ke pada adalah bisa juga ada sudah atau mereka kami kita apa bagaimana kapan mana tolong terima kasih sangat lebih bapak apakah belum karena oleh dapat
tl tagalog filipino tgl fil / / / ang ng sa na at ay ko mga ako ka siya hindi po ito para ba naman kung may saan kailan salamat lang mo namin
vi vietnamese tiếng vie / ơưăđạảấầẩậắằẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ / / và là của có không tôi cho một được người với trong này những các đã khi bạn ở đến gì làm như rất xin cảm ơn
sw swahili kiswahili swa / / / na ya wa kwa ni katika za la si hii kuwa yangu gani wapi asante sana mimi wewe lini hapa tafadhali
af afrikaans afr / / / die en is nie van het in dat ek om te vir met wat hy sy aan was ons dit my hoe waar asseblief dankie jy baie
ru russian русский rus / ыэёъ / / и в не на что я с он как это но по из у за от так же для вы мы бы мне меня где когда пожалуйста спасибо есть был была нет мой моя можно если только все его она они или уже до
uk ukrainian українська ukr / іїєґ / / і в не на що я з він як це але по у за від так для ви ми мені мене де коли будь ласка дякую є був була немає мій моя можна якщо тільки та його вона або вже до
be belarusian беларуская bel / ўі / / і ў не на што я з ён як гэта але па за ад так для вы мы мне дзе калі дзякуй ёсць быў
bg bulgarian български bul / щъ / / и в не на че аз с той как това но по от за да се са ще ви ни ми къде кога моля благодаря има беше няма мой моя може ако само ли си със до
mk macedonian македонски mkd / ѓќѕј / / и во не на дека јас со тој како ова но по од за да се ќе ми каде кога ве молам има беше
el greek ελληνικά ell gre / / / και το να του η της με που την από είναι για δεν τα ο θα στο μου σας
he hebrew עברית heb iw / / / של את על לא זה אני עם הוא
yi yiddish ייִדיש yid / / / איך און איז דער די
ar arabic العربية ara / / / في من على أن إلى هذا لا ما هل
fa persian farsi فارسی fas per / پچژگ / / و در به از که این را با است
ur urdu اردو urd / ٹڈڑےہں / / ہے کے میں کی اور سے کا
hi hindi हिन्दी hin / / / है के में की और से का हैं को यह मैं
mr marathi मराठी mar / ळ / / आहे आणि मी नाही हे
ne nepali नेपाली nep / / / छ र मा को हो छैन
bn bengali বাংলা ben / / /
ta tamil தமிழ் tam / / /
te telugu తెలుగు tel / / /
kn kannada ಕನ್ನಡ kan / / /
ml malayalam മലയാളം mal / / /
gu gujarati ગુજરાતી guj / / /
pa punjabi ਪੰਜਾਬੀ pan / / /
si sinhala සිංහල sin / / /
th thai ไทย tha / / /
lo lao ລາວ / / /
my burmese မြန်မာ mya / / /
km khmer ខ្មែរ khm / / /
ka georgian ქართული kat geo / / /
hy armenian հայերեն hye arm / / /
am amharic አማርኛ amh / / /
ko korean 한국어 kor / / /
ja japanese 日本語 jpn / / /
zh chinese 中文 mandarin zho chi simplified traditional cmn / / /
`

const list = (text: string | undefined): string[] => (text ?? '').split(' ').filter(word => word !== '')

export const languages: readonly LanguageData[] = rows
  .split('\n')
  .filter(row => row !== '')
  .map(row => {
    const [naming, letters, endings, words] = row.split(' /')
    const [code = '', ...names] = list(naming)
    return {
      code,
      names,
      letters: (letters ?? '').trim(),
      endings: list(endings),
      words: new Set(list(words)),
    }
  })
