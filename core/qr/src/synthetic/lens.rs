//! What a lens, a shutter and a file format do to light.
//!
//! These are the steps between the scene and the pixels, apart from it so that each can be checked alone.

use super::{Photo, Scene};
use crate::image::decode_image;
use crate::luma::Luma;

/// Collects the light of the scene, several rays per pixel.
pub(super) fn expose(photo: &Photo, scene: &Scene) -> Vec<f32> {
    let rays: usize = if photo.screen > 0.0 { 4 } else { 2 };
    let step = 1.0 / rays as f32;
    let (centre_x, centre_y) = (photo.width as f32 / 2.0, photo.height as f32 / 2.0);
    let reach = centre_x.hypot(centre_y);
    let mut film = Vec::with_capacity(photo.width * photo.height);
    for row in 0..photo.height {
        for column in 0..photo.width {
            let mut light = 0.0;
            for ray in 0..rays * rays {
                let x = column as f32 + ((ray % rays) as f32 + 0.5) * step - centre_x;
                let y = row as f32 + ((ray / rays) as f32 + 0.5) * step - centre_y;
                let away = x.hypot(y) / reach;
                let bend = 1.0 + photo.barrel * away * away;
                light += scene.light(x * bend, y * bend, photo);
            }
            film.push(light * step * step);
        }
    }
    film
}

/// Blurs by a Gaussian of this standard deviation.
pub(super) fn blur(film: &mut [f32], width: usize, sigma: f32) {
    if sigma <= 0.05 {
        return;
    }
    let reach = (sigma * 3.0).ceil() as isize;
    let weights: Vec<f32> = (-reach..=reach).map(|at| (-(at * at) as f32 / (2.0 * sigma * sigma)).exp()).collect();
    let total: f32 = weights.iter().sum();
    let taps: Vec<([isize; 2], f32)> =
        (-reach..=reach).zip(&weights).map(|(at, weight)| ([at, 0], weight / total)).collect();
    gather(film, width, &taps);
    let taps: Vec<([isize; 2], f32)> = taps.into_iter().map(|([x, y], weight)| ([y, x], weight)).collect();
    gather(film, width, &taps);
}

/// Smears along a line of this length and angle.
pub(super) fn smear(film: &mut [f32], width: usize, length: f32, angle: f32) {
    if length <= 0.5 {
        return;
    }
    let steps = (length * 2.0).ceil() as usize;
    let taps: Vec<([isize; 2], f32)> = (0..=steps)
        .map(|step| {
            let along = (step as f32 / steps as f32 - 0.5) * length;
            let at = [(along * angle.cos()).round() as isize, (along * angle.sin()).round() as isize];
            (at, 1.0 / (steps + 1) as f32)
        })
        .collect();
    gather(film, width, &taps);
}

/// Puts the weighted sum of its neighbours in place of every pixel; the frame's edge goes on outside.
fn gather(film: &mut [f32], width: usize, taps: &[([isize; 2], f32)]) {
    let height = film.len() / width;
    let before = film.to_vec();
    let inside = |at: isize, end: usize| at.clamp(0, end as isize - 1) as usize;
    for y in 0..height {
        for x in 0..width {
            film[y * width + x] = taps
                .iter()
                .map(|([dx, dy], weight)| {
                    let (column, row) = (inside(x as isize + dx, width), inside(y as isize + dy, height));
                    before[row * width + column] * weight
                })
                .sum();
        }
    }
}

/// Sends the pixels through a JPEG file of this quality; 0 leaves them alone.
pub(super) fn compress(pixels: Vec<u8>, width: usize, height: usize, quality: u8) -> Luma {
    let mut file = Vec::new();
    let through = quality > 0
        && jpeg_encoder::Encoder::new(&mut file, quality)
            .encode(&pixels, width as u16, height as u16, jpeg_encoder::ColorType::Luma)
            .is_ok();
    if through && let Ok(frame) = decode_image(&file) {
        return frame;
    }
    let side = width.max(1);
    Luma::new(pixels, width, height, side).unwrap_or_else(|refused| unreachable!("the frame's own measures: {refused}"))
}

/// Returns the map from the plane where the square from 0 to `side` has these corners, back to the square.
pub(super) fn homography(side: f32, corners: [[f32; 2]; 4]) -> [f32; 9] {
    // Heckbert's map of the unit square onto a quadrilateral, then its inverse scaled to the side.
    let [[x0, y0], [x1, y1], [x2, y2], [x3, y3]] = corners;
    let (dx1, dx2, sx) = (x1 - x2, x3 - x2, x0 - x1 + x2 - x3);
    let (dy1, dy2, sy) = (y1 - y2, y3 - y2, y0 - y1 + y2 - y3);
    let determinant = dx1 * dy2 - dx2 * dy1;
    let g = (sx * dy2 - dx2 * sy) / determinant;
    let h = (dx1 * sy - sx * dy1) / determinant;
    let [a, b, c] = [x1 - x0 + g * x1, x3 - x0 + h * x3, x0];
    let [d, e, f] = [y1 - y0 + g * y1, y3 - y0 + h * y3, y0];
    let adjugate = [
        e - f * h,
        c * h - b,
        b * f - c * e,
        f * g - d,
        a - c * g,
        c * d - a * f,
        d * h - e * g,
        b * g - a * h,
        a * e - b * d,
    ];
    let mut map = adjugate;
    for value in &mut map[..6] {
        *value *= side;
    }
    // The sign is chosen so that points in front of the camera have a positive weight.
    let weight = map[6] * (x0 + x2) / 2.0 + map[7] * (y0 + y2) / 2.0 + map[8];
    map.map(|value| value / weight)
}
