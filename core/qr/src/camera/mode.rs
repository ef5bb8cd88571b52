//! Which of a camera's ways to deliver frames is the best one for reading a code.

/// What a camera should deliver at least, when it can.
pub(super) const WANTED: (u32, u32) = (1920, 1080);
/// Fewer frames a second than this are slow: a hand does not hold a telephone still for that long.
pub(super) const SLOWEST: u32 = 5;

/// Orders what a camera offers, the best first: the smallest resolution that is large enough, else the largest.
///
/// Slow ways come last; the losses of a JPEG only matter between equals.
pub(super) fn rank(resolution: (u32, u32), slow: bool, lossy: bool) -> impl Ord {
    let area = u64::from(resolution.0).saturating_mul(u64::from(resolution.1));
    let enough = resolution.0 >= WANTED.0 && resolution.1 >= WANTED.1;
    let size = if enough { (0, area) } else { (1, u64::MAX.saturating_sub(area)) };
    (slow, size, lossy)
}
