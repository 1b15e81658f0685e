/** Of computers, networks, software and science. One class a line, as in `life.ts`. */
export const technology = `
  computer pc laptop notebook desktop machine workstation
  phone telephone mobile cellphone smartphone handset
  call ring phone dial
  screen display monitor
  keyboard keypad
  printer print
  television tv telly
  camera webcam
  headphones earphones headset earbuds
  battery power_cell
  charge recharge power_up
  charger power_adapter
  plug socket outlet
  cable cord wire lead
  turn_on switch_on power_on activate enable
  turn_off switch_off power_off deactivate disable shut_down
  restart reboot power_cycle
  email mail e_mail
  message text sms
  send transmit
  attach enclose
  attachment enclosed
  inbox mailbox
  spam junk unsolicited
  internet web online
  website webpage site web_page
  browser chrome firefox
  wifi wireless wi_fi
  network lan
  router gateway
  connection connectivity link
  offline disconnected
  disconnect drop_out
  slow laggy sluggish unresponsive latency
  fast performant responsive
  speed_up accelerate optimise optimize
  app application program software
  install set_up setup
  uninstall remove
  update upgrade patch
  version release edition
  download fetch
  upload post
  login log_in sign_in logon log_on signin
  logout log_out sign_out logoff
  password passcode passphrase pin
  credential password secret
  username user_name user_id login_name
  authentication sign_in verification
  two_factor mfa 2fa multi_factor
  account profile
  register sign_up create_account
  locked blocked denied
  reset restore
  user end_user
  administrator admin sysadmin
  developer programmer coder engineer
  code program script
  source_code codebase
  function method routine procedure
  variable parameter argument
  library package module dependency
  framework toolkit
  bug defect fault glitch flaw
  debug troubleshoot diagnose
  error exception failure fault
  crash freeze hang stop_responding
  outage downtime unavailable
  down offline unavailable
  backup back_up
  restore recover
  database datastore db
  table spreadsheet
  query search lookup look_up
  record row entry
  column field
  file document
  folder directory
  delete erase remove wipe purge
  save store
  storage disk drive
  memory ram
  processor cpu chip
  graphics gpu video_card
  server host
  cloud hosted
  deploy roll_out ship release
  rollback roll_back revert undo
  container docker
  cluster node
  scale grow
  load traffic
  queue backlog
  request call
  response reply
  endpoint url address
  api interface
  key token
  encrypt cipher encode encryption
  decrypt decipher
  hack breach break_in intrusion
  hacker attacker intruder
  virus malware trojan ransomware
  phishing scam
  vulnerability weakness security_hole
  secure protect
  privacy confidentiality data_protection
  permission right privilege access
  log journal
  monitor watch track observe
  alert alarm warning
  metric measurement measure
  dashboard control_panel
  setting preference option configuration
  configure set_up
  default preset
  automatic automated
  automate script
  manual by_hand
  robot bot
  ai artificial_intelligence
  machine_learning ml
  train teach
  model network
  data information
  convert transform translate
  format layout
  sort order arrange
  filter sift
  merge combine join
  split divide separate
  compress shrink zip
  copy duplicate clone
  paste insert
  click press tap
  button control
  menu dropdown
  window pane
  icon symbol
  picture graphic image
  video clip recording
  audio sound
  mute silence
  volume loudness
  share publish
  post publish
  comment remark
  follow subscribe
  notification alert push_message
  test trial experiment
  research study investigation
  scientist researcher
  theory hypothesis
  proof evidence
  measure gauge quantify
  calculate compute work_out
  calculation computation
  number figure digit
  equation formula
  percent percentage
  average mean
  graph chart plot diagram
  temperature heat
  heat warmth thermal
  light illumination
  speed velocity pace
  force power
  pressure stress
  energy power
  weight mass
  length distance
  width breadth
  size dimension
  depth thickness
  shape form
  edge border boundary
  surface exterior
  inside interior
  outside exterior
  top upper
  bottom base
  front forward
  back rear
  engine motor
  machine device apparatus
  tool instrument implement
  wheel tyre tire
  metal steel iron
  gas vapour vapor
  liquid fluid
  solid rigid
  mixture blend
  explosion blast
  space outer_space cosmos
  planet world
  star sun
  earth globe
  climate weather
  carbon emission greenhouse
  species kind
  gene dna genetic
  cell tissue
  brain mind
  heart cardiac coronary
  cancer tumour tumor
  bone skeleton
  blood haemoglobin
  kidney renal
  lung respiratory breathing pulmonary
  skin dermal
  eye ocular vision
  language tongue
  word term
  meaning sense
  translate interpret
  write author compose
  read peruse
  edit revise
  list enumerate
  example instance
  kind type sort
  similar alike comparable
  same identical equal
  different distinct unlike
  opposite contrary
`
