# Koppeln: von der ersten Frage bis zum ersten Code.

# Wo beide sind
pair-where-title = Wo sind Sie beide?
pair-where-hint = Davon hängt ab, wie sicher Ihre Geräte einander kennen. Wählen Sie beide dieselbe Antwort.
pair-way-scan = Im selben Raum
pair-way-scan-worth = Ihre Geräte sehen einander auf den Bildschirm. Das ist der sicherste Weg: „Persönlich“.
pair-way-words = Im selben Raum, ohne Kameras
pair-way-words-worth = Sie tauschen drei Nachrichten als Text oder Bild aus und lesen einander drei Wörter vor. Fast so sicher: „Persönlich, mit Wörtern“.
pair-way-apart = An verschiedenen Orten
pair-way-apart-worth = Sie tauschen drei Nachrichten auf beliebigem Weg aus und lesen einander im Gespräch drei Wörter vor. Nur so sicher wie dieses Gespräch: „Aus der Ferne“. Koppeln Sie erneut, wenn Sie sich treffen.
pair-go-on = Weiter
pair-preparing = Ihre erste Nachricht entsteht
pair-begin-again = Neu beginnen

# Nachrichten austauschen
pair-exchange-scan = Lassen Sie Ihre Geräte einander ansehen
pair-exchange-text = Tauschen Sie drei Nachrichten aus
pair-step = Nachricht { $number } von 3
pair-code-label = Ihr Code, Nachricht { $number } von 3
pair-instruction-scan-1 = Halten Sie diesen Code vor die andere Kamera und den anderen Code vor Ihre. Die Reihenfolge ist egal.
pair-instruction-scan-2 = Der andere Code ist gelesen. Zeigen Sie jetzt diesen, und behalten Sie den anderen Bildschirm im Bild.
pair-instruction-scan-3 = Der andere Code ist gelesen. Zeigen Sie diesen letzten, bis auf dem anderen Bildschirm „Gekoppelt“ steht.
pair-instruction-text-1 = Schicken Sie Ihre Nachricht ab, oder fügen Sie hier die der anderen Person ein. Die Reihenfolge ist egal.
pair-instruction-text-2 = Die Nachricht ist gelesen. Schicken Sie diese Antwort, und fügen Sie ein, was zurückkommt.
pair-instruction-text-3 = Die Antwort ist gelesen. Schicken Sie diese letzte Nachricht.
pair-incoming = Nachricht der anderen Person
pair-read-message = Nachricht lesen
pair-they-have-it = Die andere Person hat sie
pair-copied = Ihre Nachricht liegt in der Zwischenablage. Schicken Sie sie der anderen Person.
pair-saved = Ihr Code ist als { $file } gespeichert. Schicken Sie der anderen Person dieses Bild.
pair-renewed = Fünf Minuten sind um, deshalb ist Ihre Nachricht erneuert. Es ist nichts verloren: Schicken Sie die neue, die alte gilt nicht mehr.
pair-left-minutes = { $count ->
    [one] Noch eine Minute
   *[other] Noch { $count } Minuten
}
pair-left-seconds = { $count ->
    [one] Noch eine Sekunde
   *[other] Noch { $count } Sekunden
}
pair-not-a-message = Darin steht keine Nachricht zum Koppeln. Eine solche beginnt mit CSIGN:
pair-not-now = Diese Nachricht ist schon gelesen, oder sie ist nicht die nächste. Es hat sich nichts geändert.
pair-strays = Die ankommenden Codes gehören nicht zu dieser Kopplung. Beginnen Sie auf beiden Geräten neu.

# Die Kamera
pair-camera-starting = Die Kamera startet.
pair-camera-point = Halten Sie den anderen Bildschirm vor die Kamera.
pair-camera-hint = Noch kein Code zu sehen. Der Code soll das Bild fast ausfüllen; stellen Sie den Bildschirm hell, und vermeiden Sie Spiegelungen.
pair-camera-done = Der andere Code ist gelesen. Die Kamera ruht.
pair-camera-absent = Es ist keine Kamera da. Schließen Sie eine an, sie wird sofort benutzt, oder nehmen Sie Bilder oder Text.
pair-camera-busy = Ein anderes Programm benutzt die Kamera. Schließen Sie es; sobald sie frei ist, geht es weiter.
pair-camera-refused = Das System gibt die Kamera nicht frei. Erlauben Sie es in den Systemeinstellungen (unter Linux: Gruppe „video“, dann neu anmelden), oder nehmen Sie Bilder oder Text.
pair-camera-unplugged = Die Kamera wurde abgezogen. Schließen Sie sie wieder an; die Kopplung geht weiter.
pair-camera-unsupported = Diese Version liest auf diesem System keine Kamera. Fotografieren Sie den anderen Code, oder nehmen Sie Text.
pair-camera-unusable = Die Kamera lässt sich nicht benutzen: { $reason }. Nehmen Sie stattdessen Bilder oder Text.

# Was an einer Nachricht nicht stimmt
pair-bad-armor = Die Nachricht ist beschädigt oder unvollständig. Kopieren Sie sie noch einmal ganz.
pair-bad-checksum = Ein Buchstabe der Nachricht ist falsch. Kopieren Sie sie noch einmal ganz.
pair-unsupported-version = Die andere App ist neuer als Ihre. Aktualisieren Sie diese, und beginnen Sie neu.
pair-unsupported-suite = Die andere App koppelt auf eine Weise, die diese Version nicht kennt. Aktualisieren Sie diese, und beginnen Sie neu.
pair-unknown-flags = Die andere App verlangt etwas, das diese Version nicht kann. Aktualisieren Sie diese, und beginnen Sie neu.
pair-bad-length = Die Nachricht hat nicht die richtige Länge. Lassen Sie sie sich noch einmal geben.
pair-wrong-session = Die Nachricht gehört zu einer anderen Kopplung. Nehmen Sie die neueste, oder beginnen Sie auf beiden Geräten neu.
pair-self-scan = Das ist Ihr eigener Code. Ihrer geht an die andere Person, und deren Code kommt hierher.
pair-decrypt-failed = Die Nachricht wurde unterwegs verändert oder ist für ein anderes Gerät bestimmt.
pair-commitment-mismatch = Das andere Gerät bleibt nicht bei dem, was es zuerst gesagt hat.
pair-bad-profile = Das andere Gerät stellt sich auf eine Weise vor, die gegen die Regeln ist. Bitten Sie darum, es zu aktualisieren.
pair-unknown-repair-id = Die andere App will eine ältere Kopplung erneuern, was diese Version nicht kann. Koppeln Sie ganz neu.
pair-session-busy = Sie haben schon einem anderen Gerät geantwortet. Beenden Sie diese Kopplung, um eine neue zu beginnen.
pair-not-remote = Das andere Gerät sagt, Sie seien im selben Raum, Sie haben anders geantwortet. Bitten Sie die andere Person, „An verschiedenen Orten“ zu wählen.
pair-expired = Die Zeit für diese Kopplung ist um.
pair-sas-mismatch = Die Wörter haben zweimal nicht gestimmt.
pair-cancelled = Die Kopplung wurde vorzeitig beendet.
pair-storage = Die Person ließ sich hier nicht aufnehmen.
pair-clock-suspect = Die Uhren Ihrer Geräte gehen zu weit auseinander.

# Das Ende ohne Person
pair-ended-title = Die Kopplung ist beendet
pair-ended-expired = Die Zeit ist um
pair-ended-words = Die Wörter stimmen nicht überein
pair-ended-alarming = Vielleicht steht jemand zwischen Ihnen. Machen Sie nicht auf demselben Weg weiter: Treffen Sie sich, oder rufen Sie eine Nummer an, die Sie von anderswo kennen.
pair-ended-nothing-kept = Hier wurde nichts aufgehoben. Steht auf dem anderen Gerät „Gekoppelt“, werden Sie dort wieder entfernt, und Sie beginnen beide neu.

# Aufhören
pair-leave-title = Diese Kopplung beenden?
pair-leave-exchange = Nichts davon wird aufgehoben, und auch die andere Person muss neu beginnen.
pair-leave-naming = Ihre Geräte sind sich einig, aber hier ist noch nichts aufgehoben. Beenden Sie jetzt, kennt das andere Gerät Sie, aber Ihres nicht die andere Person: Dann werden Sie dort entfernt, und Sie beginnen beide neu.
pair-leave-go-on = Weiter koppeln
pair-leave-end = Kopplung beenden

# Uhren
pair-clock-title = Ihre Uhren gehen weit auseinander
pair-clock-behind = Die andere Uhr geht gegenüber Ihrer um etwa { $distance } nach, oder Ihre geht vor.
pair-clock-ahead = Die andere Uhr geht gegenüber Ihrer um etwa { $distance } vor, oder Ihre geht nach.
pair-clock-why = Codes entstehen aus der Zeit: Sie gälten nicht, bis eine der Uhren richtig gestellt ist.
pair-clock-look = Unten stehen Datum und Zeit Ihres Geräts. Vergleichen Sie beide Geräte mit einer Uhr, der Sie trauen, stellen Sie die falsche, und beginnen Sie neu.
pair-clock-again = Neu beginnen
pair-clock-overrule = Trotzdem koppeln
pair-seconds = { $count ->
    [one] eine Sekunde
   *[other] { $count } Sekunden
}
pair-minutes = { $count ->
    [one] eine Minute
   *[other] { $count } Minuten
}
pair-hours = { $count ->
    [one] eine Stunde
   *[other] { $count } Stunden
}
pair-days = { $count ->
    [one] einen Tag
   *[other] { $count } Tage
}

# Bestätigen
pair-their-screen = Steht auf dem anderen Bildschirm „Gekoppelt“ mit diesen Wörtern?
pair-their-screen-hint = Sehen Sie selbst hin: Ihr Gerät kann nicht wissen, was dort steht.
pair-their-screen-yes = Ja, so steht es da
pair-person = Gekoppelt. Ist das „{ $name }“ bei Ihnen?
pair-person-hint = „{ $name }“ steht auf dem anderen Gerät. Lassen Sie die andere Person diese Wörter ansehen, und sagen Sie dann, ob es ihr Gerät ist.
pair-person-yes = Ja, das ist sie
pair-no = Nein
pair-show-again = Letzte Nachricht noch einmal zeigen
pair-read-out = Die andere Person soll Wörter eingeben
pair-show-shared = Wörter auf beiden Bildschirmen zeigen
pair-words-glance = Auf beiden Bildschirmen stehen diese Wörter
pair-words-title = Vergleichen Sie Wörter mit „{ $name }“
pair-words-here = Lesen Sie diese drei Wörter vor, von diesem Bildschirm
pair-words-remote = Lesen Sie diese drei Wörter im Gespräch vor
pair-words-hint = Jeder liest drei Wörter vor und gibt die drei des anderen ein. Nur nach Gehör, nie aus einer Nachricht.
pair-type-words = Die drei Wörter, die Ihnen vorgelesen werden
pair-words-done = Das sind die Wörter
pair-not-words = Das sind nicht drei Wörter der Liste. Geben Sie jedes ganz ein oder seine ersten vier Buchstaben. Dieser Versuch zählt nicht.
pair-other-words = Das sind nicht die richtigen Wörter. Lassen Sie sie sich noch einmal vorlesen: Sie haben noch einen Versuch.

# Ein Name
pair-name-title = Wie nennen Sie die Person?
pair-calls-themselves = Auf dem anderen Gerät steht „{ $name }“. Bei einem Anruf sehen Sie den Namen, den Sie hier vergeben.
pair-paired-words = Gekoppelt. Die Wörter auf beiden Bildschirmen: { $words }
pair-name-label = Name
pair-name-help = Diesen Namen sehen nur Sie.
pair-name-mixed = Vorsicht: Der Name auf dem anderen Gerät mischt Buchstaben verschiedener Schriften.
pair-name-alike = Vorsicht: Der Name auf dem anderen Gerät sieht aus wie „{ $name }“ in Ihrer Liste und ist ein anderer.
pair-name-unusual = Vorsicht: Der Name auf dem anderen Gerät hat Zeichen, die vielleicht anders aussehen, als sie sind.
pair-keep = Aufnehmen
pair-keeping = Wird aufgenommen
pair-taken-title = { $name } gibt es bei Ihnen schon. Wessen Gerät ist das?
pair-taken-replacing = Das neue Gerät von { $name }
pair-taken-replacing-means = Es tritt an die Stelle des alten, dessen Codes nicht mehr gelten. Nummer und Verlauf bleiben.
pair-taken-second = Ein zweites Gerät von { $name }
pair-taken-second-means = Beide gelten. Das zweite braucht einen eigenen Namen.
pair-taken-other = Jemand anderes
pair-taken-other-means = Vergeben Sie einen Namen, der die beiden unterscheidet.
pair-taken-replace = Altes Gerät ersetzen
pair-taken-weaker = Vorsicht: { $name } war vorher sicherer gekoppelt als jetzt. Ersetzen Sie das Gerät, gilt nur noch die neue, schwächere Kopplung.
pair-taken-again = { $name } gibt es bei Ihnen schon. Wählen Sie einen anderen Namen.

# Eine Nummer
pair-number-kept = { $name } ist auf diesem Gerät aufgenommen.
pair-number-without = Ohne Nummer können Sie niemanden zurückrufen, wenn ein Code nicht stimmt.
pair-number-keep = Nummer speichern
pair-number-skip = Ohne Nummer

# Der erste Code
pair-try-title = Gleich einen Code ausprobieren?
pair-try-how = Sie und { $name } prüfen einander einmal, so wie später am Telefon.
pair-try-why = Das dauert eine Minute und zeigt, dass es auf beiden Geräten geht. Sie können es auch später von der Startseite aus tun.
pair-try-now = Jetzt ausprobieren
pair-try-later = Jetzt nicht
pair-drill-caller = Lesen Sie { $name } Ihren Code vor
pair-drill-caller-how = Sie spielen die Person, die anruft: Ihr Code kommt zuerst. Stimmt er auf dem anderen Gerät, liest { $name } Ihnen den anderen vor.
pair-drill-called = Geben Sie den Code von { $name } ein
pair-drill-called-how = { $name } spielt die Person, die anruft, und liest zuerst vor. Ihr Code erscheint, sobald der andere stimmt.
pair-drill-mine = Lesen Sie jetzt { $name } Ihren Code vor
pair-drill-mine-how = Der andere Code stimmt. Lassen Sie { $name } Ihren eingeben.
pair-drill-my-code = Ihr Code
pair-drill-typed = Mein Code hat dort gestimmt
pair-drill-verified = Das ist das Gerät von { $name }.
pair-drill-wrong = Nicht bestätigt. Lassen Sie sich den Code vorlesen, der jetzt zu sehen ist, und geben Sie ihn ein.
pair-drill-used = Dieser Code wurde schon benutzt. Warten Sie auf den nächsten.
pair-drill-reflected = Das ist Ihr eigener Code. Geben Sie den ein, den das andere Gerät zeigt.
pair-drill-wrong-role = Ein echter Code, aber für die andere Seite eines Anrufs. Nur einer spielt die Person, die anruft: die, deren Bildschirm mit einem Code beginnt.
pair-drill-clock-ahead = Die andere Uhr geht gegenüber Ihrer vor.
pair-drill-clock-behind = Das ist ein älterer Code, oder die andere Uhr geht nach.
pair-drill-locked = Vorerst zu viele falsche Codes. Die Kopplung bleibt: Versuchen Sie es später von der Startseite aus.
pair-drill-locked-until = Zu viele falsche Codes. Bis { $time } Uhr wird nichts verglichen. Die Kopplung bleibt.

# Gekoppelt
pair-paired-title = Sie und { $name } sind gekoppelt
pair-when-they-call = Wenn { $name } anruft, drücken Sie „Ich werde angerufen“ und geben den Code ein, den Sie hören.
pair-when-i-call = Wenn Sie { $name } anrufen, drücken Sie „Ich rufe an“, wählen die gespeicherte Nummer und lesen Ihren Code vor.
pair-fact-tried = Erster Code
pair-tried = Hat gestimmt
pair-not-tried = Noch nicht ausprobiert
pair-done = Fertig
