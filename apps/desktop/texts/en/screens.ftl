# Words that stand on the screens themselves.

screen-they-called = They called me
screen-they-called-detail = Find out who is really on the line.
screen-i-called = I am calling
screen-i-called-detail = Dial the saved number and prove who you are.
screen-people = People
screen-search = Find a person
screen-pair = Pair
screen-pair-first = Pair with someone
screen-journal = Journal
screen-journal-hint = Ctrl+J
screen-settings = Settings
screen-lock = Lock
screen-lock-hint = Ctrl+L

screen-show-code = Show my code
screen-their-code = Their code
screen-camera-picture = What the camera sees
screen-copy-text = Copy as text
screen-save-picture = Save as picture
screen-paste-here = Paste
screen-paste-hint = A picture or text, Ctrl+V
screen-open-picture = Open a picture
screen-open-hint = Ctrl+O

screen-filter-person = Person
screen-filter-result = Result
screen-filter-time = Time
screen-more = Show earlier ones

screen-show = Show
screen-hide = Hide
screen-cut = Cut
screen-copy = Copy
screen-paste = Paste
screen-select-all = Select all
