
# The first run, unlocking, settings, and what is refused.

# Everywhere
continue = Continue
done = Done
try-again = Try again
not-now = Not now
opening = Opening …

# The first run
welcome-title = Know who is really on the phone
welcome-what = Countersign lets two people who have met prove to each other who they are: on the phone, in a chat or by e-mail, with six digits that only their devices can make.
welcome-how = It works without an account and without a network; everything stays on this device.
welcome-means = A passed code means that this person’s unlocked device is here now. It does not mean that they act freely, nor that a payment is right.
welcome-begin = Set up this device
how-locked-title = How do you want to unlock this device?
how-locked-means = What you keep here opens only for you. You can change this later.
how-locked-keyring = With this system’s keyring
how-locked-keyring-means = It opens by itself once you have logged in to this computer.
how-locked-passphrase = With a passphrase
how-locked-passphrase-means = You type it each time. Choose this if others use this computer under your name.
how-locked-busy = Asking this system’s keyring … It may want to be unlocked.
how-locked-try-keyring = Ask the keyring again
passphrase-new = New passphrase
passphrase-again = The same once more
passphrase-help = Four or more words that do not belong together are hard to guess and easy to keep.
passphrase-short = That is short. Four or more words that do not belong together are harder to guess.
passphrase-empty = Type a passphrase.
passphrase-long = This passphrase is too long: it may have 1,024 bytes, which is as many plain letters.
passphrase-differs = The two differ.
recovery-title = Write down your recovery code
recovery-what = It opens this device when the keyring loses its key or the passphrase is forgotten. Whoever has it can open it too.
recovery-write = Write these twelve words on paper, in this order, and keep them apart from this device. They are shown only now.
recovery-written = I have written them down
recovery-check-title = Is it on paper?
recovery-check-means = Type these two words from your paper. The first four letters of each are enough.
recovery-word = Word { $number }
recovery-differs = That is not this word. Compare it with your paper, or look at the words again.
recovery-show-again = Show the words again
recovery-busy = Keeping the new recovery code …
my-name-title = What is your name?
my-name-means = Others see it when they pair with you, and then choose what to call you.
my-name-field = Your name
my-name-help = As people who know you call you.
my-name-cut = That is longer than a pairing can carry. Others will see: { $name }
my-name-empty = Type at least one letter.
my-name-too-long = This is too long to be a name. It may have { $bytes } letters.
my-name-unfit = This name has characters that others may not see as you do.
my-name-finish = Finish
my-name-busy = Setting up this device …
my-name-other-lock = Choose another way to unlock

# Unlocking
unlock-title = Unlock Countersign
unlock-by-keyring = This system’s keyring opens what you keep here.
unlock-by-passphrase = Type your passphrase.
unlock-by-recovery = Type the twelve words from your paper.
unlock-passphrase-field = Passphrase
unlock-recovery-field = Recovery code
unlock-recovery-help = Twelve words in their order, with spaces between them. The first four letters of each are enough.
unlock-button = Unlock
unlock-use-keyring = Use this system’s keyring
unlock-use-passphrase = Use the passphrase
unlock-use-recovery = Use the recovery code
unlock-busy-locking = Locking …
unlock-busy-keyring = Waiting for this system’s keyring … It may be asking you to unlock it.
unlock-busy-passphrase = Checking the passphrase …
unlock-busy-recovery = Checking the recovery code …
recovery-count = A recovery code has twelve words. { $count ->
    [one] This is one.
   *[other] These are { $count }.
}
recovery-unknown-word = Word { $number } is not one that a recovery code has. Check its spelling.

# After unlocking
renew-title = Keep a new key in this system’s keyring?
renew-means = The keyring did not have the right key, so this device did not open by itself. A new key mends that. Nothing was lost.
renew-button = Keep a new key
renew-done = The keyring has a new key
renew-done-means = From the next start on it opens this device. The other ways to unlock stay as they are.
memory-renewed = A reminder was written anew
memory-renewed-means = This system’s keyring remembers how new your records are, so that an old copy is noticed. That was gone and has been written anew. Nothing was lost; for about three minutes no code counts.
doubt-title = Is this the newest copy?
doubt-older = This looks like an older copy: its journal ends at record { $kept }, and this device remembers record { $remembered }.
doubt-other = This copy went another way before record { $number } of the journal. A copy may have been used elsewhere.
doubt-memory-gone = This device’s memory of the newest copy is gone, so an older one could not be told from it.
doubt-means = Go on with it if you restored a backup or copied the folder yourself. Changes made after the copy are gone; codes used before stay refused. Until then you can look at everything, and nothing is changed.
doubt-confirm = Codes are refused by date and time, so look at a clock you trust before you go on. { $question }
doubt-read = Only look
doubt-accept = It is: go on with this copy
doubt-lock = Lock
copy-accepted = This copy counts from now on
copy-accepted-means = For about three minutes every code is refused as already used. After that all is as usual.

# What stands in the way
blocked-in-use = Another program is at work here
blocked-too-new = This was made by a newer version
blocked-damaged = What you keep here is damaged
blocked-journal = The journal was changed from outside
blocked-permissions = Others could read what you keep here
blocked-link = This is not a real folder
blocked-filesystem = This folder lies on a network drive
blocked-disk-full = The disk is full
blocked-read-only = Nothing can be written here
blocked-too-costly = This cannot be what was set up here
blocked-erasing = Erasing was broken off
blocked-erased = Everything here is erased
blocked-other = What you keep here cannot be opened
blocked-place = Where
blocked-finish-erasing = Finish erasing
blocked-set-up = Set up this device
begin-anew = Erase and begin anew
begin-anew-title = Erase what cannot be opened?
begin-anew-means = Everyone you paired with, the journal and the keys on this device are gone for good. You would have to meet and pair with each person again.
begin-anew-copy = If there is a chance that the passphrase or the recovery code turns up, keep a copy of the folder first.

# The owner
owner-title = Are you the owner of this device?
owner-passphrase = Passphrase
owner-empty = Type the passphrase.
owner-time = Date and time
owner-time-help = Type what this device shows: { $shown }
owner-time-differs = That is not the date and time shown. If they are wrong, set the clock of this device first.
owner-busy = One moment …
owner-why-check = After so many wrong codes each further try needs the owner of this device.
owner-why-ways = How this device is unlocked is for its owner to change.
owner-why-rekey = New keys are for the owner of this device to make. Type what unlocks it now.
owner-why-erase = Only the owner may erase what is kept here.
clock-question = Is it really { $time } on { $date }?
clock-large = { $time } · { $date }
clock-minutes = { $count ->
    [one] one minute
   *[other] { $count } minutes
}
clock-hours = { $count ->
    [one] one hour
   *[other] { $count } hours
}
clock-days = { $count ->
    [one] one day
   *[other] { $count } days
}
clock-jumped-ahead = The clock of this device jumped ahead by about { $amount }.
clock-jumped-back = The clock of this device jumped back by about { $amount }.
clock-went-back = The clock of this device shows a time about { $amount } before one that it showed earlier.
clock-compare = Compare it with a clock you trust. A code is only as good as the clock, so none is shown or believed until this is settled.
clock-owner = Only the owner of this device can confirm it.
clock-right = Yes, it is right
clock-wrong = No, it is wrong
clock-set-it = Set the date and time of this device, best by the network, and come back here. Nothing was changed.

# Settings
settings-title = Settings
settings-attention = To be looked at
settings-window = Window
settings-me = You
settings-unlocking = Unlocking
settings-device = This device
settings-doubt = This may be an older copy
settings-doubt-detail = Nothing is changed until you say that it counts.
settings-clock = Date and time are in doubt
settings-clock-detail = No code is shown or believed until you confirm them.
settings-language = Language
settings-language-detail = The words in this window.
settings-language-title = Which language?
language-system = As this system has it
settings-theme = Colours
settings-theme-detail = Light, dark, or black and white.
settings-theme-title = Which colours?
theme-system = As this system has it
theme-light = Light
theme-dark = Dark
theme-high-contrast = High contrast
settings-sound = Sound
settings-sound-detail = Each result has a sound of its own.
settings-hide-codes = Hide my codes
settings-hide-codes-detail = A code is shown only when you ask for it: for a screen that others see.
settings-name = My name
settings-name-detail = What others see when they pair with you.
my-name-change-means = From the next pairing on others see this name. Those you paired with keep the name they chose.
my-name-change-busy = Keeping your name …
settings-idle = Lock by itself
settings-idle-detail = After a while without a key or the pointer.
settings-idle-title = When is everything locked by itself?
idle-minutes = { $count ->
    [one] After one minute
   *[other] After { $count } minutes
}
idle-never = Never
idle-never-means = Whoever finds this computer open can then show your codes. Lock it yourself when you leave.
settings-keyring = System keyring
settings-keyring-detail = Opens this device once you have logged in.
settings-keyring-remove = Remove the key from the keyring
settings-keyring-remove-detail = This device then no longer opens by itself.
settings-passphrase = Passphrase
settings-passphrase-detail = Set one, or change it.
settings-passphrase-remove = Remove the passphrase
settings-passphrase-remove-detail = The other ways to unlock stay.
settings-recovery = Recovery code
settings-recovery-detail = Twelve new words in place of the old ones.
settings-someone-knows = Someone may know it
settings-someone-knows-detail = Everything is put under new keys; the old passphrase and recovery code open nothing any more.
settings-way-set = Set
settings-way-unconfirmed = Not yet tried
settings-way-none = Not set
settings-doctor = Check this device
settings-doctor-detail = Clock, keyring, camera, folder: what works and what is missing.
settings-about = About
settings-about-detail = Version and licences.
settings-erase = Erase everything
settings-erase-detail = Everyone, the journal and the keys on this device.
passphrase-first-title = Choose a passphrase
passphrase-first-means = It is one more way to unlock this device.
passphrase-change-title = Choose a new passphrase
passphrase-change-means = The old one opens nothing any more. If someone may know the old one, use “Someone may know it” in the settings instead.
passphrase-forgotten-title = Choose a new passphrase?
passphrase-forgotten-means = You opened this device with the recovery code. If you forgot the passphrase, choose a new one now; the recovery code stays as it is.
passphrase-known-title = Choose a new passphrase
passphrase-known-means = Everything is put under new keys. After this you write down a new recovery code; only then is anything changed.
passphrase-set-button = Set passphrase
passphrase-change-button = Change passphrase
passphrase-busy = Setting the passphrase …
passphrase-set = The passphrase is set
passphrase-changed = The passphrase is changed
passphrase-set-means = It unlocks this device from now on. The other ways to unlock stay as they are.
passphrase-remove-title = Remove the passphrase?
passphrase-remove-means = It opens this device no more. The other ways to unlock stay as they are.
passphrase-remove-button = Remove passphrase
passphrase-removed = The passphrase is removed
passphrase-removed-means = It opens nothing here any more.
recovery-renewed = The new recovery code counts
recovery-renewed-means = The old one opens nothing here any more. You can destroy its paper.
rekey-busy = Putting everything under new keys …
rekey-done = Everything is under new keys
rekey-done-means = The old passphrase and the old recovery code open nothing here any more, not even an old copy made from now on.
rekey-keyring-lost = The keyring does not open this device any more. { $reason } Set it up again in the settings.
keyring-add-title = Use this system’s keyring?
keyring-add-means = A key is kept there, and this device opens by itself once you have logged in to this computer.
keyring-add-button = Use the keyring
keyring-renew-title = Keep a new key in the keyring?
keyring-renew-means = The old key goes once the new one has opened this device.
keyring-renew-button = Keep a new key
keyring-remove-title = Remove the key from the keyring?
keyring-remove-means = This device then opens with the passphrase or the recovery code only. An older copy can no longer be told from the newest one.
keyring-remove-button = Remove key
keyring-removed = The key is removed from the keyring
keyring-removed-means = It opens this device no more.
erase-title = Erase everything on this device?
erase-means = { $count ->
    [0] The journal and the keys on this device are gone for good.
    [one] One person, the journal and the keys on this device are gone for good. You would have to meet and pair with them again.
   *[other] { $count } people, the journal and the keys on this device are gone for good. You would have to meet and pair with each of them again.
}
erase-others = Those you paired with are not told. Their devices still wait for your codes until they forget you.
erase-word = erase
erase-type = Type “{ $word }” or your name, { $name }
erase-type-word = Type “{ $word }” to go on
erase-button = Erase everything
erase-busy = Erasing …
erase-unfinished = Erasing is not finished, and it goes on when this device is opened the next time. { $reason }
about-title = About Countersign
about-version = Version { $version }
about-means = Two people who have met prove to each other who they are, by a code that only the other’s device can make.
about-offline = This program opens no connection to any network.
about-licence = Licensed under the Apache License 2.0. The window is drawn by Slint, under its own licence.
about-parts = The font is Atkinson Hyperlegible Next, under the SIL Open Font Licence 1.1. Every other part, with its licence in full, is listed in { $file }.
about-parts-elsewhere = The font is Atkinson Hyperlegible Next, under the SIL Open Font Licence 1.1. Every other part is listed with its licence in the packages of this program.

# Check this device
doctor-title = Check this device
doctor-busy = Looking at everything … The keyring may ask to be unlocked.
doctor-again = Check again
doctor-fine = Everything that is needed works.
doctor-some = Something needs to be looked at.
doctor-clock = Date and time
doctor-clock-shows = It is { $time } on { $date }.
doctor-clock-old = That is before this version was made.
doctor-clock-set = Set the clock of this device, best by the network.
doctor-clock-confirm = Confirm it in the settings.
doctor-keystore = System keyring
doctor-keystore-answers = It answers.
doctor-ways = Ways to unlock
doctor-ways-one = There is no second way. If the keyring loses its key, everyone here is lost: make a recovery code in the settings.
doctor-ways-unconfirmed = The keyring’s key counts once a later start has opened with it.
doctor-folder = Folder
doctor-folder-alone = { $folder }, for you alone.
doctor-folder-shared = { $folder } can be read or changed by others.
doctor-folder-mend = Make it yours alone: chmod 700 for the folder, chmod 600 for the files in it.
doctor-kept = What is kept here
doctor-kept-whole = It is whole.
doctor-camera = Camera
doctor-camera-found = It can be used, with { $size } points.
doctor-camera-none = None was found.
doctor-camera-busy = Another program is using it. Close that one.
doctor-camera-refused = You may not use it. Allow it in this system’s settings; on Linux, have yourself added to the group “video” and log in again.
doctor-camera-unplugged = It was unplugged. Plug it in again.
doctor-camera-unusable = It delivers nothing that can be used.
doctor-camera-unsupported = This program reads no cameras on this system.
doctor-camera-without = You can pair from pictures and by text without one.
doctor-fonts = Fonts
doctor-fonts-found = This system has fonts for names in every writing it knows.
doctor-fonts-own = This system has none, so names in other letters than Latin ones may show as boxes. Install a font package, such as Noto.
doctor-sound = Sound
doctor-sound-found = Results sound by { $player }.
doctor-sound-none = Nothing here plays sounds, so results are silent. Install PipeWire’s, PulseAudio’s or ALSA’s player.
doctor-version = Version

# Refusals: what happened, what is safe, what to do
refused-locked = Everything was locked in the meantime, so nothing was done. Unlock and try again.
refused-no-randomness = This system supplies no random numbers, so nothing was changed. Start the computer anew and try again.
refused-person-gone = This person is not here any more. Nothing else was changed.
refused-name-taken = Somebody here has this name already. Choose one that tells the two apart.
refused-already-paired = This pairing is here already, under another name. Nothing was changed.
refused-suspended = This person is suspended: no code is shown to them or taken from them. Resume them on their page once you are sure that all is well.
refused-quick = A code without a side is not allowed for this person. Say who placed this call; “just give me a quick one” is what swindlers ask for.
refused-peer-not-verified = They called you, so their code comes first. Yours is shown once theirs has passed.
refused-clock-suspect = The date and time of this device are in doubt, so no code is shown or believed. Look at them and confirm them.
refused-unwritten = The file could not be written. Nothing was lost: make room or choose another place, and try again.
refused-contended = Another program is checking the same person at this moment. Nothing was lost: try again.
refused-key-missing = This system’s keyring has no key for this device. Nothing is lost: unlock with the passphrase or the recovery code.
refused-key-unconfirmed = This system’s keyring lost the key it had just taken. Nothing is lost: unlock with the passphrase or the recovery code, then keep a new key.
refused-key-mismatch = The key in this system’s keyring is not the one for this device. Nothing is lost: unlock with the passphrase or the recovery code.
refused-no-such-way = This was not set up as a way to unlock. Use another one.
refused-last-way = This is the last way to unlock that is sure to work, so it stays. Set up another one first.
refused-wrong-passphrase = Wrong passphrase. Nothing is lost: try again, or use the recovery code.
refused-unfit-passphrase = A passphrase needs at least one letter and at most 1,024. Nothing was changed.
refused-wrong-recovery = Wrong recovery code. Check the twelve words and their order.
refused-too-costly = Checking a passphrase would take far more work than it ever should, so it was refused. Someone may have changed the file: keep a copy of the folder and restore a backup.
refused-nothing-here = Nothing is set up here any more. Nothing was changed.
refused-already-set-up = This device is set up already, perhaps by another program just now. It was left as it is.
refused-in-use = Another program is setting up or changing what is kept here. Nothing was lost: wait for it to finish and try again.
refused-too-new = A newer version of Countersign made what is kept here. It is safe and was left as it is: update this program.
refused-permissions = This folder or a file in it can be read or changed by others, or belongs to someone else. Nothing was changed: make it yours alone, with chmod 700 for the folder and chmod 600 for the files in it, and try again.
refused-symbolic-link = There is a link where a real folder with real files has to be. Nothing was changed: put the folder itself there and try again.
refused-filesystem = On a network drive what you keep here would not be safe from loss. Nothing was changed: name a folder on a local disk in COUNTERSIGN_HOME and start again.
refused-disk-full = The disk is full, so nothing was saved. What was there before is safe: make room and try again.
refused-read-only = The disk or the file is read-only, so nothing was saved. What was there before is safe: make the folder writable and try again.
refused-busy = Another program is writing at this moment, so nothing was saved. Try again.
refused-damaged = Part of what is kept here is damaged, and nothing more is written to it. Keep a copy of the folder and restore a backup.
refused-journal-broken = The journal was changed from outside this program. Keep a copy of the folder and do not rely on the newest records.
refused-in-doubt = This may be an older copy, so nothing was changed. Go on with it in the settings, if it is the right one.
refused-rekeyed = Another program changed the keys at this moment, so nothing was done. Lock this window, unlock it and try again.
refused-deleted = Everything here is being erased, or was erased by another program. There is nothing left to open.
refused-storage = What is kept here could not be read or written. Nothing was changed: try again, and check the disk if it happens once more.
refused-keystore-none = This system has no keyring that answers. Use a passphrase, or start GNOME Keyring, KWallet or KeePassXC and try again.
refused-keystore-locked = This system’s keyring is locked. Nothing is lost: unlock it and try again, or use another way.
refused-keystore-silent = This system’s keyring does not answer. Nothing is lost: try again in a moment, or use another way.
refused-keystore-full = This system’s keyring has no room for the key. Nothing was changed: remove what it no longer needs, or use a passphrase.
refused-keystore-not-kept = This system’s keyring said that it kept the key and does not give it back. Nothing was changed: use a passphrase.
refused-keystore-failed = This system’s keyring failed. Nothing is lost: try again, or use another way.
