/** Newspaper sections, school subjects and fields of knowledge. */
export const newsSenses = `
sports sport football athletics soccer athletic = game match team player goal score season coach league tournament championship win cup
 olympic race club stadium defeat striker goalkeeper penalty final tennis golf cricket rugby basketball baseball marathon sprint medal
 champion midfielder transfer referee athlete swimmer cyclist boxing formula wicket semifinal quarterback playoff innings knockout
 squad relegation skier hockey record finals fixture captain trophy qualifier overtime serve halftime relay rider lap derby
 grandslam wimbledon uefa fifa nba nfl
 / world cup, extra time, grand slam, home win, hat trick, second half, gold medal, beat 2, world record
politics political government election policy parliament = election vote president minister parliament senate law policy government party
 campaign bill congress candidate treaty mayor voter coalition opposition referendum ballot senator governor democracy cabinet
 lawmaker diplomat sanction reform legislation chancellor king prime poll mp republican democrat conservative labour socialist
 constitution resign veto impeach minister councillor
 / prime minister, white house, supreme court, local elections, steps down, public spending
business economy economic markets finance financial commerce money companies = company market stock share profit revenue earnings merger acquisition
 investor economy inflation bank trade quarter ceo growth rate interest retailer sales export tariff unemployment shareholder
 bankruptcy startup supplier factory fund gdp currency euro dollar price bond debt firm airline takeover industry manufacturer
 turnover jobs layoff consumer supermarket billion oil dividend forecast loss analyst recession
 / interest rates, central bank, stock market, job cuts, quarterly results, supply chain, share price
technology tech computing digital gadgets internet it = software chip computer data startup device internet ai robot smartphone cloud processor app
 algorithm cyber laptop gadget online semiconductor encryption browser developer iphone android google apple microsoft
 social battery drone digital wearable code chatbot hacker network headset quantum tablet streaming platform
 / artificial intelligence, social media, machine learning, data centre, data center, self driving, open source, virtual reality
science scientific research scientists discovery = scientist study research experiment discover space nasa telescope planet physicist species
 fossil gene dna laboratory quantum particle galaxy astronomer evolution molecule atom orbit rocket mars moon asteroid chemistry
 biology dinosaur brain universe satellite researcher black comet spacecraft theory star cell neuron geologist
 / black hole, new species, outer space, solar system, water vapour, researchers found
space astronomy astronomical astrophysics = planet star galaxy telescope orbit moon comet asteroid rocket nasa astronaut satellite mars universe
 solar jupiter saturn nebula eclipse spacecraft supernova
health medical medicine healthcare clinical wellness hospital = doctor patient hospital disease vaccine medicine treatment symptom drug
 clinical nurse therapy surgery cancer virus pain flu malaria infant diet obesity heart diabetes pandemic infection mental sleep
 dementia blood surgeon antibiotic outbreak epidemic gp clinic medication stroke asthma pregnancy vitamin exercise fever diagnosis
 alzheimer covid pharmacy allergy nutrition prescription injury rash cough dose
 / mental health, blood pressure, heart disease, side effects, public health, waiting lists
culture arts art entertainment film movie music books literature lifestyle theatre showbiz = film movie music album actor singer concert show series
 festival award theatre star band director museum exhibition novel author painting opera ballet orchestra gallery book poet
 artist premiere sculpture actress oscar song stage comedy drama television tv cinema composer dancer playwright bestseller
 choir pianist painter box trailer episode netflix grammy tour hit
 / box office, best seller, art gallery, new album, film festival, book prize
world international foreign global abroad = war peace troops ceasefire border embassy refugee un nato treaty summit diplomat foreign
 country protest coup rebel missile earthquake ambassador abroad conflict invasion army president minister nations hostage
 militants capital
 / united nations, peace talks, foreign minister, killed in, thousands flee
local community city town council regional = council mayor town village street local neighbourhood residents bridge road park school
 library resident district pub playground roadworks
crime police justice court law = police arrest murder robbery theft court judge jail suspect trial prison thief victim guilty sentence
 burglary detective lawyer prosecutor assault fraud witness verdict murder shooting convict investigate smuggle stab gang stolen
weather climate meteorology = weather rain snow sunny storm temperature forecast wind cloud heat degrees hurricane flood frost fog
 thunder umbrella sunshine celsius drought humid cold rainy cloudy hot heatwave hail drizzle icy
 / heat wave, raining, will it rain, cold front
environment ecology nature climate sustainability energy green conservation = climate emission carbon pollution forest recycling renewable solar wind
 wildlife species warming plastic ocean ecosystem conservation glacier deforestation biodiversity habitat drought coral
 endangered greenhouse sustainable waste whale
 / global warming, climate change, sea level, fossil fuel, wind farm, electric cars
education school learning university teaching academic = school student teacher class course exam university lesson learn homework lecture
 degree pupil college grade curriculum tuition scholarship kindergarten campus professor classroom essay semester term study
 diploma graduate headteacher thesis textbook
travel tourism hotel flight holiday holidays trip vacation = flight hotel trip travel airport booking passport visa beach tour luggage airline
 destination room tourist cruise itinerary sightseeing suitcase resort backpack island train holiday hostel abroad ticket
 campsite reservation guide boarding map
 / boarding pass, check in, city break, package holiday
food restaurant dining cooking recipe cuisine meal drink drinks eating = food meal restaurant dish taste menu chef recipe waiter dinner lunch
 cook flavour flavor delicious bake oven soup salad pasta cheese bread sauce vegetarian dessert wine coffee breakfast spice
 fry flour sugar butter garlic pizza cake vegetable ingredient tasty bland salty portion kitchen beer chicken tablespoon
fashion style clothing clothes beauty = dress shoe jacket designer fashion trend runway outfit jeans skirt makeup model style shirt coat wear
 lipstick skirt sneaker boutique
automotive car cars auto vehicle vehicles motoring driving = car engine brake tyre tire drive vehicle motor petrol diesel electric gearbox
 garage mileage wheel clutch driver oil suv hybrid windscreen headlight exhaust mechanic steering
transport transportation traffic commute railway train public = bus train tram traffic road metro station commuter rail railway delay driver
 timetable platform passenger motorway congestion lane bicycle underground subway ticket fare
realestate property housing home rental = house apartment rent tenant landlord mortgage flat property bedroom lease estate agent buyer
 square metre neighbourhood kitchen viewing garden
games gaming videogames game = game console player level quest xbox playstation nintendo multiplayer boss gamer controller character
religion religious faith spirituality = church god mosque temple prayer priest bishop pope faith bible quran monk ritual religion saint rabbi imam
military defence defense war army = army soldier war troops missile navy weapon tank general battle military bomb veteran
celebrity gossip celebrities = actress singer star married divorce wedding paparazzi pregnant couple royal dating
family parenting relationships children kids = child kid baby mother father parent daughter son family marriage wife husband toddler grandmother
 divorce wedding partner brother sister
pets pet animals animal = dog cat puppy kitten vet pet leash hamster rabbit animal fur feed bark litter collar breed parrot
fitness exercise gym workout = gym workout muscle running weights yoga training exercise fitness squat cardio stretch treadmill
gardening garden plants = plant flower seed soil garden prune lawn water compost tomato rose weed tree leaf hedge pot bloom
diy household cleaning housework homeimprovement = paint wall drill screw clean sink vacuum tile wallpaper stain mop hammer shelf laundry
maths math mathematics algebra geometry arithmetic calculus statistics = equation triangle angle number fraction calculate sum solve algebra geometry
 probability integral derivative function prime area circle percent divide multiply square root matrix polynomial graph theorem
 radius diameter perimeter hypotenuse variable decimal mean median vector digit quadratic proof
 / solve for, how many, square root, right angled, find the value
history historical historic past = war century king queen empire revolution ancient treaty medieval battle emperor colonial roman dynasty
 independence monarch napoleon pharaoh reformation crusade feudal industrial slavery constitution civil war reign 1789 1914 1945
 wall causes invade conquer renaissance caesar viking tudor
 / world war, cold war, industrial revolution, led to the, middle ages, civil war, fall of
biology biological life lifescience = cell enzyme protein gene dna species photosynthesis organ blood plant animal digest intestine bacteria evolution
 tissue organism chromosome virus mitochondria membrane respiration heart lung kidney muscle hormone ecosystem reproduction leaf root
 nutrient mammal stomach nerve genetic immune bone pollen
 / natural selection, food chain, nervous system, immune system
chemistry chemical = acid molecule atom reaction chemical element compound oxidation bond ion solution catalyst periodic metal ph salt electron
 mole hydrogen oxygen carbon sodium chloride alkali titration polymer reagent electrolysis litmus isotope dissolve
 / periodic table, chemical reaction
physics physical mechanics = force energy velocity gravity mass motion acceleration electric magnetic wave light current voltage momentum friction
 quantum circuit resistance particle newton pressure heat lens refraction joule speed pendulum kinetic frequency nuclear optics
 / speed of light, potential energy
geography geographical = river mountain capital country continent population climate map ocean lake desert border region volcano
 island latitude city erosion migration delta rainfall urbanisation coast valley glacier sea plain equator longitude peninsula
 / tectonic plates, which country, flows through, located in
literature english reading poetry writing = poem novel character author metaphor shakespeare poet stanza narrator plot theme sonnet rhyme hamlet
 playwright verse protagonist simile chapter tragedy fiction prose grammar
art visual painting drawing = painting painter sculpture canvas colour portrait impressionism perspective brush gallery watercolour picasso
 monet sketch fresco drawing cubism
music musical songs = music song melody orchestra chord rhythm composer piano guitar violin symphony singer band album key note opera drum concert
 jazz playlist lyrics tempo
language languages linguistics grammar = verb noun grammar sentence translate vocabulary tense adjective plural pronounce dialect spelling word conjugate
computing computer programming informatics coding computerscience software = algorithm program code variable loop array function binary compiler data
 python java recursion database debug class bit byte pointer
economics economy microeconomics macroeconomics = demand supply inflation market price gdp monopoly trade elasticity unemployment tax fiscal cost
 monetary equilibrium opportunity
philosophy ethics moral = ethics moral socrates plato kant truth existence knowledge virtue reason metaphysics descartes utilitarian consciousness
psychology psychological = behaviour memory freud cognitive emotion conditioning personality anxiety perception brain attachment therapy mind
geology earth earthscience = rock mineral volcano earthquake sediment magma tectonic fossil crust lava granite
engineering engineer construction architecture = bridge build construction engineer steel concrete design architect crane beam tower structure
agriculture farming farm = farm farmer crop harvest cattle tractor wheat soil livestock barn irrigation milk pig sheep
opinion editorial comment = should think believe opinion must argue view wrong
`
