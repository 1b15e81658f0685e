/** Of more qualities, deeds and abstract things. One class a line, as in `life.ts`. */
export const notions = `
  obtain acquire gain procure secure
  terminate end conclude discontinue
  fortunate lucky blessed
  unlucky unfortunate hapless
  assemble gather congregate convene
  courage bravery valour valor heroism
  cancel annul void nullify revoke rescind
  fatal deadly lethal mortal
  damage harm impair ruin wreck
  damaged broken dented scratched
  destroy demolish ruin annihilate raze
  stone rock boulder pebble
  soil dirt earth mud
  flight plane
  ticket pass boarding_card
  reserve book pre_order
  reservation booking
  chef cook
  article essay paper
  painting artwork canvas drawing
  sport athletics
  competition contest tournament championship
  champion winner victor
  enemy foe adversary
  worker labourer laborer
  relax rest unwind chill
  stress strain pressure tension
  blunt dull
  smooth flat level
  rough uneven bumpy coarse
  shiny glossy gleaming polished
  flavour flavor taste
  view sight scenery vista
  hug embrace cuddle
  fight brawl scuffle clash
  swim bathe paddle
  fly soar glide
  drive steer
  maybe perhaps possibly
  certain sure confident positive
  doubt uncertainty scepticism skepticism
  uncertain unsure doubtful
  trust faith confidence rely
  ponder contemplate reflect think_over
  idea concept notion thought
  effect impact influence consequence
  attack assault raid ambush
  expand extend enlarge widen broaden
  shrink contract narrow
  start launch initiate kick_off
  finish complete accomplish wrap_up
  continue persist persevere
  pause break intermission interval
  repeat redo reiterate do_again
  original authentic genuine real
  fake counterfeit forged bogus sham
  true accurate factual
  private personal
  together jointly collectively
  many numerous plenty countless lots
  few scarce
  several various multiple
  extra additional supplementary more
  main primary principal chief major
  minor trivial insignificant unimportant
  possible feasible viable achievable
  impossible unfeasible unachievable
  likely probable
  unlikely improbable
  usual normal ordinary typical regular customary
  rare uncommon scarce infrequent
  modern contemporary current
  outdated obsolete old_fashioned antiquated
  fashionable trendy stylish
  wise prudent sensible
  arrogant conceited haughty
  humble modest unassuming
  harsh severe strict stern
  generous charitable giving
  greedy avaricious selfish
  patient tolerant forgiving
  impatient restless
  busy occupied engaged
  strong powerful mighty robust sturdy
  weak feeble frail fragile
  wide broad
  narrow tight cramped
  deep profound
  shallow superficial
  thick dense
  lightweight portable
  comfortable cosy cozy snug
  useful handy helpful practical
  useless worthless pointless futile
  valuable precious priceless
  worth value
  clear obvious evident plain
  unclear vague ambiguous obscure confusing
  confuse puzzle perplex baffle bewilder
  interesting fascinating intriguing engaging
  careful cautious wary
  careless reckless negligent negligence
  sudden abrupt unexpected
  gradual progressive
  temporary interim provisional short_term
  permanent lasting enduring long_term
  constant continuous uninterrupted ongoing
  flexible adaptable versatile
  stubborn obstinate headstrong
  loyal faithful devoted
  reliable dependable trustworthy
  unreliable undependable flaky
  suitable appropriate fitting proper
  perfect flawless ideal
  available obtainable on_hand
  request appeal petition
  beg plead implore
  promise pledge vow
  threaten menace intimidate
  warn caution
  blame accuse
  accusation allegation charge
  apologise apologize sorry apology
  forgive pardon excuse
  praise compliment commend applaud
  criticise criticize condemn denounce
  insult offend offensive
  tease mock ridicule
  encourage motivate inspire
  discourage deter dissuade
  persuade convince
  force compel coerce oblige
  influence sway affect
  admit confess acknowledge
  reveal disclose divulge
  mention refer cite
  emphasise emphasize stress highlight
  predict forecast foresee prediction
  expect anticipate await
  imagine envision picture
  intend mean
  want desire wish crave
  prefer favour favor
  avoid evade dodge steer_clear
  escape flee run_away
  chase pursue pursuit
  gather collect accumulate amass
  collection assortment set
  scatter disperse spread
  distribute hand_out dispense
  receive get
  connect link attach join
  separate detach disconnect
  mix blend stir
  include contain comprise consist
  exclude omit leave_out
  surround encircle enclose
  cover coat wrap
  support back endorse
  oppose resist object
  tolerate put_up endure
  suffer undergo
  survive outlive
  disappear vanish
  appear emerge show_up
  happen occur take_place
  event occasion happening incident
  situation circumstance
  method approach technique way
  process procedure
  ability skill capability talent
  knowledge expertise know_how
  experience background
  habit custom tradition
  belief opinion view viewpoint
  feeling emotion sentiment
  mood temper
  behaviour behavior conduct
  character personality nature
  appearance look
  difference distinction discrepancy
  comparison contrast
  connection relationship link
  beginning origin source
  ending conclusion finale
  middle centre center midpoint
  edge rim
  corner angle
  line queue row
  group bunch cluster
  pair couple twosome
  piece fragment chunk
  pile heap stack
  hole gap opening
  container box crate
  bottle flask
  rope string cord
  stick rod pole
  wall barrier fence
  door gate entrance
  room chamber
  floor storey story
  ambulance paramedic
  witness observer bystander
  trial hearing
  protest demonstration rally march
  army military armed_forces
  peace truce ceasefire
  treaty pact accord
  border frontier boundary
  refugee asylum displaced
  poverty hardship deprivation
  volunteer helper
  donate contribute
  donation contribution
  extinct vanished died_out
  fertile productive
  nutrition diet
  survey poll questionnaire
  feedback comments opinion
  feature capability functionality
  message email
  function feature
  spending expenditure expenses
  loan credit borrowing
  coin change
  market bazaar
  rent hire charter
  reject deny decline
  eligible entitled qualify qualified
  duration length period
  frequency how_often
  quantity number how_many
  cost price how_much
  opening_hours opening_times business_hours
  nearby close_by vicinity
  allergic allergy intolerance
  disabled handicapped disability
  accessible wheelchair
  blind visually_impaired
  deaf hard_hearing
  equal fair
  unfair unjust biased
  bias prejudice discrimination
  freedom liberty independence
  power authority control
  wild untamed
  tame domesticated
  raw uncooked
  frozen icy
  melt thaw
  leak drip seep
  flow run stream
  block obstruct clog
  slip slide skid
  spin rotate turn revolve
  bend flex curve
  stretch extend
  squeeze press crush
  shake tremble shiver vibrate
  explode blow_up detonate
  shine glow sparkle
`
