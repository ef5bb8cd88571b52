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
