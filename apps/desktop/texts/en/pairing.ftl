# Pairing: from the first question to the first code.

# Where both are
pair-where-title = Where are the two of you?
pair-where-hint = It decides how surely your devices know each other. Both of you choose the same answer.
pair-way-scan = In the same room
pair-way-scan-worth = Your devices look at each other’s screens. This is the surest way: “In person”.
pair-way-words = In the same room, without cameras
pair-way-words-worth = You exchange three messages as text or pictures and read three words to each other. Nearly as sure: “In person, by words”.
pair-way-apart = Apart
pair-way-apart-worth = You exchange three messages in any way and read three words to each other on a call. Only as sure as that call: “Remote”. Pair again when you meet.
pair-go-on = Go on
pair-preparing = Preparing your first message
pair-begin-again = Begin again

# Exchanging messages
pair-exchange-scan = Let your devices look at each other
pair-exchange-text = Exchange three messages
pair-step = Message { $number } of 3
pair-code-label = Your code, message { $number } of 3
pair-instruction-scan-1 = Show this code to their camera, and their code to yours. Either may come first.
pair-instruction-scan-2 = Their code was read. Now show them this one, and keep their screen in view.
pair-instruction-scan-3 = Their code was read. Show them this last one until their screen says “Paired”.
pair-instruction-text-1 = Send them your message, or paste theirs here. Either may come first.
pair-instruction-text-2 = Their message was read. Send them this answer, then paste what they send back.
pair-instruction-text-3 = Their answer was read. Send them this last message.
pair-incoming = Their message
pair-read-message = Read their message
pair-they-have-it = They have it
pair-copied = Your message is in the clipboard. Send it to them.
pair-saved = Your code is saved as { $file }. Send them that picture.
pair-renewed = Five minutes have passed, so your message was renewed. Nothing was lost: send them the new one, the old one no longer counts.
pair-left-minutes = { $count ->
    [one] One minute left
   *[other] { $count } minutes left
}
pair-left-seconds = { $count ->
    [one] One second left
   *[other] { $count } seconds left
}
pair-not-a-message = There is no message of theirs in it. Those begin with CSIGN:
pair-not-now = This message was read already, or it is not the one that comes next. Nothing was changed.
pair-strays = The codes that come in do not belong to this pairing. Begin again on both devices.

# The camera
pair-camera-starting = The camera is starting.
pair-camera-point = Let the camera see their screen.
pair-camera-hint = No code seen yet. Hold their screen so that the code fills most of the picture, make it bright, and avoid glare.
pair-camera-done = Their code was read. The camera rests.
pair-camera-absent = No camera was found. Plug one in and it is used at once, or use pictures or text.
pair-camera-busy = Another program is using the camera. Close that one; the camera is used as soon as it is free.
pair-camera-refused = The system does not let you use the camera. Allow it in the system’s settings (on Linux: join the group “video” and log in again), or use pictures or text.
pair-camera-unplugged = The camera was unplugged. Plug it in again; the pairing goes on.
pair-camera-unsupported = This version reads no camera on this system. Take a picture of their code, or use text.
pair-camera-unusable = The camera cannot be used: { $reason }. Use pictures or text instead.

# What went wrong with a message
pair-bad-armor = That message is damaged or not whole. Copy all of it and try again.
pair-bad-checksum = A letter of that message is wrong. Copy all of it and try again.
pair-unsupported-version = Their app is newer than yours. Update this one, then begin again.
pair-unsupported-suite = Their app pairs in a way that this version does not know. Update this one, then begin again.
pair-unknown-flags = Their app asks for something that this version cannot do. Update this one, then begin again.
pair-bad-length = That message does not have the length it should have. Ask them for it again.
pair-wrong-session = That message belongs to another pairing. Use their newest one, or begin again on both devices.
pair-self-scan = That is your own code. Yours goes to them, and theirs comes here.
pair-decrypt-failed = That message was changed on its way, or made for another device.
pair-commitment-mismatch = Their device does not keep to what it said first.
pair-bad-profile = Their device introduces itself in a way that breaks the rules. Ask them to update it.
pair-unknown-repair-id = Their app asks to renew an older pairing, which this version cannot do. Let them pair anew.
pair-session-busy = You have answered another device already. End this pairing to begin with a new one.
pair-not-remote = Their device says that you are in the same room, and you said that you are apart. Ask them to choose “Apart”.
pair-expired = The time for this pairing is over.
pair-sas-mismatch = The words were not theirs, twice.
pair-cancelled = The pairing was ended before it was complete.
pair-storage = The person could not be kept here.
pair-clock-suspect = The clocks of your devices are too far apart.

# The end without a person
pair-ended-title = The pairing has ended
pair-ended-expired = The time is over
pair-ended-words = The words do not match
pair-ended-alarming = Someone may be between you. Do not go on over the same channel: meet, or call a number that you know from elsewhere.
pair-ended-nothing-kept = Nothing was kept here. If their device says “Paired”, they remove you there, and you both begin again.

# Leaving
pair-leave-title = End this pairing?
pair-leave-exchange = Nothing of it is kept, and the other person has to begin again, too.
pair-leave-naming = Your devices agree, but nothing is kept here yet. If you end it now, they have you and you do not have them: they remove you there, and you both begin again.
pair-leave-go-on = Go on pairing
pair-leave-end = End pairing

# Clocks
pair-clock-title = Your clocks are far apart
pair-clock-behind = Their clock is behind yours by about { $distance }, or yours is ahead.
pair-clock-ahead = Their clock is ahead of yours by about { $distance }, or yours is behind.
pair-clock-why = Codes are made of time: they would fail until one clock is set right.
pair-clock-look = Your device’s date and time are below. Compare both devices with a clock that you trust, set the wrong one, and begin again.
pair-clock-again = Begin again
pair-clock-overrule = Pair all the same
pair-seconds = { $count ->
    [one] one second
   *[other] { $count } seconds
}
pair-minutes = { $count ->
    [one] one minute
   *[other] { $count } minutes
}
pair-hours = { $count ->
    [one] one hour
   *[other] { $count } hours
}
pair-days = { $count ->
    [one] one day
   *[other] { $count } days
}

# Confirming
pair-their-screen = Does their screen say “Paired” and show these words?
pair-their-screen-hint = Look at their screen yourself: your device cannot know what stands there.
pair-their-screen-yes = Yes, it says so
pair-person = Paired. Is “{ $name }” the person with you?
pair-person-hint = “{ $name }” is what their device calls them. Let them look at these words, then say whether this is their device.
pair-person-yes = Yes, this is them
pair-no = No
pair-show-again = Show my last message again
pair-read-out = They have to type words
pair-show-shared = Show the words on both screens
pair-words-glance = Both screens show these words
pair-words-title = Compare words with “{ $name }”
pair-words-here = Read these three words to them, from this screen
pair-words-remote = Read these three words to them on the call
pair-words-hint = Each of you reads three words aloud and types the three of the other. Take them by voice, never from a message.
pair-type-words = The three words that they read to you
pair-words-done = These are their words
pair-not-words = These are not three words of the list. Type each one whole, or its first four letters. This did not count.
pair-other-words = These are not their words. Ask them to read them once more: one more try is left.

# A name
pair-name-title = What do you call them?
pair-calls-themselves = Their device calls them “{ $name }”. The name that you give is the one you will see when they call.
pair-paired-words = Paired. The words on both screens: { $words }
pair-name-label = Name
pair-name-help = Only you see this name.
pair-name-mixed = Careful: the name on their device mixes letters of different scripts.
pair-name-alike = Careful: the name on their device looks like “{ $name }”, whom you know, and is another one.
pair-name-unusual = Careful: the name on their device has characters that may not look as they are.
pair-keep = Keep
pair-keeping = Keeping it
pair-taken-title = You know a { $name } already. Whose device is this?
pair-taken-replacing = { $name }’s new device
pair-taken-replacing-means = It takes the place of the old one, whose codes stop counting. The number and what happened stay.
pair-taken-second = A second device of { $name }
pair-taken-second-means = Both count. The second one needs a name of its own.
pair-taken-other = Someone else
pair-taken-other-means = Give them a name that tells the two apart.
pair-taken-replace = Replace the old device
pair-taken-weaker = Careful: { $name } was paired more surely before than now. Replacing makes the new, weaker pairing the one that counts.
pair-taken-again = You know a { $name } already. Choose another name.

# A number
pair-number-kept = { $name } is kept on this device.
pair-number-without = Without a number you have nobody to call when a code fails.
pair-number-keep = Save number
pair-number-skip = Without a number

# The first code
pair-try-title = Try one code now?
pair-try-how = You and { $name } check each other once, as you will on the telephone.
pair-try-why = It takes a minute and shows that it works on both devices. You can do it later from the first screen.
pair-try-now = Try it now
pair-try-later = Not now
pair-drill-caller = Read your code to { $name }
pair-drill-caller-how = You play the one who calls: your code first. When it passed on their device, { $name } reads theirs to you.
pair-drill-called = Type { $name }’s code
pair-drill-called-how = { $name } plays the one who calls and reads their code first. Yours is shown once theirs has passed.
pair-drill-mine = Now read your code to { $name }
pair-drill-mine-how = Their code has passed. Let { $name } type yours.
pair-drill-my-code = Your code
pair-drill-typed = My code passed there
pair-drill-verified = This is { $name }’s device.
pair-drill-wrong = Not verified. Ask for the code that is showing now and type it again.
pair-drill-used = This code was already used. Wait for the next one.
pair-drill-reflected = That is your own code. Type the one that their device shows.
pair-drill-wrong-role = A real code, made for the other side of a call. One of you plays the caller: the one whose screen begins with a code.
pair-drill-clock-ahead = Their clock is ahead of yours.
pair-drill-clock-behind = That code is an older one, or their clock is slow.
pair-drill-locked = Too many wrong codes for now. The pairing is kept: try again later from the first screen.
pair-drill-locked-until = Too many wrong codes. Nothing is compared until { $time }. The pairing is kept.

# Paired
pair-paired-title = You and { $name } are paired
pair-when-they-call = When { $name } calls, press “They called me” and type the code that they read out.
pair-when-i-call = When you call { $name }, press “I am calling”, dial the saved number and read out your code.
pair-fact-tried = First code
pair-tried = Passed
pair-not-tried = Not tried yet
pair-done = Done
