# Home, a check and its verdicts, people, the journal.

back = Back
back-home = Home
cancel = Cancel
save = Save

# Dates
date = { $day } { $month } { $year }
date-time = { $date }, { $time }
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
amount-seconds = { $count } seconds
amount-minutes = { $count ->
    [one] one minute
   *[other] { $count } minutes
}

# Home
home-title = Who is really on the phone?
people-none = Nobody yet. Pair with someone while you are in the same room: it takes a minute.
people-none-found = Nobody here has that name.
people-pair-first = Pair with someone

# Whom
choose-they-called = Who do they say they are?
choose-they-called-hint = They placed this call or wrote first in this conversation.
choose-i-called = Whom are you calling?
choose-i-called-hint = You place this call, whoever wanted something first.

# A person in a row
row-checked = Last verified { $date }, { $time }
row-never-checked = Never verified
row-suspended = Suspended
row-locked = Locked
row-locked-until = Locked until { $time }
trust-in-person = In person
trust-by-words = In person, by words
trust-remote = Remote
trust-in-person-means = You paired face to face, screen to screen.
trust-by-words-means = You paired in one room and read words to each other.
trust-remote-means = You paired from afar and compared words by voice. A voice can be copied: pair again when you meet.
trust-level-2 = Remote
trust-level-3 = In person, by words
trust-level-4 = In person
origin-card = saved { $date }, from their card
origin-contract = saved { $date }, from a contract
origin-met = saved { $date }, given in person

# A check
call-they-called = { $name } called you?
call-i-called = You are calling { $name }
call-their-code = The code { $name } reads out
call-my-code = Your code: read it out when they ask
call-dial-only = Dial only this number
call-no-number = No number is saved for them. Use one you have on paper, never one from an e-mail or from this call.
call-six-digits = A code has six digits
call-check = Check
call-checking = Checking
call-confirm-clock = Confirm date and time
ring-left = { $seconds ->
    [one] one second left
   *[other] { $seconds } seconds left
}
ring-wait = Wait for the next one
mine-title = Now prove yourself to { $name }
mine-how = Read these digits to them. They check that it is you.
mine-done = Done

# Verdicts
verdict-verified = This is { $name }’s device.
verdict-paired = You paired on { $date }.
verdict-drift = Their clock is off by { $amount }; that is known and allowed for.
verdict-verified-they-called = Their code is right. Now show them that you are you.
verdict-verified-i-called = Their code is right. Go on with your call.
verdict-prove-myself = Now prove yourself
verdict-done = Done
verdict-again = Enter another code
verdict-hung-up = I have hung up
verdict-open-person = Open their page
verdict-prove-owner = Prove that it is you
verdict-wrong = Not verified.
verdict-wrong-left = { $left ->
    [one] One try is left before a pause.
   *[other] { $left } tries are left before a pause.
}
verdict-wrong-last = That was the last try for now. Hang up.
verdict-wrong-next = Ask for the code that is showing now. If it fails again, hang up.
verdict-call-back = Call { $number }, { $origin }.
verdict-no-number = No number is saved for them: hang up and reach them in a way you know.
verdict-already-used = This code was already used.
verdict-already-used-why = Each code counts once. Someone may have overheard it.
verdict-already-used-next = Wait for the next one.
verdict-reflected = They read your code back.
verdict-reflected-why = That code was yours. Whoever is on the phone does not have one of their own. Hang up.
verdict-wrong-role = A code for the other side.
verdict-wrong-role-why = It is real, but made for the other side of a call. Someone may be in the middle, or you both pressed the same button. Hang up.
verdict-clock-ahead = Their clock is ahead.
verdict-clock-ahead-why = The code is theirs, but ahead of yours by about { $amount }.
verdict-clock-behind = An older code.
verdict-clock-behind-why = The code is theirs, but { $amount } old. Their clock is slow, or someone noted it earlier.
verdict-clock-ask = Not accepted. Ask for the code that is showing now.
verdict-clock-corrected = The difference is noted. One more fresh code settles it.
verdict-clock-set = Not accepted. One of you has to set the clock right first.
verdict-locked = Too many wrong codes.
verdict-locked-until = Nothing is compared until { $time }.
verdict-locked-owner = Before another try, prove that this device is in your hands.
verdict-frozen = Nothing more is compared for this person. Pair again when you meet.
verdict-clock-suspect = Is it really { $time } on { $date }?
verdict-clock-suspect-why = This device’s clock has jumped. A code is only as good as the clock.
verdict-clock-suspect-next = Look at another clock, then confirm.
verdict-suspended = { $name } is suspended.
verdict-suspended-why = You suspended them, so nothing is compared. Resume them first if that was long ago.
verdict-quick = Say who called first.
verdict-quick-why = For this person a code counts only with the side of the call.
verdict-explain = What does this mean?
verdict-means-passed = A passed code means that this person’s unlocked device is here now. It does not mean that they act freely, nor that the payment is right.
verdict-means-failed = Without a right code you know nothing about who is on the phone. A voice or a face can be copied. Reach them on the number you saved.
verdict-small = { $time } · record { $seq }

# One person
person-they-called = They called me
person-i-called = I am calling
person-rename = Rename
person-number = Call-back number
person-journal = What happened
person-suspend = Suspend
person-resume = Resume
person-forget = Forget
fact-trust = How you paired
fact-paired = Paired
fact-calls-themselves = Calls themselves
fact-number = Call back on
fact-no-number = No number saved
fact-checked = Verified
fact-drift = Their clock
fact-drift-seconds = { $seconds } seconds off, allowed for
fact-quick = Codes without a side
fact-quick-allowed = Allowed
fact-suspended = Suspended since
suspend-title = Suspend { $name }?
suspend-means = Nothing is shown to them or accepted from them until you resume them. Do this when their device is lost or you are not sure of them.
rename-title = What do you call { $name }?
rename-label = Name
rename-help = Only you see this name.
name-empty = Type a name.
name-too-long = This name is too long.
name-unreliable = This name has characters that may not look as they are stored. Type it anew.
number-title = Where do you reach { $name }?
number-why = When a code fails you hang up and call this number. Take it from a card, a contract or their own hand, never from an e-mail.
number-label = Number
number-help = With the country’s prefix.
number-malformed = This is no telephone number: digits, with a + in front if you like.
number-remove = Remove
source-card = From their card
source-contract = From a contract
source-met = They gave it to me in person
forget-title = Forget { $name }?
forget-means = Their codes can never be checked again, and yours for them are gone. What happened stays in the journal. This cannot be undone.
forget-instead = Is their device only lost for now? Suspend them instead.
forget-type = Type “{ $name }” to forget them
forget-do = Forget { $name }

# What happened
journal-title = What happened
journal-empty = Nothing here yet. Each check, failed ones too, is kept here.
journal-none = Nothing of that kind.
journal-none-yet = Nothing of that kind among the newest. There are older ones.
journal-everyone = Everyone
journal-kind-all = Everything
journal-kind-checks = Checks
journal-kind-failed = Failed checks
journal-kind-changes = Changes
journal-span-all = Any time
journal-span-today = Last 24 hours
journal-span-week = Last 7 days
journal-span-month = Last 30 days
journal-check = Check that nothing was changed
journal-checking = Checking each record
journal-reading = Reading
journal-whole = { $count ->
    [one] The one record is whole and in its place.
   *[other] All { $count } records are whole and in their places.
}
journal-broken = Record { $seq } was changed outside of this program. Keep a copy of the file and do not rely on what follows it.
journal-export = Export
journal-exported = Written to { $path }. An auditor checks it with “countersign audit”, without anything of yours.
record-title = Record { $seq }
record-number = Number
record-time = When
record-person = About
record-what = What
record-level = Paired
record-call-back = Call back on
record-step = Time step
record-up-to = Up to record
event-checked-verified = Verified
event-checked-wrong = Wrong code
event-checked-already-used = Code already used
event-checked-reflected = Your code read back
event-checked-wrong-role = Code for the other side
event-checked-clock-off = Code of another time
event-checked-locked = Locked, not compared
event-checked-clock-suspect = Clock in doubt, not compared
event-checked-suspended = Suspended, not compared
event-checked-quick-not-allowed = No side given, not compared
event-role-they-called = they called
event-role-i-called = you called
event-role-quick = no side given
event-vault-created = This device was set up
event-paired = Paired
event-paired-again = Paired again, new device in place of the old
event-interrupted = A check was cut off, counted as failed
event-clock-accepted = Date and time confirmed
event-drift-corrected = Their clock’s difference noted
event-renamed = Renamed, before “{ $from }”
event-number-set = Number saved: { $number }
event-number-removed = Number removed
event-suspended = Suspended
event-resumed = Resumed
event-quick-allowed = Codes without a side allowed
event-quick-refused = Codes without a side refused
event-forgotten = Forgotten
event-rollback-accepted = An older copy was accepted
event-marks-raised = Codes up to then no longer count
event-passphrase-changed = Passphrase changed
event-recovery-changed = Recovery code changed
event-platform-key-changed = Key in the system’s keyring renewed
event-rekeyed = Everything put under a new key
event-exported = Exported

# Clipboard, pictures, files
picture-no-code = There is no code in this picture. Show the whole code, sharp and without glare.
picture-unreadable = This picture cannot be read. Use a PNG or JPEG file.
picture-gone = { $path } cannot be opened.
clipboard-silent = This system gives no clipboard. Save the picture or use files instead.
clipboard-empty = There is neither text nor a picture in the clipboard.
file-unwritten = The file could not be written there. Choose another place.
dialog-silent = This system shows no dialog for files.
usage = Usage: countersign-desktop [PICTURE]

    PICTURE     a picture with the code of a pairing, read when the pairing screen is open
    --version   tell the version
    --help      tell this

    COUNTERSIGN_HOME names the folder in which everything is kept, instead of the system’s own.
no-folder = This system names no folder for your files. Set COUNTERSIGN_HOME to a folder of your own.
