//! What each stage of a session does with each message. It exists apart from the session's doors because here the rules
//! about collisions, second Offers and late Replies meet.

use super::super::PairingError;
use super::super::armor;
use super::super::confirm::Confirming;
use super::super::message::{Awaited, Finish, Meeting, Offer, Reply};
use super::super::state::{Pairing, ReadBy, Refused};
use super::{Event, Session, Stage};
use crate::contact::Side;
use crate::ports::{Entropy, EntropyError};
use crate::time::Reading;

/// When the screen has not shown the answered Offer for this long, in milliseconds, another Offer is answered instead.
const UNSEEN: u64 = 5_000;

impl Session {
    pub(super) fn read_offer(
        &mut self,
        offer: &Offer,
        by: ReadBy,
        now: Reading,
        entropy: &mut dyn Entropy,
    ) -> Result<Result<Event, PairingError>, EntropyError> {
        match &mut self.stage {
            Stage::Offering(own) | Stage::Replying { own: Some(own), .. } if own.message() == offer => {
                return Ok(Err(PairingError::SelfScan));
            }
            Stage::Replying { pairing, seen, .. } => {
                if pairing.answered() == offer {
                    *seen = now;
                    return Ok(Ok(Event::Ignored));
                }
                // Where words are typed, each answered Offer would be one more guess for someone in the middle. A camera
                // may turn to another screen; but not while the first is still in view, or the answers would alternate.
                let in_view = now.boottime_ms.saturating_sub(seen.boottime_ms) < UNSEEN;
                if !pairing.is_authentic() || !by.is_authentic(offer.meeting()) || in_view {
                    return Ok(Err(PairingError::SessionBusy));
                }
            }
            Stage::Listening | Stage::Offering(_) | Stage::Confirming(_) | Stage::Over(_) => {}
        }
        if (self.meeting, offer.meeting()) == (Meeting::Remote, Meeting::InPerson) {
            return Ok(Err(PairingError::NotRemote));
        }
        let pairing = match Pairing::answer(&self.me, offer, by, now, entropy)? {
            Ok(pairing) => pairing,
            Err(error) => return Ok(Err(error)),
        };
        let show = armor::encode(pairing.message().bytes());
        let own = match self.take() {
            Stage::Offering(own) => Some(own),
            Stage::Replying { own, .. } => own,
            Stage::Listening | Stage::Confirming(_) | Stage::Over(_) => None,
        };
        self.stage = Stage::Replying { pairing, own, seen: now };
        Ok(Ok(Event::Show(show)))
    }

    pub(super) fn read_reply(
        &mut self,
        reply: &Reply,
        by: ReadBy,
        now: Reading,
        entropy: &mut dyn Entropy,
    ) -> Result<Result<Event, PairingError>, EntropyError> {
        // Both answered: the smaller tag goes on as the initiator, equal ones begin again.
        if let Stage::Replying { pairing, own: Some(own), .. } = &self.stage {
            let (mine, answered) = (own.message().tag(), pairing.answered().tag());
            if reply.tag == mine && mine > answered {
                return Ok(Ok(Event::Ignored));
            }
            if reply.tag == mine && mine == answered {
                return self.begin_again(now, entropy).map(Ok);
            }
        }
        Ok(match self.take() {
            Stage::Offering(own) => match own.accept(reply, by, now) {
                Ok(confirming) => Ok(self.ask(confirming)),
                Err(refused) => self.refused(refused, Stage::Offering),
            },
            Stage::Replying { pairing, own: Some(own), seen } => match own.accept(reply, by, now) {
                Ok(confirming) => Ok(self.ask(confirming)),
                Err(refused) => self.refused(refused, |own| Stage::Replying { pairing, own: Some(own), seen }),
            },
            Stage::Confirming(pairing) => {
                let known = if pairing.took(reply) {
                    Ok(Event::Ignored)
                } else if pairing.shares_tag(reply) {
                    Err(PairingError::SessionBusy)
                } else {
                    Err(PairingError::WrongSession)
                };
                self.stage = Stage::Confirming(pairing);
                known
            }
            stage @ (Stage::Listening | Stage::Replying { own: None, .. } | Stage::Over(_)) => {
                self.stage = stage;
                Ok(Event::Ignored)
            }
        })
    }

    pub(super) fn read_finish(&mut self, finish: &Finish, now: Reading) -> Result<Event, PairingError> {
        match self.take() {
            Stage::Replying { pairing, own, seen } => match pairing.finish(finish, now) {
                Ok(confirming) => Ok(self.ask(confirming)),
                Err(refused) => self.refused(refused, |pairing| Stage::Replying { pairing, own, seen }),
            },
            stage @ (Stage::Listening | Stage::Offering(_) | Stage::Confirming(_) | Stage::Over(_)) => {
                self.stage = stage;
                Ok(Event::Ignored)
            }
        }
    }

    /// Tells which messages the present stage can use.
    pub(super) const fn awaited(&self) -> Awaited {
        match &self.stage {
            Stage::Listening => Awaited { offer: true, reply: None, finish: None },
            Stage::Offering(own) => Awaited { offer: true, reply: Some(own.message().meeting()), finish: None },
            Stage::Replying { pairing, own, .. } => Awaited {
                offer: true,
                reply: match own {
                    Some(own) => Some(own.message().meeting()),
                    None => None,
                },
                finish: Some(pairing.answered().meeting()),
            },
            Stage::Confirming(pairing) => Awaited {
                offer: false,
                reply: match pairing.side() {
                    Side::Initiator => Some(pairing.meeting()),
                    Side::Responder => None,
                },
                finish: None,
            },
            Stage::Over(_) => Awaited { offer: false, reply: None, finish: None },
        }
    }

    fn ask(&mut self, confirming: Pairing<Confirming>) -> Event {
        let show = confirming.message().map(|finish| armor::encode(finish.bytes()));
        self.stage = Stage::Confirming(confirming);
        Event::Confirm { show }
    }

    fn refused<P>(&mut self, refused: Refused<P>, stage: impl FnOnce(P) -> Stage) -> Result<Event, PairingError> {
        match refused {
            Refused::Kept(kept, error) => {
                self.stage = stage(*kept);
                Err(error)
            }
            Refused::Ended(error) => Ok(self.end(error)),
        }
    }
}
