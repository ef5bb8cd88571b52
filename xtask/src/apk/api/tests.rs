use std::collections::BTreeSet;

use super::{Reference, Table, Uses, guarded, judge};

/// Writes a table as R8 does; a part is its kind, its texts and its level.
fn table(parts: &[(u8, &[&str], u8)]) -> Vec<u8> {
    let texts: Vec<&str> =
        parts.iter().flat_map(|(_, words, _)| words.iter().copied()).collect::<BTreeSet<_>>().into_iter().collect();
    let mut payload = Vec::new();
    let mut index = Vec::new();
    let point = |payload: &mut Vec<u8>, bytes: &[u8]| {
        let mut entry = u32::try_from(payload.len()).unwrap().to_be_bytes().to_vec();
        entry.extend(u16::try_from(bytes.len()).unwrap().to_be_bytes());
        payload.extend(bytes);
        entry
    };
    for text in &texts {
        index.extend(point(&mut payload, format!("{text}\0").as_bytes()));
    }
    let mut list = Vec::new();
    for (kind, words, level) in parts {
        list.extend(u16::try_from(words.len().strict_mul(2).strict_add(1)).unwrap().to_be_bytes());
        list.push(*kind);
        for word in *words {
            let at = texts.iter().position(|text| text == word).unwrap();
            list.extend(u16::try_from(at).unwrap().to_be_bytes());
        }
        list.push(level.strict_mul(2));
    }
    let pointer = point(&mut payload, &list);
    let mut bytes = b"r8-apidatabase\0\0\0\x01".to_vec();
    bytes.extend(u32::try_from(texts.len()).unwrap().to_be_bytes());
    bytes.extend(index);
    bytes.extend(vec![0; 6 << 17]);
    bytes.extend(pointer);
    bytes.extend(vec![0; 6 * ((1 << 18) - 1)]);
    bytes.extend(payload);
    bytes
}

/// What the tests know of Android.
fn known() -> Table {
    let parts: &[(u8, &[&str], u8)] = &[
        (0, &["Landroid/app/Activity;"], 1),
        (0, &["Ljava/lang/Object;"], 1),
        (2, &["Ljava/lang/Object;", "<init>", "V"], 1),
        (2, &["Landroid/app/Activity;", "show", "I", "J", "V"], 1),
        (2, &["Landroid/app/Activity;", "late", "Z", "V"], 33),
        (1, &["Landroid/app/Activity;", "FIELD"], 30),
    ];
    Table::read(&table(parts)).unwrap()
}

fn member(class: &str, name: &str, kind: &str) -> Reference {
    Reference { class: class.to_owned(), member: Some((name.to_owned(), kind.to_owned())) }
}

/// The uses of one class of ours, an activity that also implements something of a library.
fn uses(references: Vec<Reference>) -> Uses {
    let mut uses = Uses::default();
    let parents = ["org/elsewhere/Library", "android/app/Activity"].map(str::to_owned).to_vec();
    uses.parents.insert("org/ours/Main".to_owned(), parents);
    uses.parents.insert("org/ours/Plain".to_owned(), vec!["java/lang/Object".to_owned()]);
    uses.declared.insert(member("org/ours/Main", "ourOwn", "()V"));
    for reference in references {
        uses.references.entry(reference).or_default().insert("org/ours/Main".to_owned());
    }
    uses
}

fn found(reference: Reference, list: &str) -> Vec<String> {
    judge(&uses(vec![reference]), &known(), 29, &guarded(list))
}

#[test]
fn what_is_public_and_old_enough_passes() {
    for reference in [
        Reference { class: "android/app/Activity".to_owned(), member: None },
        Reference { class: "[Lsome/Array;".to_owned(), member: None },
        member("android/app/Activity", "show", "(IJ)V"),
        member("org/ours/Main", "show", "(IJ)V"),
        member("org/ours/Main", "ourOwn", "()V"),
        member("org/ours/Main", "perhapsTheLibrarys", "()V"),
        member("android/app/Activity", "<init>", "()V"),
        member("org/elsewhere/Library", "call", "()V"),
    ] {
        assert_eq!(found(reference, ""), Vec::<String>::new());
    }
}

#[test]
fn what_is_hidden_is_found() {
    for reference in [
        Reference { class: "android/app/Hidden".to_owned(), member: None },
        member("android/app/Activity", "show", "(I)V"),
        member("android/app/Activity", "HIDDEN", "I"),
        member("org/ours/Plain", "nobodys", "()V"),
    ] {
        let wrong = found(reference, "");
        assert!(wrong.len() == 1 && wrong[0].contains("is not public; asked for by org/ours/Main"), "{wrong:?}");
    }
}

#[test]
fn what_is_too_new_is_found_also_where_it_is_inherited() {
    for reference in [
        member("android/app/Activity", "late", "(Z)V"),
        member("org/ours/Main", "late", "(Z)V"),
        member("android/app/Activity", "FIELD", "I"),
    ] {
        let wrong = found(reference, "");
        assert!(wrong.len() == 1 && wrong[0].contains("from level 3"), "{wrong:?}");
    }
}

#[test]
fn the_list_excuses_what_is_on_it_and_holds_nothing_else() {
    let late = || member("android/app/Activity", "late", "(Z)V");
    assert!(found(late(), "# said\norg/ours/Main android/app/Activity.late(Z)V # guarded\n").is_empty());
    // Another class that does the same has to look at the version as well.
    assert_eq!(found(late(), "org/ours/Other android/app/Activity.late(Z)V").len(), 2);
    let wrong =
        found(late(), "org/ours/Main android/app/Activity.late(Z)V\norg/ours/Main android/app/Activity.show(IJ)V\n");
    assert!(wrong.len() == 1 && wrong[0].contains("needs no place"), "{wrong:?}");
    // What is hidden has no excuse.
    assert_eq!(found(member("android/app/Activity", "x", "()V"), "org/ours/Main android/app/Activity.x()V").len(), 2);
}

#[test]
fn a_table_of_another_form_is_no_table() {
    let good = table(&[(0, &["La;"], 1)]);
    assert!(Table::read(&good).is_some());
    let mut newer = good.clone();
    newer[17] = 2;
    assert!(Table::read(&newer).is_none());
    assert!(Table::read(&good[..good.len() - 1]).is_none());
    assert!(Table::read(b"r8-apidatabase").is_none());
    assert!(Table::read(&table(&[(3, &["La;"], 1)])).is_none());
}

#[test]
fn a_class_file_is_read() {
    // class a/B extends c/D { its constant pool names c/D.m()V }
    let mut bytes = vec![0xCA, 0xFE, 0xBA, 0xBE, 0, 0, 0, 52, 0, 9];
    let text = |text: &str| [&[1, 0, u8::try_from(text.len()).unwrap()], text.as_bytes()].concat();
    bytes.extend(text("a/B"));
    bytes.extend([7, 0, 1]);
    bytes.extend(text("c/D"));
    bytes.extend([7, 0, 3]);
    bytes.extend(text("m"));
    bytes.extend(text("()V"));
    bytes.extend([12, 0, 5, 0, 6]);
    bytes.extend([10, 0, 4, 0, 7]);
    bytes.extend([0, 0x21, 0, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0]);
    let mut uses = Uses::default();
    uses.add(&bytes).unwrap();
    assert_eq!(uses.parents["a/B"], ["c/D"]);
    assert!(uses.references[&member("c/D", "m", "()V")].contains("a/B"));
    assert!(Uses::default().add(&bytes[..20]).is_err());
}
