/** Feelings, tones, urgency and other states that texts are sorted by. */
export const stateSenses = `
anger angry furious rage annoyed annoyance outraged irritated mad hostile = angry furious outrage outrageous unacceptable livid fed mad annoyed rage ridiculous
 disgrace dare fuming hate yelled shouted irritating sick idiot stupid slammed damn hell unbelievable cheek temper betrayed
 apologised apologise nobody even again anymore disrespect insult unfair liar cheated blatant lied
 / how dare, fed up, not even, nobody even, without asking, given away, gave my, yet again, who do they think, sick of, had enough, last straw, no respect, lied to, makes my blood boil, drives me crazy, again and again, seriously
frustration frustrated = frustrated frustrating stuck again tried annoying still hours nothing ridiculous ugh / tried everything, over and over, keeps happening, third time, gave up, no matter what, waste of time
disappointment disappointed letdown = disappointed disappointing expected hoped unfortunately pity sadly underwhelming / let down, had hoped, looked forward, not what i expected, hoped for more
joy happy happiness joyful excited delight cheerful elated glad content = happy joy delighted thrilled glad excited wonderful love celebrate smile
 great yay laugh laughed passed won born engaged birthday dancing sunshine hugged party beautiful perfect finally success best fun
 / over the moon, cloud nine, can't stop smiling, got the job, best day, dream come true, said yes, so proud
excitement excited enthusiasm enthusiastic eager anticipation = excited thrilled wait amazing awesome omg yay hyped finally tomorrow / can't wait, cannot wait, so excited, looking forward, counting the days
sadness sad grief sorrow unhappy mourning depressed lonely melancholy = sad cry cried crying miss lonely tears lost grief heartbroken depressed mourn
 funeral died death alone gone empty goodbye hopeless broke divorce weep sorrow moved buried gloomy passed
 / passed away, miss him, miss her, miss you, all alone, no longer here, put to sleep, broke up, left me, without her, without him, used to
fear afraid anxious anxiety worry worried scared nervous panic terrified frightened = afraid scared fear worried anxious nervous terrified panic danger frightened
 shaking trembling operate surgery dark nightmare dread worry heart tense noise dare exam threat threatened
 missing late hour strange alone lump results biopsy hospital diagnosis stranger noises lights followed worrying worries
 / where is my daughter, where is my son, should have been here, should be here, not home yet, not answering her, not answering his, what if, go wrong, hands keep, can't sleep, cannot sleep, heart is racing, heart pounding, footsteps, stop thinking, so scared, what might, too afraid, might lose
surprise surprised astonished amazed shocked shock = surprised unexpected suddenly shocked wow unbelievable astonished expected believe speechless whoa never
 / never expected, can't believe, out of nowhere, no idea, did not expect, didn't expect, out of the blue, had no idea, of all people, to my surprise
disgust disgusted revulsion = disgusting gross vile nasty revolting sick mould mouldy rotten vomit filthy stink smell hair slimy cockroach maggot puke yuck ew sticky
love affection romantic caring adoration = love darling heart kiss marry forever adore dear sweetheart hug soulmate beloved miss
trust confidence confident = trust rely sure confident believe faith honest certain depend
confusion confused uncertain uncertainty puzzled unsure = confused confusing unclear understand lost puzzled unsure which sense / don't understand, makes no sense, no idea, not sure, what do you mean, doesn't make sense
gratitude grateful thankful = thank thanks grateful appreciate thankful blessed owe / thank you, means a lot, so kind, can't thank
relief relieved = relief relieved finally phew thankfully over safe / thank god, thank goodness, at last, weight off
boredom bored boring = boring bored dull tedious yawn monotonous same sleepy / fell asleep, nothing to do
pride proud = proud achievement accomplished graduated medal / so proud
guilt shame embarrassment remorse embarrassed ashamed guilty = ashamed guilty embarrassed fault regret sorry blush / should have, shouldn't have, my fault
jealousy envy jealous = jealous envy envious / wish i had, why does he, why does she
hope hopeful optimistic optimism = hope hopeful wish better soon optimistic bright improve / fingers crossed, look forward
pessimistic pessimism doubt doubtful skeptical sceptical = doubt never hopeless worse pointless unlikely fail suspicious
calm relaxed peaceful = calm peaceful relaxed quiet gentle breathe still serene slow
formal professional official business = dear sincerely regards hereby pursuant kindly respectfully furthermore enclosed attached request sir madam
 herewith accordingly inform grateful convenience regarding shall yours faithfully consideration
 / yours faithfully, yours sincerely, to whom it may, would be grateful, kind regards, we regret, i am writing, at your earliest, please find
informal casual colloquial friendly slang relaxed chatty = hey hi lol yeah gonna wanna cool dude guys thx btw y'all sup awesome cheers mate nah gotta yep omg u r pls
 haha kinda folks buddy wassup ya ok stuff / what's up, see ya, no worries, hang out, catch up
polite politeness courteous respectful = please kindly would could thank thanks appreciate sorry grateful dear sir madam mind / would you mind, if possible, at your convenience, thank you, excuse me
rude impolite offensive toxic abusive insulting insult hateful harassment hate inappropriate abuse = idiot stupid shut moron hate dumb useless fool trash loser garbage pathetic
 jerk clown ugly scum kill disgusting liar incompetent crap
 / shut up, go away, get lost, piece of, get out, waste of space
sarcastic sarcasm ironic irony = oh great wow sure brilliant genius thanks fantastic wonderful lovely congratulations bravo 🙄 / oh wonderful, oh lovely, oh good, well done, again, another, love waiting, good luck, as always, so helpful, oh great, just what i needed, great job, thanks a lot, thanks for nothing, yeah right, what a surprise, how nice, because who
safe harmless appropriate clean acceptable benign = lovely nice park lunch garden hello recipe
spam phishing scam junk unsolicited = winner won win prize free click lottery claim urgent offer congratulations bitcoin crypto gift cash viagra
 selected guaranteed limited unsubscribe million inheritance verify exclusive pills casino voucher investment profit loan lucky
 beneficiary prince suspended password bonus deal cheap act earn rich iphone hot singles
 / click here, click the link, act now, gift card, claim your, you have won, you have been selected, limited time, verify your account, make money, 100 free, bank details, work from home, earn up to, risk free, account has been suspended
ham legitimate notspam genuine real = meeting lunch tomorrow attached minutes thanks report project regards see dinner agenda tonight mum call notes office colleague
 / see you, are we still, let me know, attached is, please find
urgent high critical p0 p1 emergency severe severity blocker top immediate = urgent urgently immediately asap down outage emergency critical all everyone everybody
 production cannot nobody blocked losing breach stop stopped deadline lost data security halted unable gas fire smoke flood injured bleeding
 chest breath unconscious explosion evacuate trapped leak ambulance sparks collapse collapsed poison choking seizure stroke heart whole entire company
 stolen hacked ransomware safety hospital danger burning outside crashed server
 / right now, right away, as soon as possible, chest pain, short of breath, is down, in an hour, in one hour, all customers, all users, every customer, life threatening, within the hour, can't breathe, cannot breathe, losing money, gas smell, data loss, no power, no water, before noon, in 30 minutes, end of day, severe pain, not breathing, at risk
danger lifethreatening safety hazard emergency = gas fire smoke bleeding unconscious explosion exploded trapped sparks collapsed choking seizure stroke overdose
 poisoned suffocating drowning electrocuted swollen anaphylactic burning evacuate
 / chest pain, short of breath, not breathing, can't breathe, cannot breathe, trouble breathing, struggling to breathe, lost consciousness, carbon monoxide, gas leak, caught fire, severe bleeding, head injury, smell of gas, smells of gas, burning smell
low minor trivial p3 p4 p5 nonurgent routine lowest cosmetic whenever = minor typo cosmetic whenever small slight suggestion nice eventually colour color wording
 curious convenient rush spelling someday idea wish question wondering logo annual prescription renewal checkup newsletter repaint appointment
 repeat information font alignment label tidy certificate
 / no rush, no hurry, when you have time, when you get a chance, would be nice, at some point, at your convenience, not urgent, next month, some day, spelling mistake, one day, some time, bit annoying, wrong colour, no big deal, follow up, check up
medium moderate normal p2 p3 standard major = slow sometimes workaround intermittent occasionally delay delayed some several few partly tomorrow week
 / for some, by friday, this week, by the end of the week, now and then, from time to time, in the next few days, next week, every few
everybody everyone all whole entire companywide widespread global = everybody everyone nobody all whole entire company every none office site department
 / no one, nobody can, all users, all customers, all staff, whole company, entire company, every customer, for everyone
many multiple several group users = many several multiple team group some department dozen customers users / many users, several people, a number of, our team, some users, whole team
single one individual onlyme user = my i me i'm one mine own / my laptop, my account, my phone, my screen, only me, just me, only for me, one user, a single, a colleague
workaround alternative bypass = workaround instead manually alternative meanwhile possible / work around, in the meantime, for now
dataloss lost loss deleted breach security leak = lost deleted erased gone disappeared wiped breach leaked hacked exposed stolen vanished corrupted passwords overwritten public / data loss, all data, are gone, was deleted, has been deleted, can see other, each other's, someone else's account, someone else's data, other people's, wrong customer, other users
cosmetic appearance spelling typo wording visual = spelling typo colour color font alignment wording logo misspelled icon pixel spacing padding capital footer ugly misaligned label / spelling mistake, spelled wrong, looks odd, slightly off
broken feature functionality blocked fails doesnotwork = broken error fail fails crash button work works working nothing export load cannot / does not work, doesn't work, not working, does nothing, nothing happens, stopped working, can't save, cannot save
wish want like nicetohave request = would wish nice love could please idea maybe add someday dream / would be nice, would be great, i wish, would love, would like
deadline duedate today timecritical timesensitive = deadline today tonight tomorrow noon midnight hour hours due asap now / end of day, by noon, in an hour, by tomorrow
open unresolved pending ongoing inprogress active todo started = still pending waiting open working investigating progress yet not remains begin started ongoing / not yet, still waiting, working on, in progress, looking into
closed resolved done solved fixed completed finished complete = resolved fixed solved done finished completed works working closed delivered thanks merged shipped / works now, is fixed, has been fixed, all good, back to normal, no longer
occupied inhabited taken busy inuse living = live lives living stay stays home tenant moved occupied family still sleep remain / still live, move in, moving in, will be home, is taken, in use, stay until, moved in
vacant empty free available unoccupied uninhabited = empty leave left leaving vacant free gone out vacate / move out, moving out, hand over the keys, handed over, hand back, keys, nobody lives, moved out, hand in the keys, returned the keys
present attending attend coming going accept available = attend come coming join there accept yes see / will be there, count me in, can make it, looking forward, i'll come, be there, see you
absent notattending decline unavailable away = can't sick away unable sorry holiday absent unfortunately decline regret / can't make it, won't be able, have to miss, out of office, on holiday, not able to, can't come, won't come
approved accepted pass passed successful = approve approved accept accepted pass passed congratulations pleased granted meets success / happy to offer, pleased to
rejected denied failed fail refused unsuccessful = reject rejected decline declined refuse denied fail failed unfortunately regret unsuccessful / not been successful, we regret, unable to offer, not approved
beginner novice basic easy simple introductory elementary = beginner start new basic first simple never learn easy introduction / never used, what is, from scratch, first time, how do i start
intermediate = some already improve months basics comfortable
advanced expert difficult hard complex professional = advanced expert years complex optimise architecture senior deep kernel professional theorem / years of experience, under the hood
past yesterday previous before = was were had did yesterday last ago went used 
future tomorrow upcoming planned = will tomorrow next going shall plan soon
present today current now = now currently today is are
internal staff employee = colleague team intranet payroll staff employee office
external customer client public = customer client public press supplier visitor
home private personal = family home kids dinner birthday weekend mum friend holiday wife husband doctor
work job business professional = meeting client project report deadline boss office colleague invoice manager
adult grownup = wine mortgage job beer
promoter recommend recommender fan = recommend told friends love best everyone family return / tell my friends, told all my, told my friends, will recommend, would recommend, come again, can recommend, tell everyone
detractor warn critic = warn avoid never worst terrible stay away refund / stay away, never again, would not recommend, steer clear, don't go, keep away, avoid at, look elsewhere
passive indifferent satisfied average okay = okay ok fine average alright decent nothing standard / nothing special, it's ok, not bad not, as expected, no complaints, does the job, neither good
sincere genuine honest earnest literal serious = thank thanks really truly appreciate heartfelt sorry hope grateful mean love kind
worried worry concerned anxious = worried worry concerned where should hour late missing hospital yet safe
hurt pained = hurt betrayed lied cry
tired exhausted sleepy = tired exhausted sleep yawn bed
agree agreed agreeing support favour for pro yes = agree exactly same yes right support favour true absolutely indeed approve / i see it the same, same way, couldn't agree more, could not agree more, good idea, count me in, i'm for, you're right
disagree disagreed disagreeing oppose against con no = disagree wrong nonsense oppose against doubt mistaken false no / don't think so, do not think so, not true, bad idea, i'm against, i doubt, not convinced, on the contrary, you're wrong
accept accepting accepted yes = accept yes gladly sure happy love join coming count bring / count us in, count me in, we'll be there, i'll be there, with pleasure, see you there, looking forward, we will bring
decline declining declined no refuse = decline unfortunately sorry can't regret / would have loved, afraid i, have to pass, another time, next time, but i am, but we are, already have plans, in rome, can't make it, won't be able
arriving arrive arrival checkin checking = arrive arriving check landing tonight coming reservation late luggage key first / check in, on our way, arrive at, get there
leaving leave departure departing checkout = leave leaving depart checkout bags home taxi airport last flight goodbye / check out, after we check, heading home, last day, on our way home
buyer purchaser buying = buy looking need interested available still price lower wanted purchase pick collect / is it still, would you take, still available, can i collect, how much
seller vendor selling = sell selling used offer condition pickup collect new sale price / hardly used, let it go, for sale, bought last, in good condition, or best offer, i would let
student pupil learner = homework exam essay assignment study class lecture semester dorm teacher grade revise / my teacher, my exam, hand in
teacher instructor professor = mark marking essays lesson students pupils class teach grade curriculum parents / my class, my students, my pupils
patient sick = pain symptom appointment doctor prescription hurts fever my
doctor physician = diagnose prescribe patient ward surgery treatment
employer boss = hire staff vacancy employees team salary
junior beginner graduate entry trainee = graduate intern first internship junior beginner student recently / no experience, fresh out, first job, just finished
senior experienced expert principal = years lead leading led senior architect head mentor decade managed / years of experience
b2b business corporate company enterprise = licences offices employees invoice company enterprise team seats bulk wholesale procurement our staff
b2c consumer private personal = my home family birthday gift kids son daughter myself wife husband
hot warm heated = hot boiling tea steaming cocoa soup warm heated espresso sauna summer oven fire sun
cold iced chilled cool = cold ice iced frozen smoothie chilled winter snow fridge lemonade freezing
indoor indoors inside = indoor chess museum cooking bowling cinema gym board library yoga knitting painting inside
outdoor outdoors outside = outdoor hiking climbing cliffs lake camping fishing sailing surfing kayaking picnic beach forest skiing running cycling mountain garden
code source programming snippet = for let const function return int var if else class import def print void null array loop semicolon
prose text natural = once story said walked
active = wrote broke chased opened
passive = by was were been being / was broken by, were built by, was written by, is made by, been repaired by, was built by, was eaten by
open opened unlocked available = open opens enter available daily welcome unlocked accepting / open until, come in, every day
closed shut locked unavailable = closed close closes shut locked monday holiday renovation locked sealed / except sundays, closed on, to saturday, only on weekdays, monday to friday, until further notice
easy simple beginner trivial = 2 simple basic add name count easy what
difficult hard complex challenging advanced = prove derive theorem integral explain evaluate why complex analyse differential hard
male man men boy masculine = oliver john james michael david peter thomas he his him father husband brother son king uncle boy mr harry jack tom robert paul daniel mark
female woman women girl feminine = olivia emma anna mary sarah laura julia she her mother wife sister daughter queen aunt girl mrs ms sophie lucy maria kate alice jane emily
adult = work mortgage wine
child kid young minor = school toy mum crayons teddy kindergarten
breakfast morning = breakfast porridge cereal toast muesli eggs bacon pancakes croissant am morning
lunch midday noon = lunch sandwich noon midday soup salad canteen
dinner supper evening = dinner evening steak roast candle wine pm night
tow towing = tow ditch axles rolled wreck stuck bent highway accident crashed undriveable wheel overturned
mechanic roadside = battery flat tyre start jump fuse puncture keys fuel belt
true correct right accurate = true correct right
false incorrect wrong inaccurate = false wrong incorrect myth
new unused = new sealed unopened unused box mint
used secondhand old = used worn scratched old second previous
rich wealthy luxury premium = luxury villa yacht premium five-star suite marble
budget cheap economy = cheap budget hostel discount bargain
digital online virtual remote = online website app zoom video digital internet link webinar
physical inperson onsite offline = room office shop store person building printed hall
solid = rock wood iron ice
liquid = water oil milk juice
gas gaseous = steam air oxygen helium
sweet dessert = sugar honey cake chocolate candy cookie
savoury salty savory = cheese salt bacon chips olives
domestic national = within local own
question interrogative = ?question
statement declarative = ?statement
command imperative = ?request
exclamation exclamatory = ! wow
legit genuine authentic = invoice meeting colleague known
scam fraudulent fake = click prize wire urgent bitcoin verify password transfer gift card
`
