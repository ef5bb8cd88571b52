//! Every verdict.

use countersign_desktop::generated::{AppWindow, Screen, Sign, Verdict};
use slint::ComponentHandle as _;

use super::{button, list, petra, shell};

struct Answer {
    sign: Sign,
    words: [&'static str; 2],
    why: [&'static str; 2],
    next: [&'static str; 2],
    primary: [&'static str; 2],
}

fn verdict(app: &AppWindow, german: bool, answer: &Answer) {
    let of = |pair: [&'static str; 2]| -> &'static str { if german { pair[1] } else { pair[0] } };
    let shell = shell(app, Screen::Verdict, "", "", of(answer.primary));
    shell.set_others(list([button(if german { "Zur Übersicht" } else { "Back to the beginning" })]));
    let verdict = app.global::<Verdict>();
    verdict.set_sign(answer.sign);
    verdict.set_words(of(answer.words).into());
    verdict.set_person(petra(german));
    verdict.set_why(of(answer.why).into());
    verdict.set_next(of(answer.next).into());
    verdict.set_explain_label(if german { "Was bedeutet das?" } else { "What does this mean?" }.into());
    verdict.set_explanation(
        if german {
            "Ein richtiger Code bedeutet: Das entsperrte Gerät dieser Person ist jetzt hier. Er bedeutet nicht, dass sie aus freien Stücken handelt, und nicht, dass die Zahlung stimmt."
        } else {
            "A passed code means: this person's unlocked device is here now. It does not mean that they act freely, nor that the payment is right."
        }
        .into(),
    );
    verdict.set_small(
        if german {
            "21. November 2026, 14:32 · Journal Nr. 118"
        } else {
            "21 November 2026, 14:32 · Journal no. 118"
        }
        .into(),
    );
}

pub(super) fn verified(app: &AppWindow, german: bool) {
    verdict(
        app,
        german,
        &Answer {
            sign: Sign::Verified,
            words: ["This is Petra's device.", "Das ist Petras Gerät."],
            why: ["The code is right, and it was made just now.", "Der Code stimmt und ist eben erst entstanden."],
            next: ["", ""],
            primary: ["Now prove yourself", "Jetzt weisen Sie sich aus"],
        },
    );
}

pub(super) fn explained(app: &AppWindow, german: bool) {
    verified(app, german);
    app.global::<Verdict>().set_explained(true);
}

pub(super) fn wrong(app: &AppWindow, german: bool) {
    verdict(
        app,
        german,
        &Answer {
            sign: Sign::Wrong,
            words: ["Not verified.", "Nicht bestätigt."],
            why: [
                "This is not Petra's code. Three tries are left.",
                "Das ist nicht Petras Code. Sie haben noch drei Versuche.",
            ],
            next: [
                "Ask for the code that is showing now. If it fails again, hang up and call +49 30 1234567, the number you saved on 3 March.",
                "Bitten Sie um den Code, der jetzt zu sehen ist. Stimmt auch der nicht, legen Sie auf und rufen Sie +49 30 1234567 an, die Nummer, die Sie am 3. März gespeichert haben.",
            ],
            primary: ["Try the next code", "Nächsten Code prüfen"],
        },
    );
}

pub(super) fn reflected(app: &AppWindow, german: bool) {
    verdict(
        app,
        german,
        &Answer {
            sign: Sign::Reflected,
            words: ["They read your code back.", "Das war Ihr eigener Code."],
            why: [
                "Someone repeated what you told them. Petra's device makes another code.",
                "Jemand hat wiederholt, was Sie gesagt haben. Petras Gerät zeigt einen anderen Code.",
            ],
            next: [
                "Hang up. Call +49 30 1234567, the number you saved on 3 March.",
                "Legen Sie auf. Rufen Sie +49 30 1234567 an, die Nummer vom 3. März.",
            ],
            primary: ["I have hung up", "Ich habe aufgelegt"],
        },
    );
}

pub(super) fn wrong_role(app: &AppWindow, german: bool) {
    verdict(
        app,
        german,
        &Answer {
            sign: Sign::WrongRole,
            words: ["The other side's code.", "Ein Code der anderen Seite."],
            why: [
                "A real code, made for the other side of the call. Someone may be in the middle, or you both pressed the same button.",
                "Ein echter Code, aber für die andere Seite des Gesprächs. Vielleicht steht jemand dazwischen, oder Sie haben beide denselben Knopf gedrückt.",
            ],
            next: [
                "Hang up. Call +49 30 1234567, the number you saved on 3 March.",
                "Legen Sie auf. Rufen Sie +49 30 1234567 an, die Nummer vom 3. März.",
            ],
            primary: ["I have hung up", "Ich habe aufgelegt"],
        },
    );
}

pub(super) fn again(app: &AppWindow, german: bool) {
    verdict(
        app,
        german,
        &Answer {
            sign: Sign::Again,
            words: ["This code was already used.", "Dieser Code ist schon verbraucht."],
            why: [
                "Each code counts once. Someone may have overheard it.",
                "Jeder Code gilt einmal. Vielleicht hat jemand mitgehört.",
            ],
            next: [
                "Wait for the next code; it comes within 30 seconds.",
                "Warten Sie auf den nächsten Code; er kommt binnen 30 Sekunden.",
            ],
            primary: ["Check the next code", "Nächsten Code prüfen"],
        },
    );
}

pub(super) fn clock(app: &AppWindow, german: bool) {
    verdict(
        app,
        german,
        &Answer {
            sign: Sign::Clock,
            words: ["Their clock is ahead.", "Die andere Uhr geht vor."],
            why: [
                "Their clock is ahead of yours by about 2 minutes.",
                "Petras Uhr geht gegenüber Ihrer um etwa 2 Minuten vor.",
            ],
            next: [
                "Both set your clocks by the network, then check the code showing now.",
                "Stellen Sie beide die Uhr nach dem Netz, und prüfen Sie dann den Code, der zu sehen ist.",
            ],
            primary: ["Check the next code", "Nächsten Code prüfen"],
        },
    );
}

pub(super) fn calendar(app: &AppWindow, german: bool) {
    verdict(
        app,
        german,
        &Answer {
            sign: Sign::Calendar,
            words: ["Is it really 14:32 on 21 November?", "Ist heute der 21. November, 14:32 Uhr?"],
            why: [
                "The clock of this device was set back since the last check.",
                "Die Uhr dieses Geräts ist seit der letzten Prüfung zurückgestellt worden.",
            ],
            next: ["", ""],
            primary: ["Yes, it is", "Ja, das stimmt"],
        },
    );
}

pub(super) fn locked(app: &AppWindow, german: bool) {
    verdict(
        app,
        german,
        &Answer {
            sign: Sign::Padlock,
            words: ["Too many wrong codes.", "Zu viele falsche Codes."],
            why: ["Petra cannot be checked until 14:47.", "Petra lässt sich bis 14:47 Uhr nicht prüfen."],
            next: [
                "Call +49 30 1234567, the number you saved on 3 March.",
                "Rufen Sie +49 30 1234567 an, die Nummer vom 3. März.",
            ],
            primary: ["Back to the beginning", "Zur Übersicht"],
        },
    );
}

pub(super) fn suspended(app: &AppWindow, german: bool) {
    verdict(
        app,
        german,
        &Answer {
            sign: Sign::Pause,
            words: ["Petra is suspended.", "Petra ist ausgesetzt."],
            why: [
                "You suspended this pairing on 12 November, because the device was lost.",
                "Sie haben diese Kopplung am 12. November ausgesetzt, weil das Gerät verloren war.",
            ],
            next: ["", ""],
            primary: ["Show Petra", "Petra zeigen"],
        },
    );
}
