/** What somebody may want to have done: kinds of acts that tools stand for and that requests ask for. */
export type Act =
  | 'read'
  | 'cancel'
  | 'delete'
  | 'create'
  | 'book'
  | 'buy'
  | 'send'
  | 'page'
  | 'pay'
  | 'refund'
  | 'return'
  | 'change'
  | 'move'
  | 'switch'
  | 'extend'
  | 'close'
  | 'reopen'
  | 'stop'
  | 'start'
  | 'restart'
  | 'block'
  | 'unblock'
  | 'approve'
  | 'reject'
  | 'assign'
  | 'escalate'
  | 'add'
  | 'remind'
  | 'deploy'
  | 'revert'
  | 'merge'
  | 'subscribe'
  | 'unsubscribe'

/**
 * Acts that are not to be had from a request that does not name them: they take something away, cost something, or
 * cannot be taken back.
 */
export const guarded: ReadonlySet<Act> = new Set([
  'cancel',
  'delete',
  'buy',
  'pay',
  'refund',
  'return',
  'close',
  'stop',
  'restart',
  'block',
  'unblock',
  'approve',
  'reject',
  'page',
  'deploy',
  'revert',
  'merge',
  'unsubscribe',
] satisfies Act[])

const list = (text: string): readonly string[] => text.split(' ')

/** Verbs of each act in their base form. */
export const actVerbs: readonly (readonly [Act, readonly string[]])[] = [
  [
    'read',
    list(
      'get find search look lookup list show check read query view fetch track describe retrieve count see display ' +
        'inspect verify review browse report compare calculate estimate locate trace print examine know',
    ),
  ],
  [
    'cancel',
    list(
      'cancel abort annul void revoke scrap rescind withdraw nix axe unbook drop retract undo terminate ditch stop',
    ),
  ],
  [
    'delete',
    list(
      'delete remove erase wipe purge trash discard drop destroy bin scrap clear deregister unregister eliminate',
    ),
  ],
  [
    'create',
    list(
      'create open raise file log make register submit issue generate record draft start establish launch request build',
    ),
  ],
  ['book', list('book reserve schedule arrange rent hire hold borrow enrol enroll request make create')],
  ['buy', list('buy order purchase acquire procure place')],
  [
    'send',
    list(
      'send email e-mail mail text message notify forward inform invite post share publish tell ping alert reply contact dispatch ' +
        'deliver submit call write resend transmit',
    ),
  ],
  ['page', list('page ring phone call alert summon dial')],
  ['pay', list('pay transfer wire settle remit charge donate move send deposit withdraw')],
  ['refund', list('refund reimburse repay credit recompense compensate')],
  ['return', list('return')],
  [
    'change',
    list(
      'update change modify edit amend adjust alter rename set correct replace increase lower raise reduce swap ' +
        'upgrade downgrade install configure revise put make dim heat cool tweak patch',
    ),
  ],
  ['switch', list('switch turn toggle set control adjust change dim')],
  ['move', list('move reschedule postpone delay shift rebook advance change update relocate defer')],
  ['extend', list('extend renew prolong lengthen')],
  ['close', list('close resolve complete finish solve conclude settle shut end')],
  ['reopen', list('reopen restore undelete recover')],
  [
    'stop',
    list('stop halt disable deactivate pause kill suspend terminate shutdown end mute shut interrupt'),
  ],
  ['start', list('start enable activate launch resume run boot wake trigger begin switch turn execute')],
  ['restart', list('restart reboot bounce reset relaunch recycle')],
  ['block', list('block freeze lock suspend disable ban blacklist quarantine')],
  ['unblock', list('unblock unfreeze unlock enable reactivate reset')],
  ['approve', list('approve accept authorise authorize confirm grant ok okay greenlight endorse')],
  ['reject', list('reject decline refuse deny disapprove dismiss')],
  ['assign', list('assign reassign delegate allocate give route')],
  ['escalate', list('escalate bump raise promote')],
  ['add', list('add append attach put include insert note comment write')],
  ['remind', list('remind warn alert set create')],
  ['deploy', list('deploy release ship promote push install publish')],
  ['revert', list('revert rollback undo restore downgrade')],
  ['merge', list('merge combine join consolidate')],
  ['subscribe', list('subscribe join enrol enroll register follow')],
  ['unsubscribe', list('unsubscribe leave unfollow cancel')],
]

/** Phrases of each act; `*` stands for a few words or none. */
export const actPhrases: readonly (readonly [Act, string])[] = [
  ['read', 'send me|give me|let me have|let me see|let us know|let me know|keep me posted'],
  [
    'cancel',
    'call * off|rather not have|get rid of|back out of|pull out of|take back|take * back|no longer need|no longer want|no longer require|' +
      "don't need * any more|don't need * anymore|don't need * any longer|don't need * after all|don't want * any more|don't want * anymore|do not need * any more|do not want * any more|" +
      "do not need * anymore|do not want * anymore|don't need * now|do away with|bail on|pull the plug on|pull it|pull them|opt out of|don't ship|don't send * out",
  ],
  [
    'delete',
    'get rid of|throw * away|throw * out|take * off|take * out of|take * down|strike * off|cross * off|clear * out|do away with|no longer need',
  ],
  ['create', 'set * up|put in|put * in for|write * up|open * up|start a new|start a|make a new|kick off'],
  [
    'book',
    'put * down for|pencil * in|sign * up|set * aside|set * up|save * a seat|keep * free for|put in for|put * on hold for|hold * for|check * out|block out',
  ],
  ['buy', "get me|i'll take|we'll take|place an order"],
  [
    'send',
    'let * know|drop * a line|pass * on|get word to|write to|give * a shout|reach out to|send * over|fill * in on',
  ],
  ['page', 'get hold of|get * on the phone|wake * up|call * out|give * a call|give * a ring'],
  ['pay', 'pay * off|send * over|settle up|clear the bill|take care of the bill|top * up|put * into'],
  ['refund', 'money back|give * back|pay * back|credit * back|send * money back|get * back'],
  ['return', 'send * back|bring * back|give * back|take * back'],
  ['change', 'put * on|put * to|set * to|switch * to|bring * up to'],
  [
    'move',
    'push * back|push * to|bring * forward|put * off|move * up|push * out|carry * over|put * back|bump * to',
  ],
  ['extend', 'more time|keep * longer|have * longer|hang on to * longer|another week|another month'],
  [
    'close',
    'mark * done|mark * as done|mark * resolved|mark * as resolved|mark * fixed|mark * as fixed|mark * solved|mark * as solved|mark * closed|' +
      'mark * as closed|mark * complete|mark * as complete|wrap * up|sign * off|tick * off|close * out|put * to bed|wind * up',
  ],
  ['reopen', 'open * again|bring * back'],
  [
    'stop',
    'turn * off|switch * off|shut * down|power * down|power * off|take * offline|put * on hold|take * down',
  ],
  ['start', 'turn * on|switch * on|power * up|power * on|bring * up|fire * up|bring * online|kick off'],
  ['switch', 'turn * off|turn * on|switch * off|switch * on|turn * down|turn * up'],
  ['restart', 'power cycle|turn * off and on|kick|start * again'],
  ['block', 'shut * down|put a hold on|put a stop on|put a block on|cut * off|lock * out|turn * off'],
  ['unblock', 'lift the block|let * back in|take the hold off'],
  [
    'approve',
    'sign * off|green light|go-ahead|go ahead with|give * the nod|wave * through|say yes to|thumbs up',
  ],
  ['reject', 'turn * down|say no to|thumbs down|send * back'],
  [
    'assign',
    'hand * over|hand * to|give * to|pass * to|pass * on to|put * on it|make * the owner|make * responsible|over to',
  ],
  ['escalate', 'bump * up|kick * up|take * up the chain|take * to the next level|move * up'],
  ['add', 'put * on|write * down|jot * down|leave a comment|leave a note|leave * a note|make a note'],
  [
    'remind',
    "don't let me forget|don't forget|be warned|be alerted|be told|be notified|give me a nudge|wake me",
  ],
  ['deploy', 'roll * out|put * live|go live with|put * on|take * live|push * to production|push * live'],
  ['revert', 'roll * back|go back to|put * back'],
  ['subscribe', 'sign * up'],
  ['unsubscribe', 'opt out|opt * out|take me off|take * off the list|sign * off'],
]

/** Nouns that ask for an act where something of the kind is wished for: "a refund, please". */
export const actNouns: ReadonlyMap<string, Act> = new Map(
  (
    [
      ['cancellation cancelation withdrawal annulment', 'cancel'],
      ['deletion removal erasure', 'delete'],
      ['reservation booking appointment', 'book'],
      ['refund reimbursement', 'refund'],
      ['payment transfer', 'pay'],
      ['return', 'return'],
      ['reboot restart reset relaunch', 'restart'],
      ['renewal extension', 'extend'],
      ['approval', 'approve'],
      ['escalation', 'escalate'],
      ['upgrade update change', 'change'],
      ['reminder', 'remind'],
      ['rollback', 'revert'],
      ['deployment rollout', 'deploy'],
      ['shutdown', 'stop'],
      ['order purchase', 'buy'],
    ] as const
  ).flatMap(([nouns, act]) => nouns.split(' ').map(noun => [noun, act] as const)),
)

/** Verbs that are nouns as well: they ask only where a verb may stand, before what they are done to. */
export const homographs: ReadonlySet<string> = new Set(
  list(
    'order book ticket log report charge return issue transfer change update post file open close claim share bill record start stop ' +
      'end block lock page call text message mail email e-mail plan hold request move credit push release ship pause kick bump review check ' +
      'search list count track track view query trace void bin drop place note comment route ring phone push switch turn set put run ' +
      'refund purchase bin trash upgrade draft contact alert invite reply wire rent hire schedule release patch reset restart reboot clear complete ' +
      'wake cool heat dim reserve delay shift advance grant ban trigger patch install record build start shut call ok okay end drop finish boot',
  ),
)
