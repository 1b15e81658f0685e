/** Of people, homes, travel, health, food and nature. One class a line: words that mean about the same, or two of them joined by `_`. */
export const life = `
  car automobile vehicle auto motorcar
  bicycle bike cycle
  motorcycle motorbike scooter moped
  lorry truck hgv
  bus coach minibus
  train railway railroad rail
  plane aircraft airplane aeroplane jet airliner
  boat ship vessel ferry yacht
  taxi cab uber rideshare
  underground subway metro tube
  petrol gasoline gas fuel diesel
  driver motorist chauffeur
  pedestrian walker passerby
  road street highway motorway avenue lane
  journey trip travel voyage tour excursion
  luggage baggage suitcase bag
  passenger traveller traveler commuter rider
  hotel inn hostel motel lodging accommodation
  holiday vacation getaway
  tourist visitor sightseer
  airport airfield terminal
  crash collision wreck smash
  parking park garage car_park
  repair fix mend restore patch
  mechanic repairman technician
  house home residence dwelling
  flat apartment condo condominium
  rent lease let tenancy
  landlord lessor property_owner
  tenant renter lessee occupant
  neighbour neighbor next_door
  garden yard backyard lawn
  kitchen cookery galley
  bathroom toilet restroom lavatory washroom loo
  sofa couch settee
  cupboard closet wardrobe cabinet
  rubbish trash garbage waste refuse litter
  bin dustbin wastebasket
  tap faucet spigot
  lift elevator
  stairs staircase stairway steps
  curtain drape blind
  carpet rug mat
  lamp light lantern
  torch flashlight
  key fob keycard
  clean wash scrub tidy rinse
  dirty filthy grubby soiled stained unclean muddy
  tidy neat orderly
  mess clutter disorder untidy
  wet damp moist soaked humid
  dry arid parched dehydrated
  hot warm boiling scorching heated
  cold chilly freezing frosty cool
  rain rainfall shower drizzle downpour precipitation
  storm thunderstorm tempest hurricane typhoon cyclone
  snow blizzard sleet
  sunny bright clear
  cloudy overcast grey
  flood inundation deluge
  drought dry_spell
  wind breeze gale gust
  mother mum mom mama
  father dad papa daddy
  parent guardian mother father
  child kid youngster infant toddler
  baby infant newborn
  teenager adolescent teen youth
  boy lad
  girl lass
  brother sibling
  sister sibling
  husband spouse partner
  wife spouse partner
  grandmother grandma granny
  grandfather grandpa grandad
  relative kin family relation
  friend buddy pal companion mate
  wedding marriage matrimony nuptials
  marry wed
  divorce separation split_up break_up
  born birth delivery
  pregnant expecting pregnancy
  die pass_away decease perish death
  dead deceased lifeless
  funeral burial cremation
  elderly aged senior pensioner
  young youthful juvenile
  person individual human
  people folk persons population
  crowd mob throng
  stranger unknown outsider
  doctor physician gp clinician
  nurse caregiver carer
  surgeon surgery operation
  dentist dental tooth
  hospital clinic infirmary
  medicine drug medication remedy pill tablet pharmaceutical
  pharmacy chemist drugstore
  ill sick unwell ailing
  illness disease sickness ailment disorder
  injury wound hurt harm trauma
  pain ache sore soreness
  fever temperature
  cough cold flu influenza
  heal recover get_better recuperate convalesce recovery
  cure treat treatment therapy remedy
  vaccine vaccination jab inoculation immunisation immunization
  healthy fit well wholesome
  exercise workout training fitness
  gym fitness_centre health_club
  tired exhausted weary fatigued sleepy fatigue
  sleep slumber nap doze rest
  wake awaken get_up
  dizzy lightheaded giddy
  vomit throw_up nausea queasy
  food meal dish cuisine nourishment
  eat dine consume devour
  drink beverage sip
  breakfast brunch
  lunch midday_meal
  dinner supper evening_meal
  hungry starving famished hunger
  thirsty thirst
  delicious tasty yummy flavoursome
  cook prepare_food bake roast fry
  recipe cooking
  restaurant diner bistro cafe eatery
  waiter waitress server
  menu dishes
  sweet sugary candy dessert
  vegetable veggie greens
  vegetarian vegan meatless plant_based
  meat beef pork lamb steak
  biscuit cookie
  crisps chips
  potato spud
  maize corn
  aubergine eggplant
  courgette zucchini
  fridge refrigerator freezer
  oven stove cooker
  dishwasher dishwashing
  clothes clothing garment apparel outfit attire
  trousers pants jeans
  jumper sweater pullover
  shoe footwear boot sneaker trainer
  coat jacket
  jewellery jewelry necklace bracelet
  glasses spectacles eyeglasses
  umbrella parasol
  purse wallet handbag
  pet companion_animal
  dog puppy hound canine
  cat kitten feline
  horse pony mare stallion
  cow cattle bull
  bird fowl
  insect bug
  animal creature beast
  tree sapling
  forest wood woodland
  flower blossom bloom
  plant vegetation flora
  hill mountain peak
  river stream creek
  lake pond
  sea ocean
  beach seaside shore coast
  island isle
  city town metropolis municipality
  village hamlet
  countryside rural
  country nation state
  abroad overseas foreign
  citizen national resident inhabitant
  immigrant migrant newcomer
  map chart atlas
`
