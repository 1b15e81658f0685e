import { stem } from './stem.ts'

/** Verbs that are hardly ever nouns in running text, so that they end a noun phrase. By their stems. */
export const commonVerbs: ReadonlySet<string> = new Set(
  (
    'is are was were be been being has have had do does did done will would can could may might must shall should ' +
    'accept add agree allow announce appear apply arrive ask attend avoid become began begin begins begun believe belong bring brings brought build buy bought ' +
    'came carry carries catch caught choose chose chosen come comes complete consist contain continue cost cover create cut decide ' +
    'deliver depart describe die discuss divide donate eat end ends enjoy enter expect explain fall falls fell fill find finds found finish follow ' +
    'forget gave get gets give gives given go goes gone got grew grow handle happen hear held help hire hold holds include invite join joins keep keeps kept knew know known ' +
    'lasts lead leads leave leaves led left let lie lies live lives lose lost love made make makes mean meant meet meets met miss move need needs offer open opens order owe own owns ' +
    'paid pay pays play prefer prepare produce promise prove provide publish pull put puts raise ran reach read receive recommend remain remember remove repair replace require rest return rise rose run runs ' +
    'said sail saw say says see seem sees sell sells send sends sent serve serves set show shows shut sit sits sold speak speaks spend spent spoke stand stands start starts stay stays stood stop stops store suggest supply ' +
    'take takes taken taught teach tell tells think thought threw throw told took travel tried try turn turns understand use uses used visit wait walk want wants wash wear went win wins won work works write writes written wrote ' +
    'bake knead lift wipe rub boil chop combine fry grate heat melt mix pour roast season simmer slice sprinkle stir whisk peel rinse drain knead preheat garnish drizzle toss blend ' +
    'unplug plug press click tap insert install attach connect disconnect switch check lists named called mentioned available'
  )
    .split(' ')
    .map(stem),
)

/** Measures, whose "of" leads to the thing itself: "a spoon of mustard". */
export const measureNouns: ReadonlySet<string> = new Set(
  (
    'spoon spoonful teaspoon tablespoon tsp tbsp pinch cup cups glass bottle bottles tin tins can cans bag bags box boxes pack packs packet ' +
    'packets piece pieces slice slices clove cloves bunch handful drop drops dash litre litres liter liters l ml cl g gram grams kg kilo kilos lb ' +
    'pound pounds ounce ounces oz pair pairs set sets loaf loaves block blocks jar jars sheet sheets roll rolls kind kinds sort sorts type types ' +
    'number lot lots couple dozen bit stick sticks knob splash unit units copy copies crate crates pallet pallets carton cartons shade shades head heads'
  ).split(' '),
)
