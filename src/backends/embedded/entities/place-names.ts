const countries = `
afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan bahrain bangladesh belarus belgium belize benin
bhutan bolivia bosnia botswana brazil brunei bulgaria cambodia cameroon canada chad chile china colombia congo croatia cuba cyprus czechia
denmark ecuador egypt england eritrea estonia ethiopia fiji finland france gabon gambia georgia germany ghana greece greenland guatemala guinea
guyana haiti honduras hungary iceland india indonesia iran iraq ireland israel italy jamaica japan jordan kazakhstan kenya kosovo kuwait laos
latvia lebanon lesotho liberia libya liechtenstein lithuania luxembourg madagascar malawi malaysia mali malta mauritius mexico moldova monaco
mongolia montenegro morocco mozambique myanmar namibia nepal netherlands nicaragua niger nigeria norway oman pakistan panama paraguay peru
philippines poland portugal qatar romania russia rwanda scotland senegal serbia singapore slovakia slovenia somalia spain sudan suriname sweden
switzerland syria taiwan tajikistan tanzania thailand togo tunisia turkey uganda ukraine uruguay uzbekistan venezuela vietnam wales yemen zambia
zimbabwe uk usa us eu`
const cities = `
aberdeen abuja accra adelaide amman amsterdam ankara antwerp athens atlanta auckland austin baghdad baku bangalore bangkok barcelona basel
bath beijing beirut belfast belgrade berlin bern bilbao birmingham bogota bologna bonn bordeaux boston bratislava bremen brighton brisbane bristol
brno bruges brussels bucharest budapest calgary cambridge canberra cardiff chennai chicago cologne copenhagen cork dakar dallas damascus delhi denver
derby detroit dhaka doha dortmund dresden dubai dublin dundee durban durham dusseldorf edinburgh eindhoven essen exeter florence frankfurt gdansk geneva
genoa ghent glasgow gothenburg graz grenoble groningen hague hamburg hanoi hanover harare havana heidelberg helsinki hobart houston hull innsbruck
inverness istanbul izmir jakarta jerusalem johannesburg karachi kiel kiev krakow kyiv kyoto lagos lahore leeds leicester leiden leipzig lille lima
lisbon liverpool ljubljana lodz london lucerne lyon madrid malaga malmo manchester manila marseille melbourne miami milan minsk montreal moscow mumbai
munich nairobi nantes naples newcastle nice nottingham nuremberg odense odessa oporto osaka oslo ottawa oxford palermo paris perth philadelphia phoenix
plymouth porto portland portsmouth poznan prague pretoria quebec reading reykjavik riga rome rostock rotterdam salzburg santiago sarajevo seattle seoul
seville shanghai sheffield singapore skopje sofia southampton stavanger stockholm stuttgart sydney tallinn tampere tehran tokyo toronto toulouse
tripoli trondheim tunis turin turku uppsala utrecht valencia vancouver venice vienna vilnius warsaw washington wellington winterthur wroclaw york zagreb zurich`
const peoples = `
afghan albanian algerian american argentine argentinian armenian australian austrian azerbaijani bangladeshi belarusian belgian bolivian bosnian brazilian
british bulgarian cambodian cameroonian canadian chilean chinese colombian congolese croatian cuban cypriot czech danish dutch ecuadorian egyptian english
eritrean estonian ethiopian filipino finnish french georgian german ghanaian greek guatemalan haitian hungarian icelandic indian indonesian iranian iraqi
irish israeli italian ivorian jamaican japanese jordanian kazakh kenyan korean kosovan kuwaiti latvian lebanese libyan lithuanian luxembourgish malaysian
maltese mexican moldovan mongolian montenegrin moroccan mozambican namibian nepalese nicaraguan nigerian norwegian omani pakistani palestinian panamanian
paraguayan peruvian polish portuguese qatari romanian russian rwandan saudi scottish senegalese serbian singaporean slovak slovenian somali spanish
sudanese swedish swiss syrian taiwanese tanzanian thai tunisian turkish ugandan ukrainian uruguayan uzbek venezuelan vietnamese welsh yemeni zambian zimbabwean`

const read = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

export const countryNames: ReadonlySet<string> = new Set([
  ...read(countries),
  'united kingdom',
  'united states',
  'south africa',
  'south korea',
  'north korea',
  'new zealand',
  'saudi arabia',
  'sri lanka',
  'costa rica',
  'el salvador',
  'czech republic',
  'ivory coast',
  'hong kong',
  'great britain',
  'northern ireland',
])
export const cityNames: ReadonlySet<string> = new Set([
  ...read(cities),
  'new york',
  'los angeles',
  'san francisco',
  'san diego',
  'las vegas',
  'new orleans',
  'buenos aires',
  'rio de janeiro',
  'sao paulo',
  'mexico city',
  'cape town',
  'tel aviv',
  'abu dhabi',
  'hong kong',
  'kuala lumpur',
  'ho chi minh city',
])
/** Adjectives of countries, which are also their languages and people. */
export const nationalities: ReadonlySet<string> = read(peoples)
