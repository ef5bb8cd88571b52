//! What can be said about cameras without one.

use super::*;

fn mode(fourcc: [u8; 4], resolution: (u32, u32), rate: u32) -> Mode {
    Mode { fourcc, format: PixelFormat::from_fourcc(fourcc).unwrap(), resolution, interval: (1, rate) }
}

fn chosen(modes: &[Mode]) -> ([u8; 4], (u32, u32)) {
    let mode = best(modes.to_vec()).unwrap();
    (mode.fourcc, mode.resolution)
}

#[test]
fn full_hd_is_preferred_and_nothing_larger_than_needed() {
    let modes = [
        mode(*b"MJPG", (640, 480), 30),
        mode(*b"MJPG", (3840, 2160), 30),
        mode(*b"MJPG", (1920, 1080), 30),
        mode(*b"YUYV", (1280, 720), 30),
    ];
    assert_eq!(chosen(&modes), (*b"MJPG", (1920, 1080)));
    assert_eq!(chosen(&modes[..2]), (*b"MJPG", (3840, 2160)));
    assert_eq!(chosen(&[modes[0].clone(), modes[3].clone()]), (*b"YUYV", (1280, 720)));
}

#[test]
fn slow_modes_come_last_and_plain_pixels_come_before_jpeg() {
    let slow = mode(*b"YUYV", (1920, 1080), 4);
    let small = mode(*b"YUYV", (640, 480), 30);
    assert_eq!(chosen(&[slow.clone(), small.clone()]).1, small.resolution);
    assert_eq!(chosen(&[slow, mode(*b"MJPG", (1920, 1080), 30)]).0, *b"MJPG");
    assert_eq!(chosen(&[mode(*b"MJPG", (1920, 1080), 30), mode(*b"YUYV", (1920, 1080), 30)]).0, *b"YUYV");
    assert!(best(Vec::new()).is_none());
}

#[test]
fn steps_are_kept_and_a_driver_may_say_anything() {
    let steps = |min, max, step| candidates(&ResolutionInfo::Stepwise { min, max, step });
    assert_eq!(steps((160, 120), (4096, 2160), (16, 8)), [(1920, 1080)]);
    assert_eq!(steps((160, 120), (1280, 720), (1, 1)), [(1280, 720)]);
    assert_eq!(steps((640, 480), (0, 0), (0, 0)), [(640, 480)]);
    assert_eq!(shortest(&IntervalInfo::Discretes(vec![(1, 15), (0, 1), (1, 30), (1, 0)])), Some((1, 30)));
    assert_eq!(shortest(&IntervalInfo::Discretes(Vec::new())), None);
}

#[test]
fn a_camera_that_is_not_there_is_absent() {
    assert_eq!(Camera::open(Some("/dev/countersign-no-such-camera")).err(), Some(CameraError::Absent));
}

#[test]
fn the_systems_errors_become_words_with_a_way_out() {
    let named = |code| from_io(&io::Error::from_raw_os_error(code));
    assert_eq!(named(2), CameraError::Absent);
    assert_eq!(named(13), CameraError::Refused);
    assert_eq!(named(16), CameraError::Busy);
    assert_eq!(named(19), CameraError::Unplugged);
    assert!(matches!(named(22), CameraError::Unusable { .. }));
}
