//! The contract of [`PlatformKeys`]: every promise of its documentation, run over any implementation.

use countersign::ports::Entropy;
use countersign::secret::Secret;

use super::{Item, PlatformKeys};
use crate::anchor::ANCHOR;
use crate::keys::VaultId;
use crate::system::SystemEntropy;

fn key(byte: u8) -> Secret<32> {
    Secret::from_sealed(&mut [byte; 32])
}

/// Runs the whole contract. `connect` opens the same keystore each time; items of vaults with random names are made and
/// removed.
///
/// # Panics
/// When a promise is broken, with words that name it.
pub fn keystore<K: PlatformKeys>(mut connect: impl FnMut() -> K) {
    let mut ids = [[0; 16]; 2];
    for id in &mut ids {
        SystemEntropy.fill(id).expect("the system supplies random bytes");
    }
    let [one, two] = ids.map(VaultId);
    let mut keys = connect();
    assert!(keys.key(one, 1).expect("an answer").is_none(), "a key that was never kept is absent");
    assert!(keys.anchor(one).expect("an answer").is_none(), "an anchor that was never kept is absent");
    keys.delete_key(one, 1).expect("removing what is absent succeeds");
    keys.delete_anchor(one).expect("removing what is absent succeeds");

    keys.set_key(one, 1, &key(1)).expect("a key is kept");
    keys.set_key(one, 2, &key(2)).expect("a second generation is kept");
    keys.set_key(two, 1, &key(3)).expect("another vault's key is kept");
    keys.set_key(two, 1, &key(4)).expect("a key is replaced");
    keys.set_anchor(one, &[1; ANCHOR]).expect("an anchor is kept");
    keys.post_anchor(two, &[2; ANCHOR], false);
    keys.post_anchor(two, &[3; ANCHOR], false);
    keys.flush().expect("what was posted is kept");
    keys.reopen().expect("a new connection opens");
    let mut other = connect();
    for keys in [&mut keys, &mut other] {
        for (vault, generation, byte) in [(one, 1, 1), (one, 2, 2), (two, 1, 4)] {
            let kept = keys.key(vault, generation).expect("an answer").expect("a key that was kept");
            assert_eq!(kept.for_sealing(), &[byte; 32], "each key comes back as it was kept last");
        }
        assert_eq!(keys.anchor(one).expect("an answer"), Some(vec![1; ANCHOR]), "an anchor comes back");
        assert_eq!(keys.anchor(two).expect("an answer"), Some(vec![3; ANCHOR]), "the one posted last");
        let mut items = keys.items().expect("a list");
        items.retain(|item| ids.contains(&item.vault().0));
        items.sort_unstable();
        let mut expected =
            [Item::Key(one, 1), Item::Key(one, 2), Item::Key(two, 1), Item::Anchor(one), Item::Anchor(two)];
        expected.sort_unstable();
        assert_eq!(items, expected, "every item is listed, once");
    }
    keys.post_anchor(one, &[9; ANCHOR], true);
    keys.flush().expect("what is urgent is kept");
    assert_eq!(other.anchor(one).expect("an answer"), Some(vec![9; ANCHOR]), "an anchor is replaced");

    other.delete_key(one, 1).expect("a key is removed");
    other.delete_anchor(one).expect("an anchor is removed");
    assert!(keys.key(one, 1).expect("an answer").is_none(), "a removed key is absent");
    assert!(keys.key(one, 2).expect("an answer").is_some(), "the other generation is not");
    assert!(keys.anchor(one).expect("an answer").is_none(), "a removed anchor is absent");
    assert!(keys.anchor(two).expect("an answer").is_some(), "another vault's is not");
    keys.delete_key(one, 2).expect("a key is removed");
    keys.delete_key(two, 1).expect("a key is removed");
    keys.delete_anchor(two).expect("an anchor is removed");
    let left = keys.items().expect("a list").into_iter().filter(|item| ids.contains(&item.vault().0)).count();
    assert_eq!(left, 0, "nothing is left over");
}
