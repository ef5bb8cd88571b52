//! Who is here: finding, naming, numbers, suspending, forgetting.

use countersign_ffi::{CountersignError, NumberSource, PersonId, TrustLevel};

use crate::common::{Device, NOW};

const PETRA: PersonId = PersonId { value: 1 };
const JANA: PersonId = PersonId { value: 2 };

#[test]
fn people_are_listed_by_name_and_found_by_its_beginning() {
    let device = Device::known();
    let people = device.unlock();
    let names: Vec<String> = people.list().unwrap().into_iter().map(|person| person.name).collect();
    assert_eq!(names, ["Jana", "Petra"]);
    let petra = people.person(PETRA).unwrap();
    assert_eq!((petra.trust, petra.device_key.len(), petra.verified_at), (TrustLevel::InPerson, 32, None));
    let number = petra.number.clone().unwrap();
    assert_eq!((number.number.as_str(), number.source), ("+49301234567", NumberSource::Card));
    assert_eq!(people.find("pet".to_owned()).unwrap(), [petra]);
    assert_eq!(people.find("nobody".to_owned()).unwrap(), []);
    assert_eq!(people.find(String::new()).unwrap().len(), 2);
    for nobody in [0, 3, -1, i64::MAX] {
        assert_eq!(people.person(PersonId { value: nobody }), Err(CountersignError::NoSuchPerson));
    }
}

#[test]
fn names_and_numbers_are_changed_on_disk() {
    let device = Device::known();
    let people = device.unlock();
    assert_eq!(people.rename(PETRA, " Petra  K. ".to_owned()).unwrap().name, "Petra K.");
    assert_eq!(people.rename(JANA, "PETRA K.".to_owned()), Err(CountersignError::NameTaken { person: PETRA }));
    assert_eq!(people.rename(JANA, String::new()), Err(CountersignError::NameEmpty));
    let number = people.set_number(JANA, "030 / 99 88".to_owned(), NumberSource::Met).unwrap().number.unwrap();
    assert_eq!((number.number.as_str(), number.source, number.saved_at), ("0309988", NumberSource::Met, NOW));
    let refused = people.set_number(JANA, "call me".to_owned(), NumberSource::Met);
    assert_eq!(refused, Err(CountersignError::NotANumber));
    assert_eq!(people.remove_number(PETRA).unwrap().number, None);
    assert_eq!(people.set_own_name("Omar A.".to_owned()).as_deref(), Ok("Omar A."));
    people.lock();
    let people = device.unlock();
    assert_eq!(people.own_name().as_deref(), Ok("Omar A."));
    assert_eq!(people.person(PETRA).unwrap().name, "Petra K.");
    assert_eq!(people.person(JANA).unwrap().number, Some(number));
}

#[test]
fn forgetting_takes_the_typed_name() {
    let device = Device::known();
    let people = device.unlock();
    for other in ["", "Petr", "Jana"] {
        assert_eq!(people.forget(PETRA, other.to_owned()), Err(CountersignError::NameDiffers));
    }
    people.forget(PETRA, " petra ".to_owned()).unwrap();
    assert_eq!(people.person(PETRA), Err(CountersignError::NoSuchPerson));
    assert_eq!(people.forget(PETRA, "Petra".to_owned()), Err(CountersignError::NoSuchPerson));
    assert_eq!(people.list().unwrap().len(), 1);
}
