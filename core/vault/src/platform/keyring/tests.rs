use super::*;

fn cause(text: &str) -> Box<dyn core::error::Error + Send + Sync> {
    Box::new(std::io::Error::other(text.to_owned()))
}

#[test]
fn an_item_is_found_by_the_name_it_was_kept_under() {
    let vault = VaultId([0xab; 16]);
    for item in [Item::Key(vault, 1), Item::Key(vault, u32::MAX), Item::Anchor(vault)] {
        assert_eq!(Item::from_user(&item.user()), Some(item));
    }
    let hex = "ab".repeat(16);
    assert_eq!(Item::Key(vault, 1).user(), format!("{hex}/kek/1"));
    assert_eq!(Item::Anchor(vault).user(), format!("{hex}/anchor"));
    for foreign in
        ["", "someone", &hex, &format!("{hex}/kek/"), &format!("{hex}/kek/01"), &format!("{hex}/kek/+1"), "AB/anchor"]
    {
        assert_eq!(Item::from_user(foreign), None, "{foreign}");
    }
}

#[test]
fn every_error_of_a_keystore_has_a_name_of_ours() {
    for (error, expected) in [
        (Error::PlatformFailure(cause("x")), KeystoreError::Failed),
        (Error::NoStorageAccess(cause("x")), KeystoreError::Locked),
        (Error::BadEncoding(vec![1; 32]), KeystoreError::Malformed),
        (Error::BadDataFormat(vec![1; 32], cause("x")), KeystoreError::Malformed),
        (Error::TooLong("blob".to_owned(), 2560), KeystoreError::TooLong),
        (Error::Ambiguous(Vec::new()), KeystoreError::Ambiguous),
        (Error::NoDefaultStore, KeystoreError::Unsupported),
        (Error::NotSupportedByStore("search".to_owned()), KeystoreError::Unsupported),
        (Error::NoEntry, KeystoreError::Failed),
    ] {
        assert_eq!(classify(error), expected);
    }
}

#[cfg(all(target_os = "linux", feature = "keyring"))]
#[test]
fn the_secret_service_s_errors_are_told_apart() {
    use secret_service::Error as Service;
    let failure = |cause| classify(Error::PlatformFailure(Box::new(cause)));
    assert_eq!(failure(Service::PromptDisconnected), KeystoreError::Died);
    assert_eq!(failure(Service::ZbusFdo(zbus::fdo::Error::NoReply(String::new()))), KeystoreError::Died);
    assert_eq!(failure(Service::ZbusFdo(zbus::fdo::Error::ServiceUnknown(String::new()))), KeystoreError::NoProvider);
    assert_eq!(failure(Service::Zbus(zbus::Error::Address(String::new()))), KeystoreError::NoBus);
    assert_eq!(failure(Service::Zbus(zbus::Error::InvalidReply)), KeystoreError::Failed);
    let access = |cause| classify(Error::NoStorageAccess(Box::new(cause)));
    assert_eq!(access(Service::Prompt), KeystoreError::Locked);
    assert_eq!(access(Service::Locked), KeystoreError::Locked);
    assert_eq!(access(Service::NoResult), KeystoreError::NoDefaultCollection);
}

#[test]
fn no_error_carries_what_a_keystore_held() {
    let text = format!("{:?} {}", classify(Error::BadEncoding(b"secret".to_vec())), KeystoreError::Malformed);
    assert!(!text.contains("secret") && !text.contains("115"));
}
