//! What the compiler has to refuse, and what no secret may offer.

/// Each file in `compile_fail` has to be refused with the message that stands beside it.
#[test]
#[cfg(not(windows))]
fn what_must_not_compile_does_not() {
    trybuild::TestCases::new().compile_fail("tests/compile_fail/*.rs");
}

/// Compiles only when a type has none of the traits: with one of them, two implementations of `Probe` fit and the compiler
/// cannot choose.
macro_rules! assert_lacks {
    ($type:ty: $($lacked:path),+ $(,)?) => {
        const _: () = {
            trait Probe<Which> {
                fn probe() {}
            }
            impl<T: ?Sized> Probe<()> for T {}
            $({
                struct Lacked;
                impl<T: ?Sized + $lacked> Probe<Lacked> for T {}
            })+
            let _ = <$type as Probe<_>>::probe;
        };
    };
}

macro_rules! assert_keeps_to_itself {
    ($($type:ty),+ $(,)?) => {
        $(assert_lacks!(
            $type: Clone,
            Copy,
            core::fmt::Debug,
            core::fmt::Display,
            PartialEq,
            PartialOrd,
            core::hash::Hash,
            Default,
            AsRef<[u8]>,
            core::borrow::Borrow<[u8]>,
            core::ops::Deref,
            serde::Serialize,
        );)+
    };
}

assert_keeps_to_itself!(
    countersign::secret::Secret<20>,
    countersign::secret::Secret<32>,
    countersign::code::CodeKey,
    countersign::identity::DeviceKey,
    countersign::pairing::Pairing<countersign::pairing::Offering>,
    countersign::pairing::Pairing<countersign::pairing::Replying>,
    countersign::pairing::Pairing<countersign::pairing::Confirming>,
    countersign::pairing::Pairing<countersign::pairing::Agreed>,
    countersign::pairing::Session,
);

/// A code can be compared by judging alone, and a word of a recovery code does not print itself.
const _: () = {
    assert_lacks!(countersign::code::Code<countersign::code::Mine>: Clone, PartialEq, core::fmt::Display);
    assert_lacks!(countersign::code::Code<countersign::code::Theirs>: Clone, PartialEq, core::fmt::Display);
    assert_lacks!(countersign::words::Word: core::fmt::Display, serde::Serialize);
};

/// A session may move to a worker thread.
const _: () = {
    const fn sends<T: Send>() {}
    sends::<countersign::pairing::Session>();
};
