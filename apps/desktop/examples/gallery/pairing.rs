//! Pairing: codes, camera, texts and words.

use countersign_desktop::generated::{App, AppWindow, Exchange, Notice, Screen, Tone, Words};
use countersign_qr::Symbol;
use slint::{ComponentHandle as _, Image, Rgb8Pixel, SharedPixelBuffer, SharedString};

use super::{button, list, shell, strings};

pub(super) fn exchange(app: &AppWindow, german: bool) {
    let title = if german { "Halten Sie die Geräte voreinander" } else { "Hold the devices face to face" };
    let shell = shell(app, Screen::Exchange, title, if german { "Abbrechen" } else { "Cancel" }, "");
    shell.set_others(list([button(if german { "Ohne Kamera koppeln" } else { "Pair without a camera" })]));
    let exchange = app.global::<Exchange>();
    exchange.set_step(if german { "Nachricht 1 von 3" } else { "Message 1 of 3" }.into());
    exchange.set_left(if german { "noch 4:32" } else { "4:32 left" }.into());
    exchange.set_instruction(
        if german {
            "Zeigen Sie diesen Code der anderen Kamera, und halten Sie deren Code vor Ihre."
        } else {
            "Show this code to the other camera, and hold theirs before yours."
        }
        .into(),
    );
    exchange.set_code_label(if german { "Ihr Code" } else { "Your code" }.into());
    if let Some(code) = code() {
        exchange.set_code(code);
        exchange.set_has_code(true);
    }
    exchange.set_has_camera(true);
    exchange.set_camera(scene());
}

pub(super) fn no_camera(app: &AppWindow, german: bool) {
    exchange(app, german);
    let exchange = app.global::<Exchange>();
    exchange.set_has_camera(false);
    exchange.set_camera_text(
        if german {
            "An diesem Rechner ist keine Kamera. Fügen Sie ein Bild des anderen Codes ein, oder öffnen Sie eines."
        } else {
            "There is no camera on this computer. Paste a picture of the other code, or open one."
        }
        .into(),
    );
}

pub(super) fn exchange_text(app: &AppWindow, german: bool) {
    let title = if german { "Tauschen Sie Nachrichten aus" } else { "Exchange messages" };
    let shell = shell(
        app,
        Screen::Exchange,
        title,
        if german { "Abbrechen" } else { "Cancel" },
        if german { "Weiter" } else { "Continue" },
    );
    shell.set_notice(Notice {
        tone: Tone::Warning,
        text: if german {
            "Dieser Text gehört nicht zu diesem Koppeln. Es ist nichts verloren; bitten Sie um die neueste Nachricht."
        } else {
            "This text does not belong to this pairing. Nothing was lost; ask for the newest message."
        }
        .into(),
    });
    let exchange = app.global::<Exchange>();
    exchange.set_by_text(true);
    exchange.set_step(if german { "Nachricht 2 von 3" } else { "Message 2 of 3" }.into());
    exchange.set_left(SharedString::new());
    exchange.set_instruction(
        if german {
            "Senden Sie diesen Text, und fügen Sie die Antwort ein."
        } else {
            "Send this text, and paste the answer."
        }
        .into(),
    );
    exchange.set_code_label(if german { "Ihre Nachricht" } else { "Your message" }.into());
    exchange.set_outgoing("CS1:2:7QK4N-9XW2M-VTB6H-4PD3R-J8FCY-6GZ5A-QN2WE-XK7MB-D3RTV-9HP4L-C8JYF-6SZ5A-QN2WE-XK7MB-D3RTV-9HP4L-C8JYF-6SZ5A".into());
    exchange.set_incoming_label(if german { "Ihre Antwort" } else { "Their message" }.into());
}

pub(super) fn words(app: &AppWindow, german: bool) {
    let title = if german { "Lesen Sie einander diese Wörter vor" } else { "Read these words to each other" };
    shell(
        app,
        Screen::Words,
        title,
        if german { "Abbrechen" } else { "Cancel" },
        if german { "Die Wörter sind gleich" } else { "The words are the same" },
    );
    app.global::<App>().set_others(list([button(if german { "Sie sind verschieden" } else { "They differ" })]));
    let words = app.global::<Words>();
    words.set_mine(strings(&["orchard", "velvet", "captain"]));
    words.set_mine_label(if german { "Auf beiden Geräten steht" } else { "Both devices show" }.into());
}

pub(super) fn words_asked(app: &AppWindow, german: bool) {
    words(app, german);
    let words = app.global::<Words>();
    words.set_mine_label(if german { "Ihre Wörter: lesen Sie sie vor" } else { "Your words: read them out" }.into());
    words.set_asks(true);
    words.set_ask_label(if german { "Die drei Wörter, die Sie hören" } else { "The three words that you hear" }.into());
    words.set_typed("glimpse fortune".into());
    words.set_error(if german { "Es fehlt noch ein Wort." } else { "One word is missing." }.into());
}

fn code() -> Option<Image> {
    let code = Symbol::encode(
        "CS1:1:7QK4N9XW2MVTB6H4PD3RJ8FCY6GZ5AQN2WEXK7MBD3RTV9HP4LC8JYF6SZ5AQN2WEXK7MBD3RTV9HP4LC8JYF6SZ5A",
    )
    .ok()?;
    let picture = code.to_luma(1).ok()?;
    let mut buffer = SharedPixelBuffer::<Rgb8Pixel>::new(
        u32::try_from(picture.width()).ok()?,
        u32::try_from(picture.height()).ok()?,
    );
    for (pixel, grey) in buffer.make_mut_slice().iter_mut().zip(picture.pixels()) {
        *pixel = Rgb8Pixel { r: *grey, g: *grey, b: *grey };
    }
    Some(Image::from_rgb8(buffer))
}

fn scene() -> Image {
    let mut buffer = SharedPixelBuffer::<Rgb8Pixel>::new(64, 36);
    for (place, pixel) in buffer.make_mut_slice().iter_mut().enumerate() {
        let shade = u8::try_from(place.checked_div(64).unwrap_or_default().saturating_mul(3)).unwrap_or(u8::MAX);
        *pixel = Rgb8Pixel { r: 60, g: 70_u8.saturating_add(shade), b: 90_u8.saturating_add(shade) };
    }
    Image::from_rgb8(buffer)
}
