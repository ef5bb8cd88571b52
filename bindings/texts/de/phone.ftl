# Sätze der Telefone. Ein Satz mit dem Namen eines der Sätze des Fensters tritt an dessen Stelle; die übrigen haben nur die Telefone.

# Die Sperre des Telefons anstelle eines Schlüsselbunds
how-locked-title = Womit möchten Sie Countersign entsperren?
how-locked-keyring = Mit der Sperre dieses Telefons
how-locked-keyring-means = Ihr Gesicht, Ihr Finger oder der Code des Telefons öffnet es.
how-locked-passphrase-means = Sie geben sie jedes Mal ein. Wählen Sie das, wenn auch andere dieses Telefon entsperren können.
how-locked-busy = Das Telefon wird nach einem Schlüssel gefragt …
how-locked-try-keyring = Das Telefon noch einmal fragen
recovery-what = Er öffnet Countersign, wenn dieses Telefon seinen Schlüssel verliert, etwa nach einem neuen Fingerabdruck, oder wenn die Passphrase vergessen ist. Wer ihn hat, kann es ebenfalls öffnen.
unlock-by-keyring = Die Sperre dieses Telefons öffnet, was Sie hier aufbewahren.
unlock-use-keyring = Die Sperre des Telefons verwenden
unlock-busy-keyring = Das Telefon ist an der Reihe …
unlock-prompt = Countersign öffnen
owner-prompt = Bestätigen Sie, dass Sie es sind
owner-by-phone = Ihr Gesicht, Ihr Finger oder der Code des Telefons bestätigt es.
owner-words-empty = Geben Sie die zwölf Wörter ein.
recover-title = Der Schlüssel dieses Telefons öffnet nichts mehr
recover-means = Ein Telefon gibt seine Schlüssel auf, wenn ein Fingerabdruck oder ein Gesicht hinzukommt oder sein Code entfernt wird. Es ist nichts verloren: Alle Personen und der Verlauf sind da, und ein anderer Weg öffnet sie.
recover-no-other = Es gibt keinen anderen Weg zu entsperren. Wenn sich der Schlüssel nicht zurückholen lässt, bleibt nur, neu zu beginnen.
renew-title = Neuen Schlüssel in diesem Telefon ablegen?
renew-means = Dieses Telefon hatte nicht den richtigen Schlüssel, darum hat seine Sperre Countersign nicht geöffnet. Ein neuer Schlüssel behebt das. Es ist nichts verloren gegangen.
renew-done = Dieses Telefon hat einen neuen Schlüssel
renew-done-means = Ab dem nächsten Mal öffnet die Sperre dieses Telefons Countersign. Die anderen Wege bleiben, wie sie sind.
memory-renewed-means = Dieses Telefon merkt sich, wie neu Ihre Aufzeichnungen sind, damit eine alte Kopie auffällt. Das war verschwunden und wurde neu angelegt. Es ist nichts verloren gegangen; etwa drei Minuten lang gilt kein Code.
doubt-means = Machen Sie mit ihr weiter, wenn Sie selbst eine Sicherung zurückgespielt haben. Was nach der Kopie geändert wurde, fehlt; verwendete Codes bleiben abgelehnt. Bis dahin können Sie alles ansehen, und nichts wird geändert.
begin-anew-copy = Wenn Passphrase oder Wiederherstellungscode noch auftauchen könnten, suchen Sie zuerst danach.
blocked-disk-full = Dieses Telefon ist voll
blocked-permissions = Andere könnten Ihre Daten lesen
blocked-filesystem = Dieser Ordner liegt nicht in diesem Telefon
rekey-keyring-lost = Die Sperre dieses Telefons öffnet Countersign nicht mehr. { $reason } Richten Sie sie in den Einstellungen wieder ein.
keyring-add-title = Die Sperre dieses Telefons verwenden?
keyring-add-means = In diesem Telefon wird ein Schlüssel abgelegt, und seine Sperre öffnet Countersign.
keyring-add-button = Die Sperre verwenden
keyring-renew-title = Neuen Schlüssel in diesem Telefon ablegen?
keyring-remove-title = Den Schlüssel aus diesem Telefon entfernen?
keyring-remove-means = Countersign öffnet sich dann nur noch mit der Passphrase oder dem Wiederherstellungscode. Eine ältere Kopie lässt sich von der neuesten nicht mehr unterscheiden.
keyring-removed = Der Schlüssel ist aus diesem Telefon entfernt
keyring-removed-means = Die Sperre dieses Telefons öffnet Countersign nicht mehr.
event-platform-key-changed = Schlüssel in diesem Telefon erneuert

# Einstellungen
settings-window = Diese App
settings-language-detail = Die Wörter in dieser App.
settings-sound = Ton und Vibration
settings-sound-detail = Jedes Ergebnis klingt und fühlt sich anders an.
settings-idle-detail = Nach einer Weile ohne Berührung und wenn Sie die App verlassen.
idle-never-means = Wer dieses Telefon offen findet, kann dann Ihre Codes anzeigen. Sperren Sie selbst, wenn Sie gehen.
settings-keyring = Sperre dieses Telefons
settings-keyring-detail = Gesicht, Finger oder der Code des Telefons öffnet Countersign.
settings-keyring-remove = Den Schlüssel aus diesem Telefon entfernen
settings-keyring-remove-detail = Die Sperre des Telefons öffnet Countersign dann nicht mehr.
settings-doctor-detail = Uhr, Schlüssel, Kamera: was geht und was fehlt.
about-offline = Diese App öffnet keine Verbindung zu irgendeinem Netz.
about-licence = Lizenziert unter der Apache-Lizenz 2.0.
about-others = Lizenzen der Teile, aus denen diese App besteht

# Dieses Gerät prüfen
doctor-busy = Alles wird angesehen …
doctor-keystore = Sperre dieses Telefons
doctor-keystore-answers = Sie bewahrt Schlüssel auf.
doctor-ways-one = Es gibt keinen zweiten Weg. Gibt dieses Telefon seinen Schlüssel auf, sind alle hier verloren: Legen Sie in den Einstellungen einen Wiederherstellungscode an.
doctor-ways-unconfirmed = Der Schlüssel dieses Telefons zählt, sobald er Countersign ein weiteres Mal geöffnet hat.
doctor-camera-works = Sie kann verwendet werden.
doctor-camera-busy = Eine andere App verwendet sie. Schließen Sie diese.
doctor-camera-refused = Sie haben sie nicht erlaubt. Erlauben Sie sie für Countersign in den Einstellungen des Telefons.
doctor-camera-unplugged = Sie ist gerade nicht da. Versuchen Sie es noch einmal.

# Die Kamera beim Koppeln
pair-camera-absent = Dieses Telefon hat keine verwendbare Kamera. Nehmen Sie Bilder oder Text.
pair-camera-busy = Eine andere App verwendet die Kamera. Schließen Sie diese; sobald die Kamera frei ist, wird sie verwendet.
pair-camera-refused = Sie haben die Kamera nicht erlaubt. Erlauben Sie sie für Countersign in den Einstellungen des Telefons, oder nehmen Sie Bilder oder Text.
pair-camera-unplugged = Die Kamera ist unterbrochen. Sobald sie wieder da ist, geht es weiter.
pair-camera-broken = Die Kamera lässt sich nicht verwenden. Nehmen Sie stattdessen Bilder oder Text.
pair-incoming-hint = Einfügen, was Sie bekommen haben
pair-share = Senden
pair-share-picture = Als Bild senden
pair-shared = Ihre Nachricht ist weitergegeben. Das andere Gerät muss sie lesen.
pair-paste = Einfügen
pair-picture = Aus einem Bild
call-dial = Wählen

# Was dieses Telefon nicht konnte
phone-no-app = Dieses Telefon hat keine App dafür. Es wurde nichts getan.
paste-nothing = Es gibt keinen Text zum Einfügen. Kopieren Sie zuerst die Nachricht der anderen Person.
export-dropped = Der Verlauf wurde nicht gespeichert: Countersign wurde gesperrt, oder der Verlauf wurde verlassen, bevor er geschrieben war. Eine Datei, die dafür angelegt wurde, kann leer sein. Geben Sie ihn noch einmal aus.
picture-dropped = Das Bild wurde nicht angesehen: Countersign wurde inzwischen gesperrt, oder die Kopplung wurde verlassen. Wählen Sie es noch einmal.
picture-unopened = Dieses Bild lässt sich nicht öffnen. Wählen Sie es noch einmal, oder ein anderes.

# Ablehnungen
refused-no-randomness = Dieses Telefon liefert keine Zufallszahlen, darum wurde nichts geändert. Starten Sie es neu und versuchen Sie es noch einmal.
refused-contended = Diese Person wird in diesem Augenblick anderswo geprüft. Es ist nichts verloren: Versuchen Sie es noch einmal.
refused-key-missing = Dieses Telefon hat keinen Schlüssel für Countersign. Es ist nichts verloren: Entsperren Sie mit der Passphrase oder dem Wiederherstellungscode.
refused-key-unconfirmed = Dieses Telefon hat den Schlüssel verloren, den es gerade bekommen hatte. Es ist nichts verloren: Entsperren Sie mit der Passphrase oder dem Wiederherstellungscode und legen Sie dann einen neuen Schlüssel ab.
refused-key-mismatch = Der Schlüssel in diesem Telefon ist nicht der für Ihre Daten. Es ist nichts verloren: Entsperren Sie mit der Passphrase oder dem Wiederherstellungscode.
refused-key-invalidated = Dieses Telefon hat seinen Schlüssel aufgegeben, wie es das tut, wenn ein Fingerabdruck oder ein Gesicht hinzukommt oder sein Code entfernt wird. Es ist nichts verloren: Entsperren Sie mit der Passphrase oder dem Wiederherstellungscode.
refused-key-cancelled = Nicht entsperrt. Versuchen Sie es noch einmal, oder nehmen Sie einen anderen Weg.
refused-key-locked-out = Dieses Telefon nimmt nach zu vielen Versuchen vorerst weder Gesicht noch Finger an. Entsperren Sie einmal das Telefon selbst, oder nehmen Sie einen anderen Weg.
refused-key-unavailable = Dieses Telefon hat keine Sperre, die einen Schlüssel hüten könnte. Richten Sie zuerst einen Code für das Telefon ein, oder nehmen Sie eine Passphrase.
refused-key-failed = Der Schlüsselspeicher dieses Telefons hat versagt. Es ist nichts verloren: Versuchen Sie es noch einmal, oder nehmen Sie einen anderen Weg.
refused-too-costly = Eine Passphrase zu prüfen würde weit mehr Arbeit kosten, als es je sollte, darum wurde es abgelehnt. Vielleicht hat jemand die Datei geändert: Spielen Sie eine Sicherung zurück.
refused-already-set-up = Dieses Gerät ist schon eingerichtet. Es wurde gelassen, wie es ist.
refused-in-use = Ihre Daten werden in diesem Augenblick anderswo geändert. Es ist nichts verloren: Warten Sie und versuchen Sie es noch einmal.
refused-too-new = Eine neuere Version von Countersign hat Ihre Daten angelegt. Sie sind sicher und blieben, wie sie sind: Aktualisieren Sie diese App.
refused-permissions = Ihre Daten können andere lesen oder ändern, oder sie gehören jemand anderem. Es wurde nichts geändert.
refused-symbolic-link = Wo ein echter Ordner mit echten Dateien sein muss, steht ein Verweis. Es wurde nichts geändert.
refused-filesystem = Auf einem Netzlaufwerk wären Ihre Daten nicht vor Verlust sicher. Es wurde nichts geändert.
refused-read-only = Der Speicher lässt sich nur lesen, darum wurde nichts gespeichert. Was vorher da war, ist sicher.
refused-disk-full = Der Speicher dieses Telefons ist voll, darum wurde nichts gespeichert. Was vorher da war, ist sicher: Schaffen Sie Platz und versuchen Sie es noch einmal.
refused-storage = Ihre Daten konnten nicht gelesen oder geschrieben werden. Es wurde nichts geändert: Versuchen Sie es noch einmal, und starten Sie das Telefon neu, wenn es wieder geschieht.
refused-busy = In diesem Augenblick schreibt etwas anderes, darum wurde nichts gespeichert. Versuchen Sie es noch einmal.
refused-damaged = Ein Teil Ihrer Daten ist beschädigt, und es wird nichts mehr hineingeschrieben. Spielen Sie eine Sicherung zurück.
refused-journal-broken = Der Verlauf wurde außerhalb dieser App verändert. Verlassen Sie sich nicht auf die neuesten Einträge.
refused-rekeyed = Die Schlüssel wurden in diesem Augenblick geändert, darum wurde nichts getan. Sperren Sie Countersign, entsperren Sie es und versuchen Sie es noch einmal.
refused-deleted = Hier wird gerade alles gelöscht, oder es wurde gelöscht. Es gibt nichts mehr zu öffnen.
refused-unwritten = Die Datei ließ sich nicht schreiben. Es ist nichts verloren: Schaffen Sie Platz oder wählen Sie einen anderen Ort, und versuchen Sie es noch einmal.
refused-proof-used = Diese Bestätigung wurde schon verwendet. Bestätigen Sie noch einmal, dass Sie es sind.
refused-name-differs = Das ist nicht der Name dieser Person. Es wurde nichts geändert.
refused-paper-not-confirmed = Geben Sie zuerst die beiden Wörter ein. Es wurde nichts geändert.
refused-paper-spent = Diese zwölf Wörter sind schon in Gebrauch. Beginnen Sie neu, um andere zu bekommen.
refused-defect = In dieser App ist etwas schiefgegangen, und es wurde nichts geändert. Schließen Sie die App und öffnen Sie sie wieder.
refused-unexpected = Etwas Unerwartetes ist schiefgegangen. Ihre Daten sind, wie sie waren: Versuchen Sie es noch einmal, und öffnen Sie die App neu, wenn es wieder geschieht.
refused-not-an-export = Das ist kein ausgegebener Verlauf, oder einer aus einer anderen Version.
refused-export-line = Zeile { $line } hält sich nicht an das Format.
refused-export-gap = Bei Zeile { $line } fehlt ein Eintrag, ist doppelt oder steht an falscher Stelle.
refused-export-truncated = Diese Ausgabe endet vor ihrer Unterschrift. Bitten Sie um die ganze Datei.
refused-export-changed = Die Zeilen dieser Ausgabe sind nicht die unterschriebenen.
refused-export-signature = Die Unterschrift dieser Ausgabe ist nicht die ihres Geräts.
refused-nothing-to-confirm = Im Augenblick gibt es nichts zu bestätigen.
refused-not-paired-yet = Die Kopplung ist noch nicht bestätigt. Es wurde nichts geändert.
refused-code-too-long = Dieser Text passt nicht in einen Code. Senden Sie ihn als Text.
refused-picture-large = Dieses Bild ist zu groß, um darin nach einem Code zu suchen. Schneiden Sie es auf den Code zu und versuchen Sie es noch einmal.
journal-exported = Der Verlauf steht jetzt in einer Datei. Eine Prüferin liest sie mit „countersign audit“, ohne etwas von Ihnen.
journal-broken = Eintrag { $seq } wurde außerhalb dieser App verändert. Verlassen Sie sich nicht auf das, was danach kommt.
