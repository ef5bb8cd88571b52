# Startseite, Prüfung und ihre Ergebnisse, Personen, Verlauf.

back = Zurück
back-home = Startseite
cancel = Abbrechen
save = Speichern

# Daten
date = { $day }. { $month } { $year }
date-time = { $date }, { $time } Uhr
month-1 = Januar
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember
amount-seconds = { $count } Sekunden
amount-minutes = { $count ->
    [one] eine Minute
   *[other] { $count } Minuten
}

# Startseite
home-title = Wer ist wirklich am Telefon?
people-none = Noch niemand. Koppeln Sie sich mit jemandem, wenn Sie im selben Raum sind: Das dauert eine Minute.
people-none-found = Niemand hier heißt so.
people-pair-first = Mit jemandem koppeln

# Wer
choose-they-called = Wer sagt die Person zu sein?
choose-they-called-hint = Die andere Seite hat angerufen oder in diesem Gespräch zuerst geschrieben.
choose-i-called = Wen rufen Sie an?
choose-i-called-hint = Sie wählen die Nummer, gleich wer zuerst etwas wollte.

# Eine Person in der Liste
row-checked = Zuletzt bestätigt am { $date }, { $time } Uhr
row-never-checked = Noch nie bestätigt
row-suspended = Gesperrt
row-locked = Gesperrt
row-locked-until = Gesperrt bis { $time } Uhr
trust-in-person = Persönlich
trust-by-words = Persönlich, mit Wörtern
trust-remote = Aus der Ferne
trust-in-person-means = Sie haben sich von Angesicht zu Angesicht gekoppelt, Bildschirm an Bildschirm.
trust-by-words-means = Sie haben sich im selben Raum gekoppelt und einander Wörter vorgelesen.
trust-remote-means = Sie haben sich aus der Ferne gekoppelt und Wörter am Telefon verglichen. Eine Stimme lässt sich nachahmen: Koppeln Sie sich neu, wenn Sie sich treffen.
trust-level-2 = Aus der Ferne
trust-level-3 = Persönlich, mit Wörtern
trust-level-4 = Persönlich
origin-card = gespeichert am { $date }, von der Visitenkarte
origin-contract = gespeichert am { $date }, aus einem Vertrag
origin-met = gespeichert am { $date }, persönlich erhalten

# Eine Prüfung
call-they-called = { $name } hat Sie angerufen?
call-i-called = Sie rufen { $name } an
call-their-code = Der Code, den { $name } vorliest
call-my-code = Ihr Code: Lesen Sie ihn vor, wenn Sie gefragt werden
call-dial-only = Wählen Sie nur diese Nummer
call-no-number = Für diese Person ist keine Nummer gespeichert. Nehmen Sie eine, die Sie auf Papier haben, nie eine aus einer E-Mail oder aus diesem Anruf.
call-six-digits = Ein Code hat sechs Ziffern
call-check = Prüfen
call-checking = Wird geprüft
call-confirm-clock = Datum und Uhrzeit bestätigen
ring-left = { $seconds ->
    [one] noch eine Sekunde
   *[other] noch { $seconds } Sekunden
}
ring-wait = Warten Sie auf den nächsten
mine-title = Weisen Sie sich jetzt { $name } gegenüber aus
mine-how = Lesen Sie diese Ziffern vor. Die andere Seite prüft damit, dass Sie es sind.
mine-done = Fertig

# Ergebnisse
verdict-verified = Das ist das Gerät von { $name }.
verdict-paired = Gekoppelt am { $date }.
verdict-drift = Die Uhr dort geht um { $amount } anders; das ist bekannt und berücksichtigt.
verdict-verified-they-called = Der Code stimmt. Zeigen Sie jetzt, dass Sie es sind.
verdict-verified-i-called = Der Code stimmt. Führen Sie Ihr Gespräch fort.
verdict-prove-myself = Jetzt selbst ausweisen
verdict-done = Fertig
verdict-again = Anderen Code eingeben
verdict-hung-up = Ich habe aufgelegt
verdict-open-person = Seite der Person öffnen
verdict-prove-owner = Zeigen, dass Sie es sind
verdict-wrong = Nicht bestätigt.
verdict-wrong-left = { $left ->
    [one] Ein Versuch bleibt bis zu einer Pause.
   *[other] { $left } Versuche bleiben bis zu einer Pause.
}
verdict-wrong-last = Das war der letzte Versuch für jetzt. Legen Sie auf.
verdict-wrong-next = Fragen Sie nach dem Code, der jetzt angezeigt wird. Stimmt er wieder nicht, legen Sie auf.
verdict-call-back = Rufen Sie { $number } an, { $origin }.
verdict-no-number = Für diese Person ist keine Nummer gespeichert: Legen Sie auf und melden Sie sich auf einem Weg, den Sie kennen.
verdict-already-used = Dieser Code wurde schon benutzt.
verdict-already-used-why = Jeder Code zählt einmal. Vielleicht hat jemand mitgehört.
verdict-already-used-next = Warten Sie auf den nächsten.
verdict-reflected = Das war Ihr eigener Code.
verdict-reflected-why = Er wurde Ihnen nur zurückgelesen. Wer am Telefon ist, hat keinen eigenen. Legen Sie auf.
verdict-wrong-role = Ein Code für die andere Seite.
verdict-wrong-role-why = Er ist echt, aber für die andere Seite eines Anrufs gemacht. Vielleicht ist jemand dazwischen, oder Sie haben beide dieselbe Taste gedrückt. Legen Sie auf.
verdict-clock-ahead = Die Uhr dort geht vor.
verdict-clock-ahead-why = Der Code ist echt, aber Ihrer Uhr um etwa { $amount } voraus.
verdict-clock-behind = Ein älterer Code.
verdict-clock-behind-why = Der Code ist echt, aber { $amount } alt. Die Uhr dort geht nach, oder jemand hat ihn früher notiert.
verdict-clock-ask = Nicht angenommen. Fragen Sie nach dem Code, der jetzt angezeigt wird.
verdict-clock-corrected = Der Unterschied ist vermerkt. Ein weiterer neuer Code bestätigt ihn.
verdict-clock-set = Nicht angenommen. Eine der beiden Uhren muss zuerst gestellt werden.
verdict-locked = Zu viele falsche Codes.
verdict-locked-until = Bis { $time } Uhr wird nichts verglichen.
verdict-locked-owner = Zeigen Sie vor einem weiteren Versuch, dass dieses Gerät in Ihrer Hand ist.
verdict-frozen = Für diese Person wird nichts mehr verglichen. Koppeln Sie sich neu, wenn Sie sich treffen.
verdict-clock-suspect = Ist es wirklich { $time } Uhr am { $date }?
verdict-clock-suspect-why = Die Uhr dieses Geräts ist gesprungen. Ein Code ist nur so gut wie die Uhr.
verdict-clock-suspect-next = Sehen Sie auf eine andere Uhr und bestätigen Sie dann.
verdict-suspended = { $name } ist gesperrt.
verdict-suspended-why = Sie haben diese Person gesperrt, darum wird nichts verglichen. Heben Sie die Sperre zuerst auf, wenn sie nicht mehr gilt.
verdict-quick = Sagen Sie zuerst, wer anrief.
verdict-quick-why = Für diese Person zählt ein Code nur zusammen mit der Seite des Anrufs.
verdict-explain = Was bedeutet das?
verdict-means-passed = Ein bestandener Code bedeutet, dass das entsperrte Gerät dieser Person jetzt da ist. Er bedeutet nicht, dass sie frei handelt, und nicht, dass die Zahlung richtig ist.
verdict-means-failed = Ohne richtigen Code wissen Sie nichts darüber, wer am Telefon ist. Stimme und Gesicht lassen sich nachahmen. Rufen Sie die Nummer an, die Sie gespeichert haben.
verdict-small = { $time } Uhr · Eintrag { $seq }

# Eine Person
person-they-called = Ich wurde angerufen
person-i-called = Ich rufe an
person-rename = Umbenennen
person-number = Rückrufnummer
person-journal = Was geschehen ist
person-suspend = Sperren
person-resume = Sperre aufheben
person-forget = Vergessen
fact-trust = Wie Sie gekoppelt sind
fact-paired = Gekoppelt
fact-calls-themselves = Nennt sich selbst
fact-number = Rückruf unter
fact-no-number = Keine Nummer gespeichert
fact-checked = Bestätigt
fact-drift = Uhr der anderen Seite
fact-drift-seconds = geht um { $seconds } Sekunden anders, berücksichtigt
fact-quick = Codes ohne Seite
fact-quick-allowed = Erlaubt
fact-suspended = Gesperrt seit
suspend-title = { $name } sperren?
suspend-means = Bis Sie die Sperre aufheben, wird dieser Person nichts gezeigt und nichts von ihr angenommen. Tun Sie das, wenn ihr Gerät verloren ist oder Sie Zweifel haben.
rename-title = Wie nennen Sie { $name }?
rename-label = Name
rename-help = Diesen Namen sehen nur Sie.
name-empty = Geben Sie einen Namen ein.
name-too-long = Dieser Name ist zu lang.
name-unreliable = Dieser Name hat Zeichen, die vielleicht nicht so aussehen, wie sie gespeichert sind. Geben Sie ihn neu ein.
number-title = Wo erreichen Sie { $name }?
number-why = Stimmt ein Code nicht, legen Sie auf und rufen diese Nummer an. Nehmen Sie sie von einer Visitenkarte, aus einem Vertrag oder aus eigener Hand, nie aus einer E-Mail.
number-label = Nummer
number-help = Mit Landesvorwahl.
number-malformed = Das ist keine Telefonnummer: Ziffern, auf Wunsch mit + davor.
number-remove = Entfernen
source-card = Von der Visitenkarte
source-contract = Aus einem Vertrag
source-met = Persönlich erhalten
forget-title = { $name } vergessen?
forget-means = Codes dieser Person lassen sich nie mehr prüfen, und Ihre für sie sind fort. Was geschehen ist, bleibt im Verlauf. Das lässt sich nicht rückgängig machen.
forget-instead = Ist das Gerät nur vorübergehend verloren? Dann sperren Sie die Person besser.
forget-type = Geben Sie „{ $name }“ ein, um die Person zu vergessen
forget-do = { $name } vergessen

# Was geschehen ist
journal-title = Was geschehen ist
journal-empty = Noch nichts. Jede Prüfung, auch jede gescheiterte, wird hier festgehalten.
journal-none = Nichts dergleichen.
journal-none-yet = Unter den neuesten ist nichts dergleichen. Es gibt ältere.
journal-everyone = Alle
journal-kind-all = Alles
journal-kind-checks = Prüfungen
journal-kind-failed = Gescheiterte Prüfungen
journal-kind-changes = Änderungen
journal-span-all = Jederzeit
journal-span-today = Letzte 24 Stunden
journal-span-week = Letzte 7 Tage
journal-span-month = Letzte 30 Tage
journal-check = Auf Veränderungen prüfen
journal-checking = Jeder Eintrag wird geprüft
journal-reading = Wird gelesen
journal-whole = { $count ->
    [one] Der eine Eintrag ist unversehrt und an seinem Platz.
   *[other] Alle { $count } Einträge sind unversehrt und an ihrem Platz.
}
journal-broken = Eintrag { $seq } wurde außerhalb dieses Programms verändert. Heben Sie eine Kopie der Datei auf und verlassen Sie sich nicht auf das, was danach kommt.
journal-export = Exportieren
journal-exported = Geschrieben nach { $path }. Eine Prüferin liest es mit „countersign audit“, ohne etwas von Ihnen.
record-title = Eintrag { $seq }
record-number = Nummer
record-time = Wann
record-person = Über
record-what = Was
record-level = Gekoppelt
record-call-back = Rückruf unter
record-step = Zeitschritt
record-up-to = Bis Eintrag
event-checked-verified = Bestätigt
event-checked-wrong = Falscher Code
event-checked-already-used = Code schon benutzt
event-checked-reflected = Eigener Code zurückgelesen
event-checked-wrong-role = Code für die andere Seite
event-checked-clock-off = Code einer anderen Zeit
event-checked-locked = Gesperrt, nicht verglichen
event-checked-clock-suspect = Uhr in Zweifel, nicht verglichen
event-checked-suspended = Person gesperrt, nicht verglichen
event-checked-quick-not-allowed = Seite nicht angegeben, nicht verglichen
event-role-they-called = Sie wurden angerufen
event-role-i-called = Sie riefen an
event-role-quick = ohne Seite
event-vault-created = Dieses Gerät wurde eingerichtet
event-paired = Gekoppelt
event-paired-again = Neu gekoppelt, neues Gerät anstelle des alten
event-interrupted = Eine Prüfung wurde abgebrochen und zählt als gescheitert
event-clock-accepted = Datum und Uhrzeit bestätigt
event-drift-corrected = Unterschied der Uhr vermerkt
event-renamed = Umbenannt, vorher „{ $from }“
event-number-set = Nummer gespeichert: { $number }
event-number-removed = Nummer entfernt
event-suspended = Gesperrt
event-resumed = Sperre aufgehoben
event-quick-allowed = Codes ohne Seite erlaubt
event-quick-refused = Codes ohne Seite nicht mehr erlaubt
event-forgotten = Vergessen
event-rollback-accepted = Eine ältere Kopie wurde angenommen
event-marks-raised = Codes bis dahin zählen nicht mehr
event-passphrase-changed = Passphrase geändert
event-recovery-changed = Wiederherstellungscode geändert
event-platform-key-changed = Schlüssel im Schlüsselbund des Systems erneuert
event-rekeyed = Alles unter einen neuen Schlüssel gestellt
event-exported = Exportiert

# Zwischenablage, Bilder, Dateien
picture-no-code = In diesem Bild ist kein Code. Zeigen Sie ihn ganz, scharf und ohne Spiegelung.
picture-unreadable = Dieses Bild lässt sich nicht lesen. Nehmen Sie eine PNG- oder JPEG-Datei.
picture-gone = { $path } lässt sich nicht öffnen.
clipboard-silent = Dieses System gibt keine Zwischenablage. Speichern Sie das Bild oder nehmen Sie Dateien.
clipboard-empty = In der Zwischenablage ist weder Text noch ein Bild.
file-unwritten = Die Datei konnte dort nicht geschrieben werden. Wählen Sie einen anderen Ort.
dialog-silent = Dieses System zeigt keinen Dialog für Dateien.
usage = Aufruf: countersign-desktop [BILD]

    BILD        ein Bild mit dem Code einer Kopplung, gelesen, wenn der Bildschirm zum Koppeln offen ist
    --version   nennt die Version
    --help      zeigt dies

    COUNTERSIGN_HOME nennt den Ordner, in dem alles liegt, anstelle des Ordners des Systems.
no-folder = Dieses System nennt keinen Ordner für Ihre Dateien. Setzen Sie COUNTERSIGN_HOME auf einen eigenen Ordner.
