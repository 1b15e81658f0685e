/** Of feelings, qualities and what people do. One class a line, as in `life.ts`. */
export const deeds = `
  happy glad pleased delighted joyful cheerful content
  sad unhappy miserable sorrowful depressed gloomy
  angry furious mad annoyed irate cross
  afraid scared frightened fearful terrified
  fear dread terror fright
  worried anxious nervous concerned uneasy
  surprised astonished amazed startled
  surprise astonishment shock
  bored boring dull tedious
  excited thrilled enthusiastic eager
  calm peaceful tranquil quiet
  proud pride
  ashamed embarrassed
  lonely alone solitary isolated
  love adore cherish
  hate detest loathe despise
  like enjoy appreciate fond
  laugh giggle chuckle
  cry weep sob
  smile grin beam
  kind nice friendly generous caring
  cruel mean brutal nasty
  polite courteous well_mannered
  rude impolite disrespectful
  brave courageous fearless bold
  shy timid bashful
  clever smart intelligent bright brilliant
  stupid foolish silly dumb
  funny humorous amusing hilarious comical
  joke jest gag
  strange odd weird unusual peculiar bizarre
  famous well_known renowned celebrated
  beautiful pretty attractive gorgeous lovely
  ugly unattractive hideous
  rich wealthy affluent well_off
  poor impoverished needy penniless
  lazy idle
  honest truthful sincere
  lie untruth falsehood deceive
  trick fool deceive cheat
  secret confidential hidden private
  hide conceal cover_up
  big large huge enormous giant massive
  small little tiny miniature
  tall high
  short brief
  fat overweight obese
  thin slim slender skinny
  heavy weighty
  fast quick rapid swift speedy
  slow sluggish
  loud noisy
  quiet silent hushed
  noise sound racket
  bright vivid
  dark dim unlit
  hard tough firm
  soft gentle
  sharp pointed
  empty vacant blank
  full packed crowded
  easy simple effortless straightforward
  difficult hard tough challenging
  good great excellent superb fine
  bad poor awful terrible dreadful
  best finest top optimal
  worst poorest
  old ancient aged antique
  new recent fresh novel
  begin start commence
  end finish conclude
  begin_again restart resume
  stop cease halt quit
  continue carry_on keep_on go_on proceed
  wait hold_on await
  hurry rush hasten
  go move head
  walk stroll march hike
  run jog sprint
  jump leap hop
  climb ascend scale
  fall drop tumble
  throw toss hurl
  push shove
  pull drag tug
  carry transport haul
  lift raise hoist
  hold grip grasp
  catch capture seize
  hit strike beat punch
  break smash shatter fracture
  broken faulty malfunctioning
  tear rip
  cut slice chop trim
  burn scorch blaze
  fire blaze flame
  bury inter
  dig excavate
  look watch gaze stare view
  see notice spot observe
  hear listen
  touch feel
  smell odour odor scent aroma
  say tell state
  speak talk converse
  chat talk conversation
  shout yell scream
  whisper murmur
  ask enquire inquire question
  answer reply respond response
  think believe consider
  know understand comprehend
  guess estimate suppose
  remember recall recollect
  forget overlook
  learn study
  teach instruct educate
  teacher instructor tutor educator
  pupil student learner
  school academy college
  university college
  exam examination test quiz
  homework assignment
  lesson class lecture
  degree diploma qualification
  library bookshop
  book novel publication
  story tale narrative
  author writer novelist
  newspaper press
  picture image photo photograph
  film movie motion_picture
  cinema theatre theater
  song tune track
  singer vocalist
  game match
  football soccer
  win triumph victory
  lose defeat
  player athlete
  prize award reward trophy
  gift present
  party celebration festivity
  hobby pastime
  police cop officer constable
  thief robber burglar
  steal rob burgle theft robbery
  murder kill homicide slay
  prison jail
  arrest detain apprehend custody
  weapon gun firearm
  war conflict battle combat
  soldier troops military
  safe secure protected
  dangerous hazardous risky unsafe perilous
  danger hazard risk peril
  rescue save
  help assist aid
  find locate discover
  search look_for seek hunt
  lost missing misplaced
  give donate hand_over
  take grab
  bring fetch
  put place
  leave depart go_away
  arrive reach get_to arrival
  come_back return
  enter go_in
  exit way_out
  open unlock
  close shut
  buy purchase acquire get
  sell vend
  shop store
  cheap inexpensive affordable low_cost
  expensive costly pricey dear
  early premature
  late delayed tardy
  now currently presently
  soon shortly
  often frequently regularly
  rarely seldom hardly_ever
  always forever
  daily every_day
  weekly every_week
  monthly every_month
  yearly annual every_year annually
  tomorrow next_day
  weekend saturday sunday
`
