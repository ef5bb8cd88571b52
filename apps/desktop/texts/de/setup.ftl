
# Einrichten, Entsperren, Einstellungen und was abgelehnt wird.

# Überall
continue = Weiter
done = Fertig
try-again = Noch einmal versuchen
not-now = Jetzt nicht
opening = Wird geöffnet …

# Einrichten
welcome-title = Wissen, wer wirklich am Telefon ist
welcome-what = Mit Countersign beweisen zwei Menschen, die sich kennen, einander, wer sie sind: am Telefon, im Chat oder per E-Mail, mit sechs Ziffern, die nur ihre Geräte bilden können.
welcome-how = Dazu braucht es weder Konto noch Netz; alles bleibt auf diesem Gerät.
welcome-means = Ein bestandener Code bedeutet: Das entsperrte Gerät dieser Person ist jetzt hier. Er bedeutet nicht, dass sie aus freien Stücken handelt oder dass eine Zahlung richtig ist.
welcome-begin = Gerät einrichten
how-locked-title = Wie möchten Sie dieses Gerät entsperren?
how-locked-means = Was Sie hier aufbewahren, öffnet sich nur für Sie. Sie können das später ändern.
how-locked-keyring = Mit dem Schlüsselbund des Systems
how-locked-keyring-means = Alles öffnet sich von selbst, sobald Sie an diesem Rechner angemeldet sind.
how-locked-passphrase = Mit einer Passphrase
how-locked-passphrase-means = Sie geben sie jedes Mal ein. Das ist richtig, wenn auch andere diesen Rechner unter Ihrem Namen benutzen.
how-locked-busy = Der Schlüsselbund des Systems wird gefragt … Vielleicht möchte er entsperrt werden.
how-locked-try-keyring = Schlüsselbund noch einmal fragen
passphrase-new = Neue Passphrase
passphrase-again = Noch einmal dieselbe
passphrase-help = Vier oder mehr Wörter ohne Zusammenhang sind schwer zu erraten und leicht zu behalten.
passphrase-short = Das ist kurz. Vier oder mehr Wörter ohne Zusammenhang sind schwerer zu erraten.
passphrase-empty = Geben Sie eine Passphrase ein.
passphrase-long = Diese Passphrase ist zu lang: Sie darf 1.024 Bytes haben, das sind ebenso viele einfache Buchstaben.
passphrase-differs = Die beiden unterscheiden sich.
recovery-title = Schreiben Sie Ihren Wiederherstellungscode auf
recovery-what = Er öffnet dieses Gerät, wenn der Schlüsselbund seinen Schlüssel verliert oder die Passphrase vergessen ist. Wer ihn hat, kann es ebenfalls öffnen.
recovery-write = Schreiben Sie diese zwölf Wörter in dieser Reihenfolge auf Papier und bewahren Sie sie getrennt vom Gerät auf. Sie werden nur jetzt gezeigt.
recovery-written = Ich habe sie aufgeschrieben
recovery-check-title = Steht alles auf dem Papier?
recovery-check-means = Geben Sie diese zwei Wörter von Ihrem Papier ein. Die ersten vier Buchstaben genügen jeweils.
recovery-word = Wort { $number }
recovery-differs = Das ist nicht dieses Wort. Vergleichen Sie es mit Ihrem Papier oder sehen Sie sich die Wörter noch einmal an.
recovery-show-again = Wörter noch einmal zeigen
recovery-busy = Der neue Wiederherstellungscode wird gespeichert …
my-name-title = Wie heißen Sie?
my-name-means = Andere sehen diesen Namen, wenn sie sich mit Ihnen koppeln, und legen dann fest, wie sie Sie nennen.
my-name-field = Ihr Name
my-name-help = So, wie man Sie kennt.
my-name-cut = Das ist länger, als beim Koppeln übertragen werden kann. Andere sehen: { $name }
my-name-empty = Geben Sie mindestens einen Buchstaben ein.
my-name-too-long = Für einen Namen ist das zu lang. Er darf { $bytes } Buchstaben haben.
my-name-unfit = Dieser Name enthält Zeichen, die andere vielleicht nicht so sehen wie Sie.
my-name-finish = Fertigstellen
my-name-busy = Dieses Gerät wird eingerichtet …
my-name-other-lock = Anders entsperren

# Entsperren
unlock-title = Countersign entsperren
unlock-by-keyring = Der Schlüsselbund des Systems öffnet, was Sie hier aufbewahren.
unlock-by-passphrase = Geben Sie Ihre Passphrase ein.
unlock-by-recovery = Geben Sie die zwölf Wörter von Ihrem Papier ein.
unlock-passphrase-field = Passphrase
unlock-recovery-field = Wiederherstellungscode
unlock-recovery-help = Zwölf Wörter in ihrer Reihenfolge, mit Leerzeichen dazwischen. Die ersten vier Buchstaben genügen jeweils.
unlock-button = Entsperren
unlock-use-keyring = Schlüsselbund des Systems nehmen
unlock-use-passphrase = Passphrase eingeben
unlock-use-recovery = Wiederherstellungscode eingeben
unlock-busy-locking = Wird gesperrt …
unlock-busy-keyring = Der Schlüsselbund des Systems wird gefragt … Vielleicht möchte er entsperrt werden.
unlock-busy-passphrase = Die Passphrase wird geprüft …
unlock-busy-recovery = Der Wiederherstellungscode wird geprüft …
recovery-count = Ein Wiederherstellungscode hat zwölf Wörter. { $count ->
    [one] Das ist eines.
   *[other] Das sind { $count }.
}
recovery-unknown-word = Wort { $number } kommt in keinem Wiederherstellungscode vor. Prüfen Sie die Schreibweise.

# Nach dem Entsperren
renew-title = Neuen Schlüssel im Schlüsselbund ablegen?
renew-means = Der Schlüsselbund hatte nicht den richtigen Schlüssel, darum hat sich dieses Gerät nicht von selbst geöffnet. Ein neuer Schlüssel behebt das. Es ist nichts verloren gegangen.
renew-button = Neuen Schlüssel ablegen
renew-done = Der Schlüsselbund hat einen neuen Schlüssel
renew-done-means = Ab dem nächsten Start öffnet er dieses Gerät. Die anderen Wege bleiben, wie sie sind.
memory-renewed = Ein Merkzeichen wurde erneuert
memory-renewed-means = Der Schlüsselbund des Systems merkt sich, wie neu Ihre Aufzeichnungen sind, damit eine alte Kopie auffällt. Das war verschwunden und wurde neu angelegt. Es ist nichts verloren gegangen; etwa drei Minuten lang gilt kein Code.
doubt-title = Ist das die neueste Kopie?
doubt-older = Das sieht nach einer älteren Kopie aus: Ihr Verlauf endet bei Eintrag { $kept }, und dieses Gerät erinnert sich an Eintrag { $remembered }.
doubt-other = Diese Kopie ist schon vor Eintrag { $number } des Verlaufs eigene Wege gegangen. Vielleicht wurde eine Kopie anderswo benutzt.
doubt-memory-gone = Dieses Gerät weiß nicht mehr, welches die neueste Kopie ist, und kann eine ältere nicht von ihr unterscheiden.
doubt-means = Machen Sie damit weiter, wenn Sie eine Sicherung zurückgespielt oder den Ordner selbst kopiert haben. Was nach der Kopie geändert wurde, fehlt; benutzte Codes bleiben abgelehnt. Bis dahin können Sie alles ansehen, und nichts wird geändert.
doubt-confirm = Codes werden nach Datum und Uhrzeit abgelehnt. Sehen Sie darum vorher auf eine Uhr, der Sie trauen. { $question }
doubt-read = Nur ansehen
doubt-accept = Ja, mit dieser Kopie weitermachen
doubt-lock = Sperren
copy-accepted = Ab jetzt gilt diese Kopie
copy-accepted-means = Etwa drei Minuten lang wird jeder Code als schon benutzt abgelehnt. Danach ist alles wie gewohnt.

# Was im Weg steht
blocked-in-use = Ein anderes Programm arbeitet hier gerade
blocked-too-new = Das stammt von einer neueren Version
blocked-damaged = Ihre Daten sind beschädigt
blocked-journal = Der Verlauf wurde von außen verändert
blocked-permissions = Andere könnten Ihre Daten lesen
blocked-link = Das ist kein echter Ordner
blocked-filesystem = Dieser Ordner liegt auf einem Netzlaufwerk
blocked-disk-full = Der Datenträger ist voll
blocked-read-only = Hier lässt sich nichts schreiben
blocked-too-costly = Das kann nicht hier eingerichtet worden sein
blocked-erasing = Das Löschen wurde abgebrochen
blocked-erased = Hier ist alles gelöscht
blocked-other = Ihre Daten lassen sich nicht öffnen
blocked-place = Ort
blocked-finish-erasing = Zu Ende löschen
blocked-set-up = Gerät einrichten
begin-anew = Löschen und neu beginnen
begin-anew-title = Löschen, was sich nicht öffnen lässt?
begin-anew-means = Alle Personen, der Verlauf und die Schlüssel auf diesem Gerät sind dann endgültig fort. Sie müssten jede Person wieder treffen und sich neu mit ihr koppeln.
begin-anew-copy = Wenn die Passphrase oder der Wiederherstellungscode noch auftauchen könnte, machen Sie vorher eine Kopie des Ordners.

# Wem das Gerät gehört
owner-title = Gehört dieses Gerät Ihnen?
owner-passphrase = Passphrase
owner-empty = Geben Sie die Passphrase ein.
owner-time = Datum und Uhrzeit
owner-time-help = Geben Sie ein, was dieses Gerät zeigt: { $shown }
owner-time-differs = Das ist nicht, was dieses Gerät zeigt. Wenn Datum und Uhrzeit falsch sind, stellen Sie zuerst die Uhr.
owner-busy = Einen Augenblick …
owner-why-check = Nach so vielen falschen Codes muss vor jedem weiteren Versuch feststehen, dass das Gerät in Ihrer Hand ist.
owner-why-ways = Wie dieses Gerät entsperrt wird, ändert nur, wem es gehört.
owner-why-rekey = Neue Schlüssel legt nur an, wem das Gerät gehört. Geben Sie ein, womit es jetzt entsperrt wird.
owner-why-erase = Löschen darf nur, wem das Gerät gehört.
clock-question = Ist heute wirklich der { $date }, { $time } Uhr?
clock-large = { $time } Uhr · { $date }
clock-minutes = { $count ->
    [one] eine Minute
   *[other] { $count } Minuten
}
clock-hours = { $count ->
    [one] eine Stunde
   *[other] { $count } Stunden
}
clock-days = { $count ->
    [one] einen Tag
   *[other] { $count } Tage
}
clock-jumped-ahead = Die Uhr dieses Geräts ist um etwa { $amount } vorgesprungen.
clock-jumped-back = Die Uhr dieses Geräts ist um etwa { $amount } zurückgesprungen.
clock-went-back = Die Uhr dieses Geräts zeigt eine Zeit, die etwa { $amount } vor einer früher gezeigten liegt.
clock-compare = Vergleichen Sie mit einer Uhr, der Sie trauen. Ein Code ist nur so gut wie die Uhr; bis das geklärt ist, wird keiner gezeigt und keinem geglaubt.
clock-owner = Bestätigen kann das nur, wem das Gerät gehört.
clock-right = Ja, das stimmt
clock-wrong = Nein, das ist falsch
clock-set-it = Stellen Sie Datum und Uhrzeit dieses Geräts, am besten über das Netz, und kommen Sie dann wieder hierher. Es wurde nichts geändert.

# Einstellungen
settings-title = Einstellungen
settings-attention = Das braucht Ihren Blick
settings-window = Fenster
settings-me = Sie
settings-unlocking = Entsperren
settings-device = Dieses Gerät
settings-doubt = Das ist vielleicht eine ältere Kopie
settings-doubt-detail = Nichts wird geändert, bis Sie sagen, dass sie gilt.
settings-clock = Datum und Uhrzeit sind zweifelhaft
settings-clock-detail = Bis Sie sie bestätigen, wird kein Code gezeigt und keinem geglaubt.
settings-language = Sprache
settings-language-detail = Die Wörter in diesem Fenster.
settings-language-title = Welche Sprache?
language-system = Wie im System
settings-theme = Farben
settings-theme-detail = Hell, dunkel oder schwarz-weiß.
settings-theme-title = Welche Farben?
theme-system = Wie im System
theme-light = Hell
theme-dark = Dunkel
theme-high-contrast = Hoher Kontrast
settings-sound = Ton
settings-sound-detail = Jedes Ergebnis hat seinen eigenen Klang.
settings-hide-codes = Meine Codes verbergen
settings-hide-codes-detail = Ein Code erscheint erst auf Verlangen: für einen Bildschirm, den andere sehen.
settings-name = Mein Name
settings-name-detail = Was andere sehen, wenn sie sich mit Ihnen koppeln.
my-name-change-means = Ab dem nächsten Koppeln sehen andere diesen Namen. Wer schon mit Ihnen gekoppelt ist, behält den Namen, den er Ihnen gegeben hat.
my-name-change-busy = Ihr Name wird gespeichert …
settings-idle = Von selbst sperren
settings-idle-detail = Nach einer Weile ohne Taste oder Maus.
settings-idle-title = Wann wird von selbst gesperrt?
idle-minutes = { $count ->
    [one] Nach einer Minute
   *[other] Nach { $count } Minuten
}
idle-never = Nie
idle-never-means = Wer diesen Rechner offen vorfindet, kann dann Ihre Codes anzeigen. Sperren Sie selbst, wenn Sie gehen.
settings-keyring = Schlüsselbund des Systems
settings-keyring-detail = Öffnet dieses Gerät, sobald Sie angemeldet sind.
settings-keyring-remove = Schlüssel aus dem Schlüsselbund entfernen
settings-keyring-remove-detail = Dann öffnet sich dieses Gerät nicht mehr von selbst.
settings-passphrase = Passphrase
settings-passphrase-detail = Festlegen oder ändern.
settings-passphrase-remove = Passphrase entfernen
settings-passphrase-remove-detail = Die anderen Wege bleiben.
settings-recovery = Wiederherstellungscode
settings-recovery-detail = Zwölf neue Wörter anstelle der alten.
settings-someone-knows = Vielleicht kennt sie jemand
settings-someone-knows-detail = Alles kommt unter neue Schlüssel; die alte Passphrase und der alte Wiederherstellungscode öffnen nichts mehr.
settings-way-set = Eingerichtet
settings-way-unconfirmed = Noch nicht erprobt
settings-way-none = Nicht eingerichtet
settings-doctor = Gerät prüfen
settings-doctor-detail = Uhr, Schlüsselbund, Kamera, Ordner: was funktioniert und was fehlt.
settings-about = Über Countersign
settings-about-detail = Version und Lizenzen.
settings-erase = Alles löschen
settings-erase-detail = Alle Personen, der Verlauf und die Schlüssel auf diesem Gerät.
passphrase-first-title = Passphrase festlegen
passphrase-first-means = Sie ist ein weiterer Weg, dieses Gerät zu entsperren.
passphrase-change-title = Neue Passphrase festlegen
passphrase-change-means = Die alte öffnet dann nichts mehr. Wenn jemand die alte kennen könnte, wählen Sie stattdessen „Vielleicht kennt sie jemand“ in den Einstellungen.
passphrase-forgotten-title = Neue Passphrase festlegen?
passphrase-forgotten-means = Sie haben dieses Gerät mit dem Wiederherstellungscode geöffnet. Wenn Sie die Passphrase vergessen haben, legen Sie jetzt eine neue fest; der Wiederherstellungscode bleibt, wie er ist.
passphrase-known-title = Neue Passphrase festlegen
passphrase-known-means = Alles kommt unter neue Schlüssel. Danach schreiben Sie einen neuen Wiederherstellungscode auf; erst dann wird etwas geändert.
passphrase-set-button = Passphrase festlegen
passphrase-change-button = Passphrase ändern
passphrase-busy = Die Passphrase wird festgelegt …
passphrase-set = Die Passphrase ist festgelegt
passphrase-changed = Die Passphrase ist geändert
passphrase-set-means = Ab jetzt entsperrt sie dieses Gerät. Die anderen Wege bleiben, wie sie sind.
passphrase-remove-title = Passphrase entfernen?
passphrase-remove-means = Sie öffnet dieses Gerät dann nicht mehr. Die anderen Wege bleiben, wie sie sind.
passphrase-remove-button = Passphrase entfernen
passphrase-removed = Die Passphrase ist entfernt
passphrase-removed-means = Sie öffnet hier nichts mehr.
recovery-renewed = Der neue Wiederherstellungscode gilt
recovery-renewed-means = Der alte öffnet hier nichts mehr. Sein Papier können Sie vernichten.
rekey-busy = Alles kommt unter neue Schlüssel …
rekey-done = Alles liegt unter neuen Schlüsseln
rekey-done-means = Die alte Passphrase und der alte Wiederherstellungscode öffnen hier nichts mehr, auch keine Kopie, die ab jetzt gemacht wird.
rekey-keyring-lost = Der Schlüsselbund öffnet dieses Gerät nicht mehr. { $reason } Richten Sie ihn in den Einstellungen wieder ein.
keyring-add-title = Schlüsselbund des Systems nutzen?
keyring-add-means = Dort wird ein Schlüssel abgelegt, und dieses Gerät öffnet sich von selbst, sobald Sie am Rechner angemeldet sind.
keyring-add-button = Schlüsselbund nutzen
keyring-renew-title = Neuen Schlüssel im Schlüsselbund ablegen?
keyring-renew-means = Der alte verschwindet, sobald der neue dieses Gerät geöffnet hat.
keyring-renew-button = Neuen Schlüssel ablegen
keyring-remove-title = Schlüssel aus dem Schlüsselbund entfernen?
keyring-remove-means = Dann öffnen nur noch Passphrase oder Wiederherstellungscode dieses Gerät. Eine ältere Kopie lässt sich nicht mehr von der neuesten unterscheiden.
keyring-remove-button = Schlüssel entfernen
keyring-removed = Der Schlüssel ist aus dem Schlüsselbund entfernt
keyring-removed-means = Er öffnet dieses Gerät nicht mehr.
erase-title = Alles auf diesem Gerät löschen?
erase-means = { $count ->
    [0] Der Verlauf und die Schlüssel auf diesem Gerät sind dann endgültig fort.
    [one] Eine Person, der Verlauf und die Schlüssel auf diesem Gerät sind dann endgültig fort. Sie müssten sie wieder treffen und sich neu mit ihr koppeln.
   *[other] { $count } Personen, der Verlauf und die Schlüssel auf diesem Gerät sind dann endgültig fort. Sie müssten jede wieder treffen und sich neu mit ihr koppeln.
}
erase-others = Die anderen erfahren davon nichts. Ihre Geräte erwarten weiter Ihre Codes, bis man Sie dort vergisst.
erase-word = löschen
erase-type = Geben Sie „{ $word }“ oder Ihren Namen ein: { $name }
erase-type-word = Geben Sie „{ $word }“ ein
erase-button = Alles löschen
erase-busy = Wird gelöscht …
erase-unfinished = Das Löschen ist nicht zu Ende und geht weiter, wenn dieses Gerät das nächste Mal geöffnet wird. { $reason }
about-title = Über Countersign
about-version = Version { $version }
about-means = Zwei Menschen, die sich kennen, beweisen einander, wer sie sind: mit einem Code, den nur das Gerät des anderen bilden kann.
about-offline = Dieses Programm stellt keine Verbindung zu irgendeinem Netz her.
about-licence = Lizenziert unter der Apache License 2.0. Das Fenster zeichnet Slint, unter eigener Lizenz.
about-parts = Die Schrift ist Atkinson Hyperlegible Next, unter der SIL Open Font License 1.1. Alle anderen Bestandteile stehen mit ihren Lizenzen in { $file }.
about-parts-elsewhere = Die Schrift ist Atkinson Hyperlegible Next, unter der SIL Open Font License 1.1. Alle anderen Bestandteile stehen mit ihren Lizenzen in den Paketen dieses Programms.

# Gerät prüfen
doctor-title = Gerät prüfen
doctor-busy = Alles wird geprüft … Vielleicht möchte der Schlüsselbund entsperrt werden.
doctor-again = Noch einmal prüfen
doctor-fine = Alles Nötige funktioniert.
doctor-some = Etwas braucht Ihren Blick.
doctor-clock = Datum und Uhrzeit
doctor-clock-shows = Es ist { $time } Uhr am { $date }.
doctor-clock-old = Das liegt vor der Entstehung dieser Version.
doctor-clock-set = Stellen Sie die Uhr dieses Geräts, am besten über das Netz.
doctor-clock-confirm = Bestätigen Sie sie in den Einstellungen.
doctor-keystore = Schlüsselbund des Systems
doctor-keystore-answers = Er antwortet.
doctor-ways = Wege zum Entsperren
doctor-ways-one = Einen zweiten Weg gibt es nicht. Verliert der Schlüsselbund seinen Schlüssel, sind alle Personen hier verloren: Legen Sie in den Einstellungen einen Wiederherstellungscode an.
doctor-ways-unconfirmed = Der Schlüssel im Schlüsselbund zählt erst, wenn er bei einem späteren Start geöffnet hat.
doctor-folder = Ordner
doctor-folder-alone = { $folder }, für Sie allein.
doctor-folder-shared = { $folder } können auch andere lesen oder ändern.
doctor-folder-mend = Machen Sie ihn zu Ihrem allein: chmod 700 für den Ordner, chmod 600 für die Dateien darin.
doctor-kept = Ihre Daten
doctor-kept-whole = Sie sind unversehrt.
doctor-camera = Kamera
doctor-camera-found = Sie ist bereit, mit { $size } Bildpunkten.
doctor-camera-none = Es wurde keine gefunden.
doctor-camera-busy = Ein anderes Programm benutzt sie. Schließen Sie es.
doctor-camera-refused = Sie dürfen sie nicht benutzen. Erlauben Sie es in den Einstellungen des Systems; unter Linux lassen Sie sich in die Gruppe „video“ aufnehmen und melden sich neu an.
doctor-camera-unplugged = Sie wurde abgezogen. Stecken Sie sie wieder ein.
doctor-camera-unusable = Sie liefert nichts Brauchbares.
doctor-camera-unsupported = Auf diesem System liest das Programm keine Kameras.
doctor-camera-without = Koppeln können Sie auch mit Bildern und mit Text.
doctor-fonts = Schriften
doctor-fonts-found = Das System hat Schriften für Namen in allen Alphabeten, die es kennt.
doctor-fonts-own = Das System hat keine. Namen in anderen als lateinischen Buchstaben erscheinen vielleicht als Kästchen. Installieren Sie ein Schriftpaket, etwa Noto.
doctor-sound = Ton
doctor-sound-found = Ergebnisse klingen über { $player }.
doctor-sound-none = Hier spielt nichts Töne ab, darum bleiben Ergebnisse stumm. Installieren Sie den Abspieler von PipeWire, PulseAudio oder ALSA.
doctor-version = Version

# Ablehnungen: was geschah, was sicher ist, was zu tun ist
refused-locked = Inzwischen wurde alles gesperrt, darum ist nichts geschehen. Entsperren Sie und versuchen Sie es noch einmal.
refused-no-randomness = Dieses System liefert keine Zufallszahlen, darum wurde nichts geändert. Starten Sie den Rechner neu und versuchen Sie es noch einmal.
refused-person-gone = Diese Person ist nicht mehr hier. Sonst wurde nichts geändert.
refused-name-taken = So heißt hier schon jemand. Wählen Sie einen Namen, der die beiden unterscheidet.
refused-already-paired = Diese Kopplung ist schon hier, unter einem anderen Namen. Es wurde nichts geändert.
refused-suspended = Diese Person ist gesperrt: Kein Code wird ihr gezeigt oder von ihr angenommen. Geben Sie sie auf ihrer Seite wieder frei, wenn Sie sicher sind, dass alles in Ordnung ist.
refused-quick = Ein Code ohne Seite ist für diese Person nicht erlaubt. Sagen Sie, wer angerufen hat; „geben Sie mir schnell einen“ ist, was Betrüger verlangen.
refused-peer-not-verified = Sie wurden angerufen, darum kommt der Code der anderen Seite zuerst. Ihrer wird gezeigt, sobald er bestanden ist.
refused-clock-suspect = Datum und Uhrzeit dieses Geräts sind zweifelhaft, darum wird kein Code gezeigt und keinem geglaubt. Sehen Sie sie an und bestätigen Sie sie.
refused-unwritten = Die Datei konnte nicht geschrieben werden. Es ist nichts verloren: Schaffen Sie Platz oder wählen Sie einen anderen Ort und versuchen Sie es noch einmal.
refused-contended = Ein anderes Programm prüft gerade dieselbe Person. Es ist nichts verloren: Versuchen Sie es noch einmal.
refused-key-missing = Der Schlüsselbund des Systems hat keinen Schlüssel für dieses Gerät. Es ist nichts verloren: Entsperren Sie mit der Passphrase oder dem Wiederherstellungscode.
refused-key-unconfirmed = Der Schlüsselbund des Systems hat den eben abgelegten Schlüssel verloren. Es ist nichts verloren: Entsperren Sie mit der Passphrase oder dem Wiederherstellungscode und legen Sie dann einen neuen ab.
refused-key-mismatch = Der Schlüssel im Schlüsselbund ist nicht der für dieses Gerät. Es ist nichts verloren: Entsperren Sie mit der Passphrase oder dem Wiederherstellungscode.
refused-no-such-way = So lässt sich dieses Gerät nicht entsperren. Nehmen Sie einen anderen Weg.
refused-last-way = Das ist der letzte Weg, der sicher öffnet, darum bleibt er. Legen Sie zuerst einen anderen an.
refused-wrong-passphrase = Falsche Passphrase. Es ist nichts verloren: Versuchen Sie es noch einmal oder nehmen Sie den Wiederherstellungscode.
refused-unfit-passphrase = Eine Passphrase hat mindestens einen und höchstens 1.024 Buchstaben. Es wurde nichts geändert.
refused-wrong-recovery = Falscher Wiederherstellungscode. Prüfen Sie die zwölf Wörter und ihre Reihenfolge.
refused-too-costly = Eine Passphrase zu prüfen würde weit mehr Arbeit kosten, als es je sollte; darum wurde es abgelehnt. Vielleicht hat jemand die Datei verändert: Machen Sie eine Kopie des Ordners und spielen Sie eine Sicherung zurück.
refused-nothing-here = Hier ist nichts mehr eingerichtet. Es wurde nichts geändert.
refused-already-set-up = Dieses Gerät ist schon eingerichtet, vielleicht eben durch ein anderes Programm. Es blieb, wie es ist.
refused-in-use = Ein anderes Programm richtet gerade etwas ein oder ändert Ihre Daten. Es ist nichts verloren: Warten Sie, bis es fertig ist, und versuchen Sie es noch einmal.
refused-too-new = Eine neuere Version von Countersign hat diese Daten angelegt. Sie sind sicher und blieben, wie sie sind: Aktualisieren Sie dieses Programm.
refused-permissions = Diesen Ordner oder eine Datei darin können andere lesen oder ändern, oder er gehört jemand anderem. Es wurde nichts geändert: Machen Sie ihn zu Ihrem allein, mit chmod 700 für den Ordner und chmod 600 für die Dateien darin, und versuchen Sie es noch einmal.
refused-symbolic-link = Hier steht ein Verweis, wo ein echter Ordner mit echten Dateien sein muss. Es wurde nichts geändert: Legen Sie den Ordner selbst dorthin und versuchen Sie es noch einmal.
refused-filesystem = Auf einem Netzlaufwerk wären Ihre Daten nicht vor Verlust sicher. Es wurde nichts geändert: Nennen Sie in COUNTERSIGN_HOME einen Ordner auf einem lokalen Datenträger und starten Sie neu.
refused-disk-full = Der Datenträger ist voll, darum wurde nichts gespeichert. Was vorher da war, ist sicher: Schaffen Sie Platz und versuchen Sie es noch einmal.
refused-read-only = Der Datenträger oder die Datei ist schreibgeschützt, darum wurde nichts gespeichert. Was vorher da war, ist sicher: Machen Sie den Ordner beschreibbar und versuchen Sie es noch einmal.
refused-busy = Ein anderes Programm schreibt gerade, darum wurde nichts gespeichert. Versuchen Sie es noch einmal.
refused-damaged = Ein Teil Ihrer Daten ist beschädigt, und es wird nichts mehr hineingeschrieben. Machen Sie eine Kopie des Ordners und spielen Sie eine Sicherung zurück.
refused-journal-broken = Der Verlauf wurde außerhalb dieses Programms verändert. Machen Sie eine Kopie des Ordners und verlassen Sie sich nicht auf die neuesten Einträge.
refused-in-doubt = Das ist vielleicht eine ältere Kopie, darum wurde nichts geändert. Ist sie die richtige, machen Sie in den Einstellungen mit ihr weiter.
refused-rekeyed = Ein anderes Programm hat eben die Schlüssel geändert, darum ist nichts geschehen. Sperren Sie dieses Fenster, entsperren Sie es und versuchen Sie es noch einmal.
refused-deleted = Hier wird gerade alles gelöscht, oder ein anderes Programm hat es getan. Es gibt nichts mehr zu öffnen.
refused-storage = Ihre Daten konnten nicht gelesen oder geschrieben werden. Es wurde nichts geändert: Versuchen Sie es noch einmal, und prüfen Sie den Datenträger, wenn es wieder geschieht.
refused-keystore-none = Dieses System hat keinen Schlüsselbund, der antwortet. Nehmen Sie eine Passphrase, oder starten Sie GNOME Keyring, KWallet oder KeePassXC und versuchen Sie es noch einmal.
refused-keystore-locked = Der Schlüsselbund des Systems ist gesperrt. Es ist nichts verloren: Entsperren Sie ihn und versuchen Sie es noch einmal, oder nehmen Sie einen anderen Weg.
refused-keystore-silent = Der Schlüsselbund des Systems antwortet nicht. Es ist nichts verloren: Versuchen Sie es gleich noch einmal, oder nehmen Sie einen anderen Weg.
refused-keystore-full = Im Schlüsselbund des Systems ist kein Platz für den Schlüssel. Es wurde nichts geändert: Entfernen Sie dort, was nicht mehr gebraucht wird, oder nehmen Sie eine Passphrase.
refused-keystore-not-kept = Der Schlüsselbund des Systems meldet, dass er den Schlüssel hat, und gibt ihn nicht zurück. Es wurde nichts geändert: Nehmen Sie eine Passphrase.
refused-keystore-failed = Der Schlüsselbund des Systems hat versagt. Es ist nichts verloren: Versuchen Sie es noch einmal, oder nehmen Sie einen anderen Weg.
