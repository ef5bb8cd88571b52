### English. A message `verb-…` is what a verb does in one line; its attributes are the help of its arguments, `.long` a
### longer explanation, `.examples` what to type, `.json` the fields of the answer. A message `error-…` says what happened,
### its attribute `.next` what to do.

## The command as a whole

countersign = Proves who someone is by a six-digit code that only their device can make
    .version = Print the version
    .long =
        Two people who have met pair their devices once. From then on each can ask the
        other for a code on any call, chat or e-mail, offline and without a server.

        A passed code means that this person's unlocked device is here now. It does not
        mean that they act freely, nor that a payment is right.
countersign-after =
    Exit codes:
      0  verified, or done
      1  any other verdict, or a refusal
      2  the command line, a name or a code is not well formed
      3  what is stored here or the system's keyring failed
      4  a pairing did not come to its end

    Your people are kept in this system's folder for application data, or in the
    folder that COUNTERSIGN_HOME names. NO_COLOR turns colours off.

options =
    .help = Explain this command
    .json = Answer in JSON; nothing is asked
    .passphrase-fd = Read the passphrase from this file descriptor (0 is standard input)
    .unlock-recovery-fd = Unlock with the recovery code read from this file descriptor
values =
    .verb = COMMAND
    .name = NAME
    .new-name = NEW-NAME
    .code = CODE
    .number = NUMBER
    .n = N
    .file = FILE
    .folder = FOLDER
    .shell = SHELL
    .hex = HEX
    .when = WHEN
    .source = SOURCE
    .what = WHAT
    .verdict = VERDICT
    .count = COUNT
value-verb = COMMAND
heading-usage = Usage:
heading-verbs = Commands
heading-arguments = Arguments
heading-options = Options
heading-examples = Examples:
heading-json = With --json:
group-call = During a call
group-people = Your people
group-record = What happened
group-device = This device
group-help = Help

## audit, completions, help, man

verb-audit = Check an exported journal on any machine
    .long =
        Holds every line of an export against the signature at its end. It needs no
        passphrase and nothing from the device that made the export.
    .file = The export, or - for standard input
    .device-key = Also require that this device key signed it, as its owner told it to you
    .examples = countersign audit journal.jsonl --device-key 3f09…
    .json =
        genuine, device_key, exported_at, from, records, checks, verified, head
audit-genuine = Unchanged: every line is as it was signed.
audit-compare-key = Ask the owner for the key of their device (countersign doctor) and compare:
audit-key-matches = The device key is the one you named:
audit-summary =
    { $records } records from number { $from } on, { $checks } of them checks, { $verified } verified.
    Exported on { $date } at { $time }.
error-audit-other-device = This export was signed by another device: { $key }
    .next = Do not rely on it. Ask its owner for the key of their device and for the export again.
error-audit-not-an-export = This is not an exported journal.
    .next = An export is made with: countersign journal --export FILE
error-audit-bad-line = Not genuine: line { $line } does not follow the format.
    .next = Do not rely on this file. Ask for the export again.
error-audit-gap = Not genuine: a record is missing, doubled or out of order at line { $line }.
    .next = Do not rely on this file. Ask for the export again.
error-audit-truncated = Not whole: the file ends before its signature.
    .next = Ask for the whole file. What is missing may be what matters.
error-audit-changed = Not genuine: lines were changed, removed or added after signing.
    .next = Do not rely on this file. Ask for the export again.
error-audit-bad-signature = Not genuine: the signature is not that of the device named in the file.
    .next = Do not rely on this file. Ask for the export again.

verb-completions = Print the completions for a shell
    .shell = bash, elvish, fish, powershell or zsh
    .examples = countersign completions bash > ~/.local/share/bash-completion/completions/countersign
    .json = shell, script

verb-help = Explain a command
    .verb = The command, and what follows it
    .json = help

verb-man = Print the manual pages
    .verb = The command whose page is wanted; the overview without one
    .folder = Write every page into this folder
    .examples =
        countersign man check | man -l -
        countersign man --folder ~/.local/share/man/man1
    .json = page, or files with --folder
man-title = Countersign
man-written = { $count } pages were written to { $folder }.
man-exit-heading = Exit status
man-exit =
    0  verified, or done
    1  any other verdict, or a refusal that the rules demand
    2  the command line, a name or a code is not well formed
    3  what is stored here or the system's keyring failed
    4  a pairing did not come to its end
man-json-heading = JSON
man-json =
    With --json each command writes one JSON object on one line of standard output;
    nothing is asked. Times are seconds since 1970, UTC. Absent facts are left out.

    A check answers with the field verdict, which is one of:
      verified  wrong  already-used  reflected  wrong-role  clock-off  locked
      clock-suspect  malformed
    or, when nothing could be compared, one of: suspended  quick-not-allowed

    A failure has the fields error (one word), message and next. When a code may not
    be shown, error is one of: suspended  quick-not-allowed  peer-not-verified
    clock-suspect. When something could not be read or kept, error is storage and
    cause says why.

    The page of each command lists its fields.
man-environment-heading = Environment
man-environment =
    COUNTERSIGN_HOME  the folder in which your people are kept
    NO_COLOR          no colours when it is set and not empty
    CLICOLOR_FORCE    colours even where the output is no terminal
    LC_ALL, LC_CTYPE, LANG
                      signs beyond ASCII are used when the locale is UTF-8
man-files-heading = Files
man-files =
    Linux    ~/.local/share/countersign
    macOS    ~/Library/Application Support/org.countersign.Countersign
    Windows  %LOCALAPPDATA%\countersign\Countersign\data

## Mistakes on the command line

usage-suggestion = Did you mean { $suggestion }?
usage-help = See: countersign{ $verb } --help
error-usage = This command line is not understood.
error-usage-no-verb = Say what to do.
error-usage-unknown-verb = There is no command "{ $verb }".
error-usage-unknown-argument = { $argument } is not known here.
error-usage-missing = This is missing: { $argument }
error-usage-missing-value = { $argument } needs a value.
error-usage-conflict = { $argument } and { $other } cannot be used together.
error-usage-not-text = One of the arguments is not valid text (UTF-8).
error-usage-bad-value = "{ $value }" does not fit { $argument }.
error-usage-bad-choice = "{ $value }" does not fit { $argument }. It takes: { $valid }
error-file-unreadable = { $file } cannot be read: { $reason }
    .next = Check the name of the file and whether you may read it.
error-file-unwritable = { $file } cannot be written: { $reason }
    .next = Nothing was lost. Choose another place and run the command again.
error-output = The answer could not be written: { $reason }
error-no-answer = No answer came, so nothing was done.

## Questions

answers-yes = y yes
answer-hint = (yes/no)
ask-number = Number, 1 to { $last }:

## Dates

date = { $day } { $month } { $year }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

## Unlocking

ask-passphrase = Passphrase (empty for the recovery code):
ask-recovery = Recovery code, twelve words:
waiting-passphrase = Checking the passphrase …
waiting-keyring = Waiting for this system's keyring; it may be asking you to unlock it …
age-renewed = This device's memory of the newest state was gone and has been written anew. Codes already used stay refused.
owner-why = To go on, show that you are the owner of this device.
owner-type-time = To go on, type the date and time of this device as shown: { $shown }
ask-time = Date and time:
error-owner-needed = The owner of this device has to confirm this.
    .next = Run the command at a terminal, or hand over the passphrase with --passphrase-fd.
error-time-differs = That is not the date and time shown, so nothing was done.
    .next = If the time of this device is wrong, set it right first.
error-no-folder = This system names no home folder to keep your people in.
    .next = Name a folder of your own in COUNTERSIGN_HOME.
error-descriptor-unreadable = Nothing could be read from file descriptor { $number }: { $reason }
    .next = For example: countersign people --passphrase-fd 3 3< FILE
error-descriptor-unwritable = Nothing could be written to file descriptor { $number }: { $reason }
    .next = For example: countersign init --recovery-fd 3 3> FILE
error-recovery-count = A recovery code has twelve words; this has { $count }.
error-recovery-word = Word { $number } of the recovery code is not on the list. Check its spelling.
error-passphrase-needed = A passphrase is needed to unlock this device's people.
    .next = Run the command at a terminal, or hand the passphrase over with --passphrase-fd.
error-no-such-person = You have paired with nobody of the name "{ $name }".
    .next = See who is there: countersign people
error-ambiguous = "{ $name }" may be: { $names }
    .next = Type more of the name.
ask-whom = Who is "{ $name }"?

## What is stored, and the keyring

error-no-randomness = This system supplies no random numbers. Nothing was changed.
error-person-gone = This person is not here any more.
    .next = See who is there: countersign people
error-name-taken = Somebody has this name already.
    .next = Choose a name that tells the two apart.
error-already-paired = This pairing is here already, under another name.
    .next = See who is there: countersign people
error-suspended = This person is suspended. No code is shown to them or taken from them.
    .next = When you are sure that all is well again: countersign resume NAME
error-quick-not-allowed = A code without a role is not allowed for this person.
    .next = Say who placed this call: --they-called or --i-called. "Just give me the quick one" is what swindlers ask for.
error-peer-not-verified = They called you, so their code comes first; yours is shown once theirs has passed.
    .next = Ask for their code and type: countersign check NAME CODE --they-called
error-clock-suspect = The date and time of this device are in doubt, so no code is shown or believed.
    .next = Look at them and confirm: countersign clock accept
error-export = A record could not be written down. Nothing was changed.
error-export-unwritten = The export could not be written: { $reason }
    .next = Nothing was lost. Make room or choose another place and export again.
error-contended = Another program is checking the same person at this moment.
    .next = Try again.
error-key-missing = This system's keyring has no key for your people.
    .next = Unlock with the passphrase or the recovery code. Nothing is lost.
error-key-unconfirmed = This system's keyring lost the key it had just taken.
    .next = Unlock with the passphrase or the recovery code, then run: countersign keyring renew
error-key-mismatch = The key in this system's keyring does not open what is stored here.
    .next = Unlock with the passphrase or the recovery code.
error-no-such-slot = This was not set up as a way to unlock.
    .next = Try the keyring, the passphrase or the recovery code, whichever you set up.
error-last-slot = This is the last way to unlock, so it stays.
    .next = Set up another one first: countersign passphrase set, or countersign recovery renew
error-wrong-passphrase = Wrong passphrase.
    .next = Try again, or unlock with the recovery code. Nothing is lost.
error-unfit-passphrase = A passphrase takes 1 to 1,024 bytes.
error-wrong-recovery-code = Wrong recovery code.
    .next = Check the twelve words and their order.
error-unlock-too-costly = Checking a passphrase would take unreasonably much work, so it was refused.
    .next = What is stored here may have been tampered with. Keep a copy of the folder and restore a backup.
error-not-set-up = Countersign is not set up on this device yet.
    .next = Set it up: countersign init
error-already-set-up = Countersign is set up already, in { $folder }. It was left as it is.
    .next = To begin with a second circle of people, name another folder in COUNTERSIGN_HOME.
error-in-use = Another program is setting up or changing what is stored here.
    .next = Wait for it to finish and try again.
error-too-new = What is stored here was made by a newer version of Countersign.
    .next = Update this one.
error-insecure-permissions = { $path } can be read or changed by others, or belongs to someone else.
    .next = Make it yours alone: chmod 700 for the folder, chmod 600 for the files in it.
error-symbolic-link = { $path } is a symbolic link. It has to be a real folder with real files.
error-unsupported-filesystem = { $path } lies on a network drive, which cannot keep your people safe.
    .next = Name a folder on a local disk in COUNTERSIGN_HOME.
error-disk-full = The disk is full, so nothing was saved.
    .next = Make room and try again. What was there before is safe.
error-read-only = The disk or the file is read-only, so nothing was saved.
    .next = Make the folder writable and try again. What was there before is safe.
error-busy = Another program is writing at this moment, so nothing was saved.
    .next = Try again.
error-io = What is stored here could not be read or written: { $reason }
error-database = What is stored here could not be read or written: { $reason }
error-out-of-range = A number is too large to be stored. Nothing was changed.
error-sqlite-too-old = This program was built with SQLite { $version }, which can damage what is stored here.
    .next = Use a build with SQLite 3.51.3 or newer.
error-damaged = What is stored here is damaged. Nothing more is written to it.
    .next = Keep a copy of the folder and restore a backup.
error-journal-broken = The journal was changed from outside: it breaks at record { $seq }.
    .next = Keep a copy of the folder. Do not rely on the records from there on.
error-older-copy = This looks like an older copy: its journal ends at { $kept }, this device remembers { $remembered }.
    .next = It can be read. To go on with it: countersign accept-copy. Codes already used stay refused.
error-other-copy = This copy went another way before record { $seq }. Was a copy used elsewhere?
    .next = It can be read. To go on with it: countersign accept-copy. Codes already used stay refused.
error-memory-gone = This device's memory of the newest state is gone, so an older copy could not be told.
    .next = It can be read. To go on with it: countersign accept-copy. Codes already used stay refused.
error-rekeyed = Another program changed the keys at this moment.
    .next = Run the command again.
error-erasing = Everything here is being erased.
    .next = To finish it: countersign erase
error-erased-elsewhere = Another program erased everything here at this moment.
error-keystore-no-bus = This system's keyring cannot be reached: the session has no message bus.
    .next = Unlock with the passphrase (--passphrase-fd) or the recovery code.
error-keystore-no-provider = This session has no keyring service.
    .next = Start one (GNOME Keyring, KWallet, KeePassXC), or unlock with the passphrase or the recovery code.
error-keystore-unsupported = This system has no keyring that Countersign knows.
    .next = Unlock with the passphrase or the recovery code.
error-keystore-locked = This system's keyring is locked.
    .next = Unlock it and try again, or use the passphrase or the recovery code.
error-keystore-no-default-collection = This system's keyring has no place for keys yet.
    .next = Create a keyring in its settings, or use a passphrase.
error-keystore-timed-out = This system's keyring does not answer.
    .next = Try again in a moment, or use the passphrase or the recovery code.
error-keystore-died = This system's keyring stopped in the middle of a request.
    .next = Try again, or use the passphrase or the recovery code.
error-keystore-full = This system's keyring is full.
    .next = Remove what is no longer needed from it and try again.
error-keystore-too-long = This system's keyring refuses a key of this length.
    .next = Use a passphrase.
error-keystore-ambiguous = This system's keyring holds several keys of the same name.
    .next = Look at those of Countersign in the keyring's own program and remove the false ones.
error-keystore-not-kept = This system's keyring said it kept the key and does not give it back.
    .next = Use a passphrase.
error-keystore-malformed = The key in this system's keyring is damaged.
    .next = Unlock with the passphrase or the recovery code.
error-keystore-failed = This system's keyring failed.
    .next = Try again, or use the passphrase or the recovery code.

## During a call

verb-prove = Show my code for someone
    .long =
        Say who placed this call. If I called, the number to dial and my code come first.
        If they called, their code has to pass first: countersign check.
    .name = Who; the beginning of a name is enough
    .i-called = I placed this call or opened this conversation
    .they-called = They placed this call or opened this conversation
    .quick = Nobody says; only for people held to no role (countersign require)
    .once = Show the code once and end, instead of counting down
    .examples =
        countersign prove petra --i-called
        countersign prove petra --they-called --once
    .json = code, role, seconds_left, expires_at, step, id, name, number
verb-check = Check the code that someone reads out
    .long =
        Say who they say they are, and who placed this call. Spaces and dashes in the
        code do not count. A code passes once; a wrong one costs a try.
    .name = Who they say they are; the beginning of a name is enough
    .code = The six digits they read out; asked for when it is left out
    .i-called = I placed this call or opened this conversation
    .they-called = They placed this call or opened this conversation
    .quick = Nobody says; only for people held to no role (countersign require)
    .examples =
        countersign check petra 418203 --they-called
        countersign check petra --i-called
    .json =
        verdict, role, id, name, level, left, clock_off_by_seconds, remedy, locked,
        number, journal, message, next
ask-role = Who placed this call, or opened this conversation?
role-they-called = { $name } called me
role-i-called = I called { $name }
error-role-missing = Say who placed this call.
    .next = Add --they-called or --i-called.
ask-code = Code from { $name }:
ask-code-again = Type the next code, or press Enter to stop.
error-code-missing = Give the code that they read out.
    .next = For example: countersign check NAME 418203 --they-called
ask-prove-now = Show my code now?
prove-i-called = My code for { $name }, whom I call
prove-i-called-next = Read it out. Then ask for their code and check it.
prove-they-called = My code for { $name }, who called me
prove-they-called-next = Their code has passed. Read this one out to them.
prove-quick = My code for { $name }, without a role
prove-quick-next = Read it out.
prove-dial = Dial only this number: { $number }
prove-no-number = No number is saved for them. Save one you trust: countersign number { $name } NUMBER
prove-seconds = { $seconds } s
prove-wait = { $seconds } s - wait for the next one
prove-over = The code is not shown any more.
level-in-person = Paired in person
level-in-person-words = Paired in person, by words
level-remote = Paired remotely
origin-card = saved on { $date }, from their card
origin-contract = saved on { $date }, from a contract
origin-met = saved on { $date }, told by them in person
amount-seconds = about { $count } seconds
amount-minutes = about { $count } minutes
told-verified = Verified. This is { $name }'s device.
told-go-on = Go on. A passed code says who is there, not that a payment is right.
told-prove-yourself = Now prove yourself: countersign prove { $name } --they-called
told-drift = Their clock is off by { $amount }, which is allowed for.
told-wrong = Not verified.
told-wrong-next = { $left ->
        [one] Ask for the code that is showing now. 1 try is left.
       *[other] Ask for the code that is showing now. { $left } tries are left.
    }
told-wrong-last = Hang up. No try is left for now; treat the caller as an impostor.
told-already-used = This code was already used.
told-already-used-next = Wait for the next code and ask for that one.
told-reflected = They read your own code back to you.
told-reflected-next = Hang up. Whoever knows only your code is not who they say.
told-wrong-role = A real code, for the other side of the call.
told-wrong-role-next = Hang up and call the number you saved.
told-wrong-role-why = Someone may be in the middle, or you both said the same about who called.
told-clock-ahead = Not verified: their clock is ahead of yours by { $amount }.
told-clock-behind = Not verified: an older code.
told-clock-behind-why = Their clock is slow by { $amount }, or someone noted the code earlier.
told-ask-for-next = Ask for the code that shows next, and check it.
told-corrected = The difference is known now. Ask for one more fresh code: this one proved nothing.
told-set-clock = Compare both clocks with one you trust, set the wrong one, and ask for a new code.
told-locked = Too many wrong codes.
told-locked-until = Nothing is compared until { $time }. Treat the caller as an impostor and hang up.
told-locked-owner = The owner of this device has to confirm each further try.
told-frozen = Nothing is compared any more. Meet and pair again.
told-clock-suspect = Is it really { $time } on { $date }?
told-clock-suspect-next = Nothing was compared. Confirm date and time first: countersign clock accept
told-malformed = That is not a code.
told-malformed-next = A code has six digits. No try was used up.
told-suspended = { $name } is suspended.
told-suspended-next = Nothing was compared. When all is well again: countersign resume { $name }
told-quick-not-allowed = Not without saying who called.
told-quick-not-allowed-next = "Just give me the quick one" is what swindlers ask for. Use --they-called or --i-called.
told-call = Call { $number } - { $origin }.
told-call-if-again = If it fails again, hang up and call { $number } - { $origin }.
told-no-number = No number is saved for them. Call one that you know from elsewhere.
told-small = { $level } - { $time } - record { $seq }
told-small-none = Nothing was written down.

## People

verb-people = List everyone you have paired with
    .json = own_name, people: a list of what "show" gives
people-none = You have paired with nobody yet.
people-none-next = Meet someone, then run on both devices: countersign pair
state-suspended = suspended
state-locked = too many wrong codes
state-verified = last verified { $day }
state-never = never verified
verb-show = Show what is known of someone
    .name = Who; the beginning of a name is enough
    .json =
        id, name, calls_themselves, level, paired_at, number (number, source, saved_at),
        require, verified_at, suspended_at, locked (reason, until), clock_off_by_seconds
show-suspended = Suspended: no code is shown to them or taken from them.
show-locked-until = Too many wrong codes: nothing is compared until { $time }.
show-locked-owner = Too many wrong codes: the owner confirms each further try.
show-frozen = Too many wrong codes in a row: meet and pair again.
show-calls-themselves = Calls themselves
show-pairing = Pairing
show-paired = { $level }, { $date }
show-number = Number to call
show-no-number = none saved
show-verified = Last verified
show-verified-at = { $date } at { $time }
show-never-verified = never
show-require = Weakest check
show-quick = a code without a role
show-clock = Their clock
show-clock-ahead = about { $seconds } seconds ahead, allowed for
show-clock-behind = about { $seconds } seconds slow, allowed for
verb-rename = Change what you call someone
    .name = Who; the beginning of a name is enough
    .new-name = The name from now on
    .json = what "show" gives
renamed = { $from } is now called { $name }.
error-name-empty = A name needs at least one character that can be seen.
error-name-too-long = This name is too long: it may have { $bytes } bytes, which is as many plain letters.
error-name-unassigned = This name has a character that cannot be shown reliably.
error-name-marks = This name piles more accents on a letter than any language does.
verb-number = Show, save or remove the number to call back on
    .long =
        Save a number that you have from a card, a contract or the person, never one that
        a caller named. It is shown whenever a code of theirs fails.
    .name = Who; the beginning of a name is enough
    .number = The number, with + and the country code; the saved one is shown without it
    .source = Where you have it from: card, contract or met
    .remove = Remove the saved number
    .examples =
        countersign number petra +49301234567 --source card
        countersign number petra --remove
    .json = what "show" gives
number-saved = The number to call { $name } on is { $number }.
number-removed = No number is saved for { $name } any more.
error-no-number = "{ $typed }" is not a telephone number.
    .next = It takes 3 to 15 digits, with + in front for a country code.
ask-source = Where do you have this number from?
source-card = Their business card
source-contract = A contract or another signed paper
source-met = They told me in person
error-source-missing = Say where the number came from.
    .next = Add --source card, --source contract or --source met. A number that a caller named is worth nothing.
verb-require = Set the weakest check someone is held to
    .long =
        Everyone is held to roles: their code says whether they called or were called. A
        code without a role protects from neither of two calls being joined by a stranger.
    .name = Who; the beginning of a name is enough
    .what = roles, or quick for codes without a role
    .yes = Do not ask
    .json = what "show" gives
require-roles = { $name } is held to roles: codes without one are refused.
require-quick = Codes without a role are accepted from { $name } from now on.
require-warning =
    "Just give me the quick one" is what swindlers ask for. If someone asks for this
    during a call, say no and hang up. Without roles a stranger who calls you and
    { $name } at the same time can pass each one's code on to the other.
require-ask = Accept codes without a role all the same?
verb-suspend = Show nothing to someone and take nothing from them
    .name = Who; the beginning of a name is enough
    .json = what "show" gives
suspended = { $name } is suspended. To take it back: countersign resume { $typed }
verb-resume = Take a suspension back
    .name = Who; the beginning of a name is enough
    .json = what "show" gives
resumed = { $name } is here again: codes are shown and taken.
verb-forget = Remove someone for good
    .name = Who; the beginning of a name is enough
    .yes = Do not ask
    .json = what "show" gave before
forget-means =
    To forget { $name } erases what you share: no code of theirs can ever pass here again
    until you meet and pair anew. The journal keeps what happened.
forget-ask = Type their name as it stands here:
forgotten = { $name } is forgotten.
error-name-differs = That is not their name, so nothing was done.
error-yes-missing = This needs a clear yes.
    .next = Run it at a terminal, or add --yes.
error-not-confirmed = You did not say yes, so nothing was done.

## Journal

verb-journal = Show, verify or export what happened
    .name = Only what concerns this person
    .since = Only from then on: 2026-11-21, "2026-11-21 14:30", or @ and seconds since 1970
    .verdict = Only checks that ended like this, for example wrong or verified
    .limit = How many records, the newest ones (50 unless told)
    .verify = Check from the beginning that nobody changed, removed or added anything
    .export = Write everything to this new file, signed by this device; - is standard output
    .examples =
        countersign journal petra --since 2026-11-01
        countersign journal --export journal.jsonl
    .json = records: a list; whole, records with --verify; exported, file with --export
journal-none = Nothing here yet.
journal-whole = Whole: { $records } records, each as it was written.
journal-verifying = Verified { $done } of { $all } records …
journal-exporting = Exported { $done } of { $all } records …
journal-exported = { $records } records were exported to { $file }.
journal-exported-next = Anyone can check it: countersign audit { $file }
error-no-date = "{ $typed }" is not a date.
    .next = For example: 2026-11-21, or "2026-11-21 14:30"
error-no-verdict = There is no verdict "{ $typed }". There are: { $valid }
error-file-exists = { $file } exists already and was left as it is.
    .next = Choose another name.
event-checked-verified = verified
event-checked-wrong = not verified
event-checked-already-used = code already used
event-checked-reflected = my own code read back
event-checked-wrong-role = code for the other side
event-checked-clock-off = clock off
event-checked-locked = refused, too many tries
event-checked-clock-suspect = refused, clock in doubt
event-checked-suspended = refused, suspended
event-checked-quick-not-allowed = refused without a role
event-role-they-called = they called
event-role-i-called = I called
event-role-quick = no role
event-vault-created = this device was set up
event-paired = paired
event-paired-again = paired with their new device
event-interrupted = a check was cut off
event-clock-accepted = date and time confirmed
event-drift-corrected = their clock is allowed for
event-renamed = renamed from { $from }
event-number-set = number saved: { $number }
event-number-removed = number removed
event-suspended = suspended
event-resumed = resumed
event-quick-allowed = codes without a role allowed
event-quick-refused = held to roles
event-forgotten = forgotten
event-rollback-accepted = went on with an older copy
event-marks-raised = codes up to now refused
event-passphrase-changed = passphrase changed
event-recovery-changed = recovery code changed
event-platform-key-changed = keyring's key changed
event-rekeyed = everything under new keys
event-exported = journal exported

## This device

verb-init = Set this device up
    .long =
        Makes a place for your people on this device. It is unlocked by a key in this
        system's keyring, by a passphrase, or both; a recovery code of twelve words opens
        it when those are lost. With --passphrase-fd that passphrase is set.
    .name = The name under which this device introduces itself
    .no-keyring = Leave this system's keyring alone; a passphrase is needed then
    .no-passphrase = Set no passphrase
    .recovery-fd = Write the recovery code to this file descriptor
    .no-recovery = Make no recovery code
    .examples =
        countersign init
        countersign init --name Petra --passphrase-fd 3 --no-recovery 3< FILE
    .json = folder, name, keyring, keyring_error, passphrase, recovery, device_key
ask-own-name = Your name, as others will see it when you pair:
error-own-name-missing = Say under which name this device introduces itself.
    .next = Add --name NAME.
init-without-keyring = { $reason } A passphrase takes its place.
init-passphrase = Choose a passphrase. It unlocks your people each time.
init-passphrase-optional =
    This system's keyring unlocks your people. A passphrase is a second way, for when the
    keyring loses its key. Press Enter to go without.
error-passphrase-missing = Without the keyring a passphrase is needed.
    .next = Add --passphrase-fd N, or run the command at a terminal.
error-recovery-missing = Say what becomes of the recovery code.
    .next = Add --recovery-fd N to have it written there, or --no-recovery to go without.
waiting-init = Setting this device up …
init-done = This device is set up for { $name }.
init-next = Meet someone, then run on both devices: countersign pair
verb-lock = Show the ways to unlock this device
    .json = unlocked_by, ways (kind, confirmed, generation), copy
lock-title = Your people on this device can be unlocked by
lock-keyring = the key in this system's keyring
lock-passphrase = the passphrase
lock-recovery = the recovery code
lock-unconfirmed = { " " }(not yet read back on a later start)
lock-no-second = There is no second way. If the keyring loses its key, everyone here is lost.
lock-nothing-open = Nothing stays unlocked between commands.
age-not-checked = Unlocked without the keyring, so an older copy would not have been noticed.
verb-passphrase = Set, change or remove the passphrase
verb-passphrase-set = Set a passphrase
    .new-passphrase-fd = Read the new passphrase from this file descriptor
verb-passphrase-change = Change the passphrase
    .new-passphrase-fd = Read the new passphrase from this file descriptor
    .someone-may-know = Someone may know the old one: put everything under new keys
    .recovery-fd = Write the new recovery code to this file descriptor
    .no-recovery = Make no recovery code
    .json = passphrase, rekeyed
verb-passphrase-remove = Remove the passphrase
ask-new-passphrase = New passphrase:
ask-new-passphrase-again = Once more:
ask-present-passphrase = The passphrase as it is now:
passphrase-short = That is short. Four or more words that do not belong together are harder to guess.
passphrase-differs = The two differ. Nothing was changed yet.
passphrase-set = The passphrase is set.
passphrase-changed = The passphrase is changed. If someone may know the old one, add --someone-may-know.
passphrase-rekeyed = Everything is under new keys. The old passphrase and recovery code open nothing here any more.
passphrase-removed = The passphrase opens nothing here any more.
error-new-passphrase-missing = The new passphrase has to come from somewhere.
    .next = Run it at a terminal, or add --new-passphrase-fd N.
waiting-passphrase-set = Setting the passphrase …
waiting-rekey = Putting everything under new keys …
rekey-keyring-lost = The keyring does not open this device any more. To set it up again: countersign keyring renew
verb-recovery = Make a new recovery code, or remove it
verb-recovery-renew = Make a new recovery code in place of the old one
    .recovery-fd = Write the new code to this file descriptor
    .someone-may-know = Someone may know the old one: put everything under new keys
    .json = recovery, rekeyed
verb-recovery-remove = Remove the recovery code
recovery-what =
    A recovery code opens your people when the keyring loses its key or the passphrase is
    forgotten. It is shown once: write its twelve words on paper and keep them apart from
    this device.
recovery-ask = Show it now?
recovery-without =
    Without a recovery code, a lost key or a forgotten passphrase means that everyone here
    is lost: you would have to meet and pair with each of them again.
recovery-decline-ask = Go without a recovery code?
recovery-write = Write these words down, in this order:
recovery-word = Word { $number }:
recovery-differs = That is not what stands there. Please compare what you wrote.
recovery-renewed = The new recovery code counts from now on; the old one opens nothing here any more.
recovery-removed = The recovery code opens nothing here any more.
verb-keyring = Renew or remove the key in this system's keyring
verb-keyring-renew = Put a fresh key into this system's keyring
    .json = what "lock" gives
verb-keyring-remove = Take the key out of this system's keyring
verb-clock = Show or confirm this device's date and time
verb-clock-show = Tell whether the date and time are believed
    .json = now, believed, moved_by_seconds
verb-clock-accept = Confirm that the date and time are right
    .at = Confirm beforehand that it is this date and time, such as "2026-11-21 14:32"
clock-believed = It is { $time } on { $date }, and that is believed.
clock-ask = Is it really { $time } on { $date }?
clock-jumped-ahead = The clock of this device jumped ahead by about { $minutes } minutes.
clock-jumped-back = The clock of this device jumped back by about { $minutes } minutes.
clock-went-back = The clock of this device shows a time about { $minutes } minutes before one that it showed earlier.
error-clock-wrong = Then set the clock of this device first. No code is shown or believed until it is right.
    .next = When it is right: countersign clock accept
verb-accept-copy = Go on with what may be an older copy
    .yes = Do not ask
    .json = accepted
copy-newest = There is nothing to accept: this is the newest state as far as can be told.
copy-means =
    Say yes if you restored a backup or copied the folder yourself. Codes that were used
    before stay refused; changes made after the copy are gone.
copy-ask = Go on with this copy?
copy-accepted = This copy counts from now on. For about three minutes every code is refused as already used.
verb-erase = Remove everyone, the journal and the keys from this device
    .yes = Do not ask
    .without-unlocking = Erase although it cannot be unlocked any more
    .json = erased, folder
erase-means = { $count ->
        [one] This erases 1 person, the journal and the keys on this device for good.
       *[other] This erases { $count } people, the journal and the keys on this device for good.
    }
erase-means-locked = This erases everyone, the journal and the keys on this device for good, without looking at them.
erase-word = erase
erase-ask = Type { $word } to go on:
erased = Everything of Countersign on this device is erased.

## Doctor

verb-doctor = Say what works, what is missing and how to get it
    .json = healthy, version, folder, findings (name, state, message, next), device_key
doctor-clock = The clock shows { $time } on { $date }.
doctor-clock-old = The clock shows { $time } on { $date }, which is before this version was made.
doctor-clock-next = Set the date and time of this device, best by the network.
doctor-folder = Your people are kept in { $folder }, for you alone.
doctor-keyring = This system's keyring answers.
doctor-camera = The camera { $path } can be used.
doctor-camera-refused = The camera { $path } may not be used by you.
doctor-camera-refused-next = Ask your administrator to add you to the group "video".
doctor-camera-none = No camera was found.
doctor-camera-none-next = Pair without one: from pictures or by text. countersign pair --help
doctor-camera-unused = The command line uses no camera on this system.
doctor-terminal = The terminal shows every sign.
doctor-terminal-ascii = The locale is not UTF-8, so signs are written in plain letters.
doctor-terminal-next = Set LANG to a UTF-8 locale, such as C.UTF-8.
doctor-locked = What is kept here was not looked at: it takes the passphrase.
doctor-locked-next = To look at it too: countersign doctor --passphrase-fd 0
waiting-doctor = Looking through what is kept …
doctor-people-whole = What is kept here is whole.
doctor-ways = { $count ->
        [one] There is one way to unlock.
       *[other] There are { $count } ways to unlock.
    }
doctor-second-next = Add one: countersign recovery renew
doctor-device-key = The key of this device, for whoever audits your exports:
