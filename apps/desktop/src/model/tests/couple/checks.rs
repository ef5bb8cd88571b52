//! Codes that are nobody's, failures by the dozen, and what a check came to.

use countersign::code::Code;
use countersign::people::OwnerPresent;
use countersign::ports::{Clock as _, Store as _, Transaction as _};
use countersign::verify::{CallRole, ClockRecord, Keys, Moment, State, Verdict, judge};
use countersign_vault::VaultError;

use super::Couple;
use crate::model::view::{Body, VerdictView};
use crate::model::{Effect, Sound};

impl Couple {
    /// A code that is nobody's in this role: the rules are asked, and nothing is written.
    pub(in crate::model::tests) fn nobodys(&mut self, role: CallRole) -> String {
        let (id, side) = (self.petra_at_omar, self.person().contact.side);
        let reading = self.omar.clock.read();
        let context = role.theirs();
        let vault = self.omar.device.vault().unwrap();
        let state = vault.read(|tx| {
            let record = tx.clock()?.unwrap_or(ClockRecord::accepted(reading));
            let keys = Keys::derive(&tx.root(id)?, side, context);
            let state = State { guard: tx.guard(id)?, context, mark: tx.mark(id, context)? };
            Ok((state, keys, Moment::new(reading, &record)))
        });
        let (state, keys, now) = state.unwrap_or_else(|error: VaultError| panic!("{error}"));
        let wrong = |code: &String| {
            let code = Code::parse(code).unwrap();
            matches!(judge(&state, &keys, &code, &now).verdict, Verdict::Wrong { .. })
        };
        (100_000..999_999).map(|code| code.to_string()).find(wrong).unwrap()
    }

    /// Types wrong codes, an hour apart, with the owner's word where it is asked for.
    pub(in crate::model::tests) fn fail(&mut self, role: CallRole, times: usize) {
        let id = self.petra_at_omar;
        for _ in 0..times {
            let code = self.nobodys(role);
            let people = self.omar.device.people().unwrap();
            let checked = people.check(id, role, &code, Some(OwnerPresent::attested())).unwrap();
            assert!(matches!(checked.verdict, Verdict::Wrong { .. }), "{:?}", checked.verdict);
            self.pass(3_601);
        }
    }

    pub(in crate::model::tests) fn verdict(&mut self) -> VerdictView {
        match self.omar.view().body {
            Body::Verdict(view) => view,
            other => panic!("no verdict: {other:?}"),
        }
    }

    /// What has sounded since the last code.
    pub(in crate::model::tests) fn sounds(&self) -> Vec<Sound> {
        let sound = |effect: &Effect| if let Effect::Sound(sound) = effect { Some(*sound) } else { None };
        self.omar.effects.iter().filter_map(sound).collect()
    }
}
