//! Draws every screen with made-up people to PNG files, without a display, so that each can be looked at in light, dark and
//! high contrast, wide and narrow, and at twice the scale.
//!
//! `cargo run -p countersign-desktop --example gallery -- FOLDER [PART-OF-A-NAME …]`

use std::error::Error;
use std::fs::{File, create_dir_all};
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::Instant;

use countersign_desktop::generated::AppWindow;
use slint::platform::software_renderer::{MinimalSoftwareWindow, RepaintBufferType};
use slint::platform::{Platform, PlatformError, WindowAdapter, WindowEvent};
use slint::{ComponentHandle as _, PhysicalSize, Rgb8Pixel};

#[path = "gallery/samples.rs"]
mod samples;

use samples::{SAMPLES, Sample};

/// A window of a given size that is only ever drawn into memory.
struct Memory {
    window: Rc<MinimalSoftwareWindow>,
    start: Instant,
}

impl Platform for Memory {
    fn create_window_adapter(&self) -> Result<Rc<dyn WindowAdapter>, PlatformError> {
        Ok(Rc::<MinimalSoftwareWindow>::clone(&self.window))
    }

    fn duration_since_start(&self) -> core::time::Duration {
        self.start.elapsed()
    }
}

/// How a screen is looked at.
struct View {
    name: &'static str,
    width: u32,
    height: u32,
    scale: f32,
    dark: bool,
    contrast: bool,
    language: &'static str,
}

const VIEWS: [View; 11] = [
    View { name: "wide-light-en", width: 1280, height: 800, scale: 1.0, dark: false, contrast: false, language: "en" },
    View { name: "wide-light-de", width: 1280, height: 800, scale: 1.0, dark: false, contrast: false, language: "de" },
    View { name: "wide-dark-de", width: 1280, height: 800, scale: 1.0, dark: true, contrast: false, language: "de" },
    View {
        name: "wide-contrast-en",
        width: 1280,
        height: 800,
        scale: 1.0,
        dark: false,
        contrast: true,
        language: "en",
    },
    View {
        name: "wide-contrast-dark-en",
        width: 1280,
        height: 800,
        scale: 1.0,
        dark: true,
        contrast: true,
        language: "en",
    },
    View { name: "narrow-light-en", width: 420, height: 800, scale: 1.0, dark: false, contrast: false, language: "en" },
    View { name: "narrow-light-de", width: 420, height: 800, scale: 1.0, dark: false, contrast: false, language: "de" },
    View { name: "narrow-dark-de", width: 420, height: 800, scale: 1.0, dark: true, contrast: false, language: "de" },
    View {
        name: "narrow-contrast-dark-en",
        width: 420,
        height: 800,
        scale: 1.0,
        dark: true,
        contrast: true,
        language: "en",
    },
    View {
        name: "double-light-de",
        width: 1280,
        height: 800,
        scale: 2.0,
        dark: false,
        contrast: false,
        language: "de",
    },
    View {
        name: "default-light-en",
        width: 960,
        height: 760,
        scale: 1.0,
        dark: false,
        contrast: false,
        language: "en",
    },
];

/// The sentence of a key in `texts/LANGUAGE/screens.ftl`, where none takes an argument.
fn sentence(key: &str, language: &str) -> String {
    let file = if language == "de" {
        include_str!("../texts/de/screens.ftl")
    } else {
        include_str!("../texts/en/screens.ftl")
    };
    file.lines()
        .filter_map(|line| line.split_once(" = "))
        .find_map(|(name, text)| (name == key).then(|| text.to_owned()))
        .unwrap_or_else(|| key.to_owned())
}

fn save(path: &Path, pixels: &[Rgb8Pixel], size: PhysicalSize) -> Result<(), Box<dyn Error>> {
    let mut encoder = png::Encoder::new(BufWriter::new(File::create(path)?), size.width, size.height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let bytes: Vec<u8> = pixels.iter().flat_map(|pixel| [pixel.r, pixel.g, pixel.b]).collect();
    encoder.write_header()?.write_image_data(&bytes)?;
    Ok(())
}

fn draw(
    window: &MinimalSoftwareWindow,
    app: &AppWindow,
    view: &View,
    sample: &Sample,
    path: &Path,
) -> Result<(), Box<dyn Error>> {
    samples::clear(app);
    samples::dress(app, view.dark, view.contrast, view.language);
    (sample.set)(app, view.language == "de");
    samples::arrive(app);
    let size = PhysicalSize::new(view.width, view.height);
    let mut pixels =
        vec![Rgb8Pixel::default(); usize::try_from(size.width)?.saturating_mul(usize::try_from(size.height)?)];
    // Twice: what changes in answer to the first layout is in the second.
    for _ in 0..2 {
        slint::platform::update_timers_and_animations();
        app.window().request_redraw();
        let stride = usize::try_from(size.width)?;
        window.draw_if_needed(|renderer| {
            renderer.render(&mut pixels, stride);
        });
    }
    save(path, &pixels, size)
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().ok_or("Name the folder to draw into.")?);
    let parts: Vec<String> = arguments.collect();
    create_dir_all(&folder)?;

    let window = MinimalSoftwareWindow::new(RepaintBufferType::NewBuffer);
    slint::platform::set_platform(Box::new(Memory { window: Rc::clone(&window), start: Instant::now() }))?;
    let app = AppWindow::new()?;
    samples::speak(&app, sentence);
    app.show()?;

    for view in &VIEWS {
        app.window().dispatch_event(WindowEvent::ScaleFactorChanged { scale_factor: view.scale });
        window.set_size(PhysicalSize::new(view.width, view.height));
        app.window().dispatch_event(WindowEvent::WindowActiveChanged(true));
        for sample in SAMPLES {
            let name = format!("{}.{}", sample.name, view.name);
            if parts.iter().all(|part| name.contains(part.as_str())) {
                draw(&window, &app, view, sample, &folder.join(format!("{name}.png")))?;
            }
        }
    }
    Ok(())
}
