# Wörter, die auf den Bildschirmen selbst stehen.

screen-they-called = Ich werde angerufen
screen-they-called-detail = Stellen Sie fest, wer wirklich am Apparat ist.
screen-i-called = Ich rufe an
screen-i-called-detail = Wählen Sie die gespeicherte Nummer und weisen Sie sich aus.
screen-people = Personen
screen-search = Person suchen
screen-pair = Koppeln
screen-pair-first = Mit jemandem koppeln
screen-journal = Journal
screen-journal-hint = Strg+J
screen-settings = Einstellungen
screen-lock = Sperren
screen-lock-hint = Strg+L

screen-show-code = Meinen Code zeigen
screen-their-code = Der Code der anderen Person
screen-camera-picture = Was die Kamera sieht
screen-copy-text = Als Text kopieren
screen-save-picture = Als Bild speichern
screen-paste-here = Einfügen
screen-paste-hint = Bild oder Text, Strg+V
screen-open-picture = Bild öffnen
screen-open-hint = Strg+O

screen-filter-person = Person
screen-filter-result = Ergebnis
screen-filter-time = Zeitraum
screen-more = Frühere zeigen

screen-show = Zeigen
screen-hide = Verbergen
screen-cut = Ausschneiden
screen-copy = Kopieren
screen-paste = Einfügen
screen-select-all = Alles markieren
