# Sentences of the phones. A sentence with the name of one of the window’s takes its place; the others are the phones’ alone.

# A phone’s lock in place of a keyring
how-locked-title = How do you want to unlock Countersign?
how-locked-keyring = With this phone’s lock
how-locked-keyring-means = Your face, your finger or the phone’s own code opens it.
how-locked-passphrase-means = You type it each time. Choose this if others can unlock this phone.
how-locked-busy = Asking this phone for a key …
how-locked-try-keyring = Ask the phone again
recovery-what = It opens Countersign when this phone loses its key, for instance after a new fingerprint, or when the passphrase is forgotten. Whoever has it can open it too.
unlock-by-keyring = This phone’s lock opens what you keep here.
unlock-use-keyring = Use this phone’s lock
unlock-busy-keyring = Waiting for this phone …
unlock-prompt = Open Countersign
owner-prompt = Prove that it is you
owner-by-phone = Your face, your finger or the phone’s own code proves it.
owner-words-empty = Type the twelve words.
recover-title = This phone’s key does not open it any more
recover-means = A phone gives its keys up when a fingerprint or a face is added, or when its own code is removed. Nothing is lost: everyone and the journal are here, and another way opens them.
recover-no-other = There is no other way to unlock. If you cannot bring the key back, the only way on is to begin anew.
renew-title = Keep a new key in this phone?
renew-means = This phone did not have the right key, so its lock did not open Countersign. A new key mends that. Nothing was lost.
renew-done = This phone has a new key
renew-done-means = From the next time on this phone’s lock opens Countersign. The other ways to unlock stay as they are.
memory-renewed-means = This phone remembers how new your records are, so that an old copy is noticed. That was gone and has been written anew. Nothing was lost; for about three minutes no code counts.
doubt-means = Go on with it if you restored a backup yourself. Changes made after the copy are gone; codes used before stay refused. Until then you can look at everything, and nothing is changed.
begin-anew-copy = If there is a chance that the passphrase or the recovery code turns up, wait until you have looked for it.
blocked-disk-full = This phone is full
blocked-permissions = Others could read what you keep here
blocked-filesystem = This folder is not in this phone
rekey-keyring-lost = This phone’s lock does not open Countersign any more. { $reason } Set it up again in the settings.
keyring-add-title = Use this phone’s lock?
keyring-add-means = A key is kept in this phone, and its lock opens Countersign.
keyring-add-button = Use the phone’s lock
keyring-renew-title = Keep a new key in this phone?
keyring-remove-title = Remove the key from this phone?
keyring-remove-means = Countersign then opens with the passphrase or the recovery code only. An older copy can no longer be told from the newest one.
keyring-removed = The key is removed from this phone
keyring-removed-means = This phone’s lock opens Countersign no more.
event-platform-key-changed = Key in this phone renewed

# Settings
settings-window = This app
settings-language-detail = The words in this app.
settings-sound = Sound and vibration
settings-sound-detail = Each result has a sound and a feel of its own.
settings-idle-detail = After a while without a touch, and when you leave the app.
idle-never-means = Whoever finds this phone open can then show your codes. Lock it yourself when you leave.
settings-keyring = This phone’s lock
settings-keyring-detail = Face, finger or the phone’s code opens Countersign.
settings-keyring-remove = Remove the key from this phone
settings-keyring-remove-detail = The phone’s lock then opens Countersign no more.
settings-doctor-detail = Clock, key, camera: what works and what is missing.
about-offline = This app opens no connection to any network.
about-licence = Licensed under the Apache License 2.0.
about-others = Licences of what this app is built from

# Check this device
doctor-busy = Looking at everything …
doctor-keystore = This phone’s lock
doctor-keystore-answers = It keeps keys.
doctor-ways-one = There is no second way. If this phone gives its key up, everyone here is lost: make a recovery code in the settings.
doctor-ways-unconfirmed = This phone’s key counts once it has opened Countersign a later time.
doctor-camera-works = It can be used.
doctor-camera-busy = Another app is using it. Close that one.
doctor-camera-refused = You did not allow it. Allow it for Countersign in this phone’s settings.
doctor-camera-unplugged = It is gone at present. Try again.

# The camera of a pairing
pair-camera-absent = This phone has no camera that can be used. Use pictures or text.
pair-camera-busy = Another app is using the camera. Close that one; the camera is used as soon as it is free.
pair-camera-refused = You did not allow the camera. Allow it for Countersign in this phone’s settings, or use pictures or text.
pair-camera-unplugged = The camera is interrupted. The pairing goes on as soon as it is back.
pair-camera-broken = The camera cannot be used. Use pictures or text instead.
pair-incoming-hint = Paste what they sent
pair-share = Send
pair-share-picture = Send as picture
pair-shared = Your message is handed on. The other device has to read it.
pair-paste = Paste
pair-picture = From a picture
call-dial = Dial

# What this phone could not do
phone-no-app = This phone has no app for that. Nothing was done.
paste-nothing = There is no text to paste. Copy their message first.
export-dropped = The journal was not saved: Countersign was locked, or the journal was left, before it was written. A file made for it may be empty. Export it once more.
picture-dropped = The picture was not looked at: Countersign was locked, or the pairing was left, in the meantime. Choose it once more.
picture-unopened = This picture cannot be opened. Choose it once more, or another one.

# Refusals
refused-no-randomness = This phone supplies no random numbers, so nothing was changed. Start it anew and try again.
refused-contended = This person is being checked elsewhere at this moment. Nothing was lost: try again.
refused-key-missing = This phone has no key for Countersign. Nothing is lost: unlock with the passphrase or the recovery code.
refused-key-unconfirmed = This phone lost the key it had just taken. Nothing is lost: unlock with the passphrase or the recovery code, then keep a new key.
refused-key-mismatch = The key in this phone is not the one for what is kept here. Nothing is lost: unlock with the passphrase or the recovery code.
refused-key-invalidated = This phone gave its key up, as it does when a fingerprint or a face is added or its own code is removed. Nothing is lost: unlock with the passphrase or the recovery code.
refused-key-cancelled = Not unlocked. Try again, or use another way.
refused-key-locked-out = This phone takes no face and no finger for now, after too many tries. Unlock the phone itself once, or use another way.
refused-key-unavailable = This phone has no lock that could guard a key. Set a code for the phone first, or use a passphrase.
refused-key-failed = This phone’s keystore failed. Nothing is lost: try again, or use another way.
refused-too-costly = Checking a passphrase would take far more work than it ever should, so it was refused. Someone may have changed the file: restore a backup.
refused-already-set-up = This device is set up already. It was left as it is.
refused-in-use = What is kept here is being changed elsewhere at this moment. Nothing was lost: wait and try again.
refused-too-new = A newer version of Countersign made what is kept here. It is safe and was left as it is: update this app.
refused-permissions = What is kept here can be read or changed by others, or belongs to someone else. Nothing was changed.
refused-symbolic-link = There is a link where a real folder with real files has to be. Nothing was changed.
refused-filesystem = On a network drive what you keep here would not be safe from loss. Nothing was changed.
refused-read-only = The storage is read-only, so nothing was saved. What was there before is safe.
refused-disk-full = This phone’s storage is full, so nothing was saved. What was there before is safe: make room and try again.
refused-storage = What is kept here could not be read or written. Nothing was changed: try again, and start the phone anew if it happens once more.
refused-busy = Something else is writing at this moment, so nothing was saved. Try again.
refused-damaged = Part of what is kept here is damaged, and nothing more is written to it. Restore a backup.
refused-journal-broken = The journal was changed from outside this app. Do not rely on the newest records.
refused-rekeyed = The keys were changed at this moment, so nothing was done. Lock Countersign, unlock it and try again.
refused-deleted = Everything here is being erased, or was erased. There is nothing left to open.
refused-unwritten = The file could not be written. Nothing was lost: make room or choose another place, and try again.
refused-proof-used = That proof was used already. Prove once more that it is you.
refused-name-differs = That is not their name. Nothing was changed.
refused-paper-not-confirmed = Type back the two words first. Nothing was changed.
refused-paper-spent = These twelve words are in use already. Begin again for new ones.
refused-defect = Something in this app went wrong, and nothing was changed. Close the app and open it again.
refused-unexpected = Something unexpected went wrong. What you keep here is as it was: try again, and open the app anew if it happens once more.
refused-not-an-export = This is no exported journal, or one of another version.
refused-export-line = Line { $line } does not follow the format.
refused-export-gap = A record is missing, doubled or out of order at line { $line }.
refused-export-truncated = This export ends before its signature. Ask for the whole file.
refused-export-changed = The lines of this export are not the ones that were signed.
refused-export-signature = The signature of this export is not that of its device.
refused-nothing-to-confirm = There is nothing to confirm at present.
refused-not-paired-yet = The pairing is not confirmed yet. Nothing was changed.
refused-code-too-long = This text does not fit a code. Send it as text.
refused-picture-large = This picture is too large to look for a code in it. Cut it to the code and try again.
journal-exported = The journal is in a file now. An auditor checks it with “countersign audit”, without anything of yours.
journal-broken = Record { $seq } was changed from outside of this app. Do not rely on what follows it.
