
### English, continued: pairing, the tour and codes in pictures.

## pair

verb-pair = Pair with someone, by camera, pictures or text
    .long =
        Two devices exchange three messages and from then on share what only they know.
        Do it where you meet, or remotely while you talk to each other.

        Without an option a camera reads the codes on their screen, and yours are shown
        here. Where a camera in one room saw their screen, no words are typed; in every
        other case each of you types three words that the other reads aloud.
    .camera = Read their codes with a camera: the first one, or this one
    .image = Read their codes from these picture files, as soon as they are there
    .watch = Read their codes from pictures that appear in this folder
    .text = Exchange lines of text: yours are printed, theirs are read from standard input
    .answer = Wait for their first message instead of sending one
    .same-room = You are in one room, and nobody has to ask
    .remote = You are not in one room, and nobody has to ask
    .png = Write the code that is to be shown into this PNG file as well
    .svg = Write the code that is to be shown into this SVG file as well
    .name = What to call them, instead of what they call themselves
    .replace = This is the new device of someone you know; the old one stops working
    .number = The number to call them back on
    .source = Where the number came from: card, contract or met
    .any-clock = Pair even when the two clocks are more than ten minutes apart
    .examples =
        countersign pair
        countersign pair --text                     and the other: --text --answer
        countersign pair --watch ~/Pictures --png code.png
        countersign pair --number "+49 30 901820" --source card
    .json =
        one object for each step:
        step "message": send (hand it to the other device)
        step "words": mine (read these aloud; then theirs are read from standard input)
        step "paired": name, level (2 remote, 3 in person by words, 4 in person)
        step "failed": error
pair-same-room = Are you in the same room as the other person?
pair-send-offer = Send them this line:
pair-send-reply = Send them this answer:
pair-send-finish = Send them this last line:
pair-paste = Then paste what they send back.
pair-show-offer = 1 of 3 · Show them this code.
pair-show-reply = 2 of 3 · Their code was read. Show them this one.
pair-show-finish = 3 of 3 · Their code was read. Show them this last one.
pair-written = The code is in { $file }.
pair-stand-in = Open this picture instead and show it to them: { $file }
pair-good-for = It is good for { $minutes } minutes.
pair-looking-pictures = Their code is read as soon as there is a picture of it.
pair-looking-camera = Let the camera see their screen at the same time.
pair-waiting-for-offer = Waiting for their first message.
pair-waiting-for-file = { $file } is not there yet; it is read as soon as it is.
pair-not-a-message = That is not one of their messages. Those begin with CSIGN:
pair-counting-camera = Looking for their code · { $time } left · Ctrl-C ends it
pair-counting-pictures = Waiting for a picture of their code · { $time } left · Ctrl-C ends it
pair-camera-hint =
    No code seen yet. Hold their screen so that the code fills most of the picture, make it bright,
    and keep both still for a moment.
pair-strays = Their codes do not fit this pairing. Begin again on both devices.

pair-bad-armor = That message is damaged or not whole. Copy all of it and try again.
pair-bad-checksum = One letter of that message is wrong. Copy all of it and try again.
pair-unsupported-version = Their app is newer than this one. Update this one and begin again.
pair-unsupported-suite = Their app pairs in a way that this version does not know. Update this one and begin again.
pair-unknown-flags = Their app asks for something that this version cannot do. Update this one and begin again.
pair-bad-length = That message does not have the length it should have. Ask for it again.
pair-wrong-session = That message belongs to another pairing. Begin again on both devices.
pair-self-scan = That is this device's own code. It is theirs that has to be read here.
pair-decrypt-failed = That message was changed on its way, or made for another device.
pair-commitment-mismatch = Their device did not keep to what it said first. Someone may be in the middle.
pair-bad-profile = Their device introduces itself in a way that breaks the rules.
pair-unknown-repair-id = Their app asks to renew an older pairing, which this version cannot do. Pair anew.
pair-session-busy = Another device's first message was answered already. End this pairing to begin with another.
pair-not-remote =
    Their device says that you are in one room. If you are, begin again with --same-room; if not, ask them to
    begin a remote pairing.
pair-expired = The time is over.
pair-sas-mismatch = The words were not theirs twice. Someone may be in the middle.
pair-cancelled = The pairing was ended before it was complete.
pair-storage = The contact could not be stored.
pair-clock-suspect = The two clocks are too far apart to pair. Set the wrong one right, or pair with --any-clock.
pair-nothing-stored = Nothing was stored here. If their device says that it is paired, they remove you and you both begin again.

pair-clock-behind = Their clock is behind yours by about { $distance }, or yours is ahead.
pair-clock-ahead = Their clock is ahead of yours by about { $distance }, or yours is behind.
pair-clock-override = Codes would fail until one clock is set right. Pair all the same?
seconds = { $count } seconds
minutes = { $count } minutes
hours = { $count } hours
days = { $count } days

pair-calls-themselves = Their device calls them “{ $name }”.
pair-name-mixed = Careful: this name mixes letters of different scripts.
pair-name-alike = Careful: this name looks like that of { $name }, whom you know, and is another one.
pair-name-unusual = Careful: this name has characters that may not look as they are.
pair-ask-name = What do you call them? [{ $name }]
pair-nameless = Unnamed
pair-name-taken = You know a { $name } already. Who is this?
pair-taken-replace = { $name } with a new device; the old one stops working
pair-taken-second = { $name }, a second device of theirs
pair-taken-other = Someone else
pair-weaker = Careful: { $name } was paired more surely before than now.
pair-replace-anyway = Replace the old device all the same?

pair-words-remote = On the call, read these three words to { $name }:
pair-words-here = Read these three words to { $name }, from this screen:
pair-words-glance = Both devices agree. Both screens show these words:
pair-type-words = Type the three words that they read to you:
pair-their-screen = Does their screen say “paired” and show the same words? { $hint }
pair-same-words = Does their screen show the same words? { $hint }
pair-not-words = These are not three words of the list. Whole words, or the first four letters of each. This did not count.
pair-other-words = These are not their words. Ask them to read the words once more. One more try is left.
pair-paired = Paired with { $name }

pair-ask-number = Which number do you call { $name } back on? (leave it empty for none)
pair-number-later = The pairing is kept. Add the number later: countersign number { $typed }
pair-ask-drill = Try it now, one code in each direction?
pair-drill-read = Read this code to { $name }. It changes in { $seconds } seconds.
pair-drill-type = Type the code that { $name } reads to you (leave it empty to stop):
pair-drill-type-or-anew = Type the code that { $name } reads to you (leave it empty to see yours anew):
pair-drill-wait = The next code is about to come …
pair-drill-done = Press Enter when they have it.
pair-next-time =
    Next time { $name } calls:   countersign check { $typed } CODE --they-called
    When you call { $name }:     countersign prove { $typed } --i-called

error-pair-no-camera = { $reason }
    .next = Without a camera: countersign pair --text, or --watch FOLDER with --png FILE
error-pair-nowhere-to-show = There is no window to show a code in.
    .next = Add --png FILE or --svg FILE, or use --text.
error-pair-no-folder = There is no folder { $folder }.
    .next = Make it first, or name another one.
error-pair-same-file = { $file } cannot be both the code that is shown and the code that is read.
    .next = Name two different files.
error-pair-name-in-use = You know a { $name } already.
    .next = For a new device of theirs: --replace NAME. For someone else: another --name.

## camera and pictures

camera-open = The camera is on.
camera-absent = There is no camera. Plug one in; it is used as soon as it is there.
camera-busy = The camera is in use by another program. Close that; the camera is used as soon as it is free.
camera-refused =
    This system does not let you use the camera. Allow it in the settings (on Linux: join the group “video” and log
    in again).
camera-unplugged = The camera was unplugged. Plug it in again; the pairing goes on.
camera-unsupported = Cameras are not read on this system. Use --watch FOLDER or --text.
camera-unusable = The camera cannot be used: { $reason }
picture-unusable = { $file } cannot be used: { $reason }
picture-too-long = { $file } takes too long to read. Take another picture of the code, closer and sharper.
picture-without-code = { $file }: no code in it. Take the picture closer, sharper and without glare.
picture-narrow = The code does not fit: make the window { $columns } columns wider.
picture-low = The code does not fit: make the window { $rows } rows higher.
picture-small = The code does not fit: make the window { $columns } columns wider and { $rows } rows higher.
picture-no-blocks = This terminal does not show the characters that a code is drawn with.
picture-written = The code is in { $file }.

## qr

verb-qr = Read codes in pictures, or draw a text as a code
verb-qr-read = Print one line for each code in these pictures
    .image = PNG, JPEG or PGM files
    .examples = countersign qr read photo.jpg
    .json = images: file, codes, and error and message where there is none
verb-qr-draw = Draw a text as a code, here or into a file
    .text = The text, or - for standard input
    .png = Write a PNG file instead
    .svg = Write an SVG file instead
    .examples = countersign qr draw "CSIGN:…" --png code.png
    .json = side, and files or rows (one string for each row, 1 is dark)
error-qr-undrawable = This cannot be drawn: { $reason }
qr-type-text = Type the text, then Ctrl-D on a line of its own:

answers-no = n no

## tour

verb-tour = Watch two people pair and check each other, in seconds
    .long =
        Petra and Omar, two devices in a temporary folder: they pair by pictures of codes,
        call each other, and three things go wrong. Your own people and your keyring are
        not touched.
    .keep = Leave the two devices and the pictures where they are, and say where
    .examples = countersign tour
    .json = people, images, words, checks (by, case, verdict), and folder with --keep
tour-title = Petra and Omar
tour-lead = Two people, two devices, no network. All that follows really happens here, just faster.
tour-removed = It happens in a temporary folder that is removed at the end.
tour-scene-pair = 1  They meet and pair
tour-offer = Petra's device shows a code, and Omar's reads it:
tour-reply = Omar's device shows one in return, and Petra's reads it.
tour-finish = Petra's device shows a last one, and Omar's reads it.
tour-words = The pictures were files, so nobody saw who held them. Each reads three words aloud, and the other types them:
tour-paired = Paired, by words. A photograph of all three codes is worth nothing.
tour-scene-omar-calls = 2  A week later: Omar calls Petra and asks for a transfer
tour-omar-reads = Petra asks for his code. Omar reads out { $code }, and she types it:
tour-petra-answers = Only now Petra's device shows her own, { $code }. She reads it out, and Omar types it:
tour-scene-petra-calls = 3  Petra calls Omar
tour-petra-reads = The one who calls goes first. Petra reads out { $code }, and Omar types it:
tour-omar-answers = Omar's device answers with { $code }, and Petra types it:
tour-scene-wrong = 4  Someone with Omar's voice calls Petra
tour-replay = They overheard Omar's code a minute ago and repeat it, { $code }:
tour-reflect = They had Petra's own code from that call and read it back to her, { $code }:
tour-relay = They had Omar on another line and pass on what he reads out, { $code }:
tour-meaning = A passed code means: this person's unlocked device is here now. It does not mean that they act freely, nor that a payment is right.
tour-next =
    Set up your own device:  countersign init
    Then pair with someone:  countersign pair
tour-kept = Everything was left in { $folder }.
error-tour-unexpected = A step of the tour did not come out as it has to. Please report this.
error-tour-unread = The tour could not read its own picture. { $reason }
