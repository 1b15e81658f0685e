/** A measure, by the ways to write it; `asks` are words of questions and field names about it. */
export interface Measure {
  readonly name: string
  readonly units: ReadonlySet<string>
  readonly asks: ReadonlySet<string>
}

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '))

export const measures: readonly Measure[] = [
  {
    name: 'duration',
    units: list(
      'second seconds sec secs minute minutes min mins hour hours hr hrs h day days week weeks month months quarter quarters year years yr yrs decade decades night nights fortnight ms working business calendar',
    ),
    asks: list(
      'duration long period length term time validity warranty notice experience lifetime shelf-life delay wait',
    ),
  },
  {
    name: 'weight',
    units: list(
      'kg kgs kilo kilos kilogram kilograms kilogramme g gram grams lb lbs pound pounds oz ounce ounces t ton tons tonne tonnes mg',
    ),
    asks: list('weight heavy weigh weighs mass load'),
  },
  {
    name: 'distance',
    units: list(
      'km kilometre kilometres kilometer kilometers m metre metres meter meters mile miles mi cm mm centimetre centimetres inch inches ft foot feet yard yards',
    ),
    asks: list(
      'distance far long length tall high height wide width deep depth thick thickness big large size diameter range altitude radius dimension dimensions',
    ),
  },
  {
    name: 'temperature',
    units: list('degree degrees °c °f celsius fahrenheit c f'),
    asks: list('temperature hot cold warm heat'),
  },
  {
    name: 'volume',
    units: list(
      'litre litres liter liters l ml millilitre millilitres cl gallon gallons pint pints cup cups',
    ),
    asks: list('volume capacity hold holds big much'),
  },
  {
    name: 'power',
    units: list('w watt watts kw kwh kilowatt kilowatts hp volt volts v amp amps mah wh'),
    asks: list('power wattage voltage strong energy'),
  },
  {
    name: 'speed',
    units: list('km/h mph kph knots m/s mbit mbps gbps'),
    asks: list('speed fast quick quickly bandwidth'),
  },
  {
    name: 'data',
    units: list('gb mb tb kb gigabytes gigabyte megabytes terabytes bytes'),
    asks: list('data storage memory space size quota'),
  },
  {
    name: 'area',
    units: list('hectare hectares acre acres sqm m2 m² km2 km² square ha'),
    asks: list('area size big large space surface'),
  },
]

/** The measure that a unit belongs to. */
export const measureOf: ReadonlyMap<string, string> = new Map(
  measures.toReversed().flatMap(({ name, units }) => [...units].map(unit => [unit, name] as const)),
)
