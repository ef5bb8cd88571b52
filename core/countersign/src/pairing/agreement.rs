//! From two messages to one root: HPKE (RFC 9180) in base mode, the commitment, the transcript and the key schedule
//! (`docs/format.md`, "Pairing"). It exists so that everything that touches a pairing's secrets can be read on one page.

use core::convert::Infallible;

use chacha20poly1305::aead::{AeadInOut, KeyInit};
use chacha20poly1305::{ChaCha20Poly1305, Nonce, Tag};
use hkdf::{Hkdf, HkdfExtract};
use hpke::aead::{AeadTag, ChaCha20Poly1305 as HpkeAead};
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, HpkeError, Kem, OpModeR, OpModeS, Serializable};
use rand_core::{TryCryptoRng, TryRng};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use zeroize::Zeroize;

use super::PairingError;
use super::message::{Finish, Offer, Reply, SEALED, SessionTag};
use super::phrase::Phrase;
use super::profile::{LEN as PROFILE, NONCE};
use crate::secret::{Secret, with_scrub};

/// The length of an authentication tag.
const TAG: usize = 16;

/// What both sides export from the HPKE context.
pub(super) struct Exported {
    /// Seals the Finish, once.
    finish_key: Secret<32>,
    /// The shared input `x` of the root.
    shared: Secret<32>,
}

/// What two devices agreed on.
pub(super) struct Agreement {
    pub(super) root: Secret<32>,
    pub(super) pair_id: [u8; 16],
    pub(super) phrase: Phrase,
}

/// Gives the public key of the pair that RFC 9180 §7.1.3 `DeriveKeyPair` makes of 32 fresh bytes.
///
/// Those bytes, not the private key, are what a session keeps: they stay in their box, and the key lives on the stack for
/// the length of one call.
pub(super) fn public_key(fresh: &Secret<32>) -> [u8; 32] {
    // The fresh bytes are the seed of the key pair.
    with_scrub(|| X25519HkdfSha256::derive_keypair(fresh.expose()).1.to_bytes().into())
}

/// Commits to a profile: `SHA("Countersign/1 commit\0" || profile)`.
pub(super) fn commitment(profile: &Secret<PROFILE>) -> [u8; 32] {
    // The profile is hashed here; the hash hides its nonce.
    with_scrub(|| {
        Sha256::new().chain_update(b"Countersign/1 commit\0").chain_update(profile.expose()).finalize().into()
    })
}

/// Makes the Reply to an Offer: encapsulates to its key and seals `profile`.
///
/// # Errors
/// [`PairingError::DecryptFailed`] for an Offer whose key has a small order (RFC 9180 §7.1.4).
pub(super) fn seal_reply(
    offer: &Offer,
    fresh: &Secret<32>,
    profile: &Secret<PROFILE>,
) -> Result<(Reply, Exported), PairingError> {
    with_scrub(|| -> Result<_, HpkeError> {
        let recipient = <X25519HkdfSha256 as Kem>::PublicKey::from_bytes(&offer.key)?;
        let (enc, mut context) = hpke::setup_sender_with_rng::<HpkeAead, HkdfSha256, X25519HkdfSha256>(
            &OpModeS::Base,
            &recipient,
            &info(offer),
            &mut Drawn(fresh),
        )?;
        let tag = offer.tag();
        let mut sealed = [0; SEALED];
        let (text, check) = halves(&mut sealed)?;
        // The profile is copied out to be encrypted where it lands.
        text.copy_from_slice(profile.expose());
        let written = context.seal_inout_detached(text.as_mut_slice().into(), &Reply::bound(offer.meeting(), tag));
        match written {
            Ok(written) => written.write_exact(check),
            Err(error) => {
                sealed.zeroize();
                return Err(error);
            }
        }
        let exported = export(|context_label, out| context.export(context_label, out))?;
        Ok((Reply::new(offer.meeting(), tag, enc.to_bytes().into(), sealed), exported))
    })
    .map_err(|_| PairingError::DecryptFailed)
}

/// Opens the Reply to one's own Offer.
///
/// # Errors
/// [`PairingError::DecryptFailed`] when it was not made for this Offer, was altered, or holds a key of small order.
pub(super) fn open_reply(
    offer: &Offer,
    fresh: &Secret<32>,
    reply: &Reply,
) -> Result<(Secret<PROFILE>, Exported), PairingError> {
    with_scrub(|| -> Result<_, HpkeError> {
        // The private key is made again from its seed, for this one call.
        let (private, _) = X25519HkdfSha256::derive_keypair(fresh.expose());
        let enc = <X25519HkdfSha256 as Kem>::EncappedKey::from_bytes(&reply.enc)?;
        let mut context = hpke::setup_receiver::<HpkeAead, HkdfSha256, X25519HkdfSha256>(
            &OpModeR::Base,
            &private,
            &enc,
            &info(offer),
        )?;
        let mut sealed = reply.sealed;
        let (text, check) = halves(&mut sealed)?;
        let check = AeadTag::<HpkeAead>::from_bytes(check)?;
        let bound = Reply::bound(offer.meeting(), reply.tag);
        let mut opened = Ok(());
        let profile = Secret::filled(|profile: &mut [u8; PROFILE]| {
            profile.copy_from_slice(text);
            opened = context.open_inout_detached(profile.as_mut_slice().into(), &bound, &check);
        });
        opened?;
        let exported = export(|context_label, out| context.export(context_label, out))?;
        Ok((profile, exported))
    })
    .map_err(|_| PairingError::DecryptFailed)
}

/// Makes the Finish. The key seals nothing else, so its nonce is zero and the result a function of Offer and Reply.
///
/// # Errors
/// [`PairingError::DecryptFailed`], which the cipher gives for texts of 256 GiB only.
pub(super) fn seal_finish(
    offer: &Offer,
    reply: &Reply,
    exported: &Exported,
    profile: &Secret<PROFILE>,
) -> Result<Finish, PairingError> {
    with_scrub(|| {
        let tag = offer.tag();
        let mut sealed = [0; SEALED];
        let (text, check) = halves(&mut sealed).map_err(|_| PairingError::DecryptFailed)?;
        // The profile is copied out to be encrypted where it lands; the key is read to encrypt it.
        text.copy_from_slice(profile.expose());
        let cipher = ChaCha20Poly1305::new(exported.finish_key.expose().into());
        let bound = Finish::bound(offer.meeting(), tag, reply);
        let written = cipher.encrypt_inout_detached(&Nonce::default(), &bound, text.as_mut_slice().into());
        if let Ok(written) = &written {
            check.copy_from_slice(written);
        } else {
            sealed.zeroize();
        }
        written.map(|_| Finish::new(offer.meeting(), tag, sealed)).map_err(|_| PairingError::DecryptFailed)
    })
}

/// Opens the Finish and holds it against the commitment in the Offer.
///
/// # Errors
/// [`PairingError::DecryptFailed`] when it does not belong to this Offer and Reply or was altered;
/// [`PairingError::CommitmentMismatch`] when its profile is another than the Offer committed to.
pub(super) fn open_finish(
    offer: &Offer,
    reply: &Reply,
    exported: &Exported,
    finish: &Finish,
) -> Result<Secret<PROFILE>, PairingError> {
    let profile = with_scrub(|| {
        let mut sealed = finish.sealed;
        let (text, check) = halves(&mut sealed).map_err(|_| PairingError::DecryptFailed)?;
        let check: Tag = (*check).into();
        // The key is read to decrypt.
        let cipher = ChaCha20Poly1305::new(exported.finish_key.expose().into());
        let bound = Finish::bound(offer.meeting(), finish.tag, reply);
        let mut opened = Ok(());
        let profile = Secret::filled(|profile: &mut [u8; PROFILE]| {
            profile.copy_from_slice(text);
            opened = cipher.decrypt_inout_detached(&Nonce::default(), &bound, profile.as_mut_slice().into(), &check);
        });
        opened.map(|()| profile).map_err(|_| PairingError::DecryptFailed)
    })?;
    if bool::from(commitment(&profile).ct_eq(&offer.commitment)) {
        Ok(profile)
    } else {
        Err(PairingError::CommitmentMismatch)
    }
}

/// Derives what both devices now share. `initiators` and `responders` are the two profiles, whose nonces enter.
pub(super) fn agree(
    offer: &Offer,
    reply: &Reply,
    finish: &Finish,
    exported: &Exported,
    initiators: &Secret<PROFILE>,
    responders: &Secret<PROFILE>,
) -> Agreement {
    with_scrub(|| {
        let transcript = Sha256::new()
            .chain_update(b"Countersign/1 th\0")
            .chain_update(Sha256::digest(offer.bytes()))
            .chain_update(Sha256::digest(reply.bytes()))
            .chain_update(Sha256::digest(finish.bytes()))
            .finalize();
        let mut extract = HkdfExtract::<Sha256>::new(Some(transcript.as_slice()));
        // The shared input and both nonces are read to be extracted from.
        extract.input_ikm(exported.shared.expose());
        extract.input_ikm(nonce(initiators));
        extract.input_ikm(nonce(responders));
        let (mut prk, schedule) = extract.finalize();
        prk.zeroize();
        let root = Secret::filled(|root: &mut [u8; 32]| expand(&schedule, b"Countersign/1 root", root));
        let mut sas = [0; 16];
        expand(&schedule, b"Countersign/1 sas", &mut sas);
        let phrase = Phrase::from_sas(sas);
        sas.zeroize();
        let mut pair_id = [0; 16];
        // The root is read to name the pairing; a root is as long as a hash, which is all that `from_prk` asks.
        if let Ok(schedule) = Hkdf::<Sha256>::from_prk(root.expose()) {
            expand(&schedule, b"Countersign/1 pair id", &mut pair_id);
        }
        Agreement { root, pair_id, phrase }
    })
}

/// Gives the nonce at the front of a profile.
fn nonce(profile: &Secret<PROFILE>) -> &[u8] {
    // The nonce is lent to the extraction alone.
    profile.expose().get(..NONCE).unwrap_or_default()
}

/// Expands into `out`; HKDF refuses more than 255 hashes and no output here is longer than one.
fn expand(schedule: &Hkdf<Sha256>, label: &[u8], out: &mut [u8]) {
    let _ = schedule.expand(label, out);
}

/// HPKE `info`: a label and the hash of the Offer, so that the key agreement is about this Offer alone.
fn info(offer: &Offer) -> Vec<u8> {
    [b"Countersign/1 pair\0".as_slice(), &Sha256::digest(offer.bytes())].concat()
}

/// Exports both keys (RFC 9180 §5.3).
fn export(exporter: impl Fn(&[u8], &mut [u8]) -> Result<(), HpkeError>) -> Result<Exported, HpkeError> {
    let mut result = Ok(());
    let mut one = |label: &[u8]| {
        Secret::filled(|key: &mut [u8; 32]| {
            if let Err(error) = exporter(label, key) {
                result = Err(error);
            }
        })
    };
    let (finish_key, shared) = (one(b"Countersign/1 m3"), one(b"Countersign/1 root"));
    result.map(|()| Exported { finish_key, shared })
}

/// Splits a sealed profile into ciphertext and tag.
fn halves(sealed: &mut [u8; SEALED]) -> Result<(&mut [u8; PROFILE], &mut [u8; TAG]), HpkeError> {
    let (text, check) = sealed.split_first_chunk_mut().ok_or(HpkeError::OpenError)?;
    Ok((text, check.try_into().map_err(|_| HpkeError::OpenError)?))
}

/// Gives HPKE bytes that were drawn beforehand: a generator that fails can be answered before the library is called, and
/// never inside it, where it could only panic.
struct Drawn<'a>(&'a Secret<32>);

impl TryRng for Drawn<'_> {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u32::from_be_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u64::from_be_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, out: &mut [u8]) -> Result<(), Infallible> {
        // HPKE draws the seed of the ephemeral key pair: 32 bytes, once.
        for (to, from) in out.iter_mut().zip(self.0.expose()) {
            *to = *from;
        }
        Ok(())
    }
}

impl TryCryptoRng for Drawn<'_> {}

/// Tells whether a message carries the tag of an Offer.
pub(super) fn belongs(offer: &Offer, tag: SessionTag) -> bool {
    offer.tag() == tag
}
