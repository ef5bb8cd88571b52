//! The clock guard: which wall clock is doubted, and that no clock makes an old code good again.

use proptest::prelude::*;

use super::super::clock::RELEASED_AT;
use super::super::judge::{Moment, judge};
use super::super::{ClockDoubt, ClockRecord, Verdict};
use super::{NOW, keys, reading, state, theirs};
use crate::code::Context;
use crate::time::{BootId, Reading, UnixTime};

#[test]
fn doubts_a_wall_clock_that_leaves_the_time_since_boot() {
    let record = ClockRecord::accepted(reading(NOW, 1, 1_000_000));
    for (wall, boottime, doubt) in [
        (NOW + 90, 1_000_000, None),
        (NOW + 91, 1_000_000, Some(ClockDoubt::Jumped { seconds: 91 })),
        (NOW + 3600, 4_600_000, None),
        (NOW, 1_090_000, None),
        (NOW, 1_091_000, Some(ClockDoubt::Jumped { seconds: -91 })),
    ] {
        let checked = ClockRecord::check(Some(&record), reading(wall, 1, boottime));
        assert_eq!(checked.err(), doubt, "{wall} {boottime}");
    }
    // Across boots nothing is known about how much time has passed.
    assert!(ClockRecord::check(Some(&record), reading(NOW + 86_400, 2, 0)).is_ok());
    assert!(ClockRecord::check(Some(&record), reading(NOW + 86_400, 1, 5)).is_ok());
}

#[test]
fn doubts_a_wall_clock_behind_one_it_showed() {
    let record = ClockRecord::accepted(reading(NOW, 1, 0));
    assert!(ClockRecord::check(Some(&record), reading(NOW - 60, 2, 0)).is_ok());
    let back = ClockRecord::check(Some(&record), reading(NOW - 61, 2, 0));
    assert_eq!(back, Err(ClockDoubt::WentBack { seconds: 61 }));
    // A tolerated step back does not lower what was seen.
    let kept = ClockRecord::check(Some(&record), reading(NOW - 60, 2, 0)).unwrap();
    assert_eq!(kept.max_wall, UnixTime(NOW));
}

#[test]
fn doubts_a_clock_before_the_release() {
    let before = ClockRecord::check(None, reading(RELEASED_AT.0 - 61, 1, 0));
    assert_eq!(before, Err(ClockDoubt::WentBack { seconds: 61 }));
    assert!(ClockRecord::check(None, reading(RELEASED_AT.0, 1, 0)).is_ok());
}

proptest! {
    /// Whatever the clocks do, once a code was accepted no earlier code is.
    #[test]
    fn no_clock_sequence_accepts_an_old_code(walls in prop::collection::vec(0_u64..4_000, 1..80)) {
        let mut state = state(Context::Caller);
        let mut record: Option<ClockRecord> = None;
        let mut highest = None;
        for (boot, ahead) in (0_u8..).zip(walls) {
            let now = reading(NOW + ahead, boot, 0);
            let Ok(checked) = ClockRecord::check(record.as_ref(), now) else { continue };
            record = Some(checked);
            let moment = Moment::new(now, &checked);
            let code = theirs(Context::Caller, now.wall.step());
            let judgement = judge(&state, &keys(Context::Caller), &code, &moment);
            if let Verdict::Verified { step, .. } = judgement.verdict {
                prop_assert!(highest.is_none_or(|highest| step > highest));
                highest = Some(step);
                state.mark = judgement.raise_to;
            }
            state.guard = judgement.guard;
        }
    }

    #[test]
    fn a_clock_record_survives_its_bytes_and_nothing_else_is_read(wall: u64, boot: [u8; 16], ms: u64, max: u64) {
        let last = Reading { wall: UnixTime(wall), boot: BootId(boot), boottime_ms: ms };
        let record = ClockRecord { last, max_wall: UnixTime(max) };
        let bytes = record.to_bytes();
        prop_assert_eq!(ClockRecord::from_bytes(&bytes), Ok(record));
        prop_assert!(ClockRecord::from_bytes(&bytes[1..]).is_err());
        prop_assert!(ClockRecord::from_bytes(&[&[2], &bytes[1..]].concat()).is_err());
        prop_assert!(ClockRecord::from_bytes(&[&bytes[..], &[0]].concat()).is_err());
    }
}
